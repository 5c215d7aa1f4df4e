"""Writes what follows from the security table: workflows, types, permissions, roles.

Run as `make workflows`; a test fails when the written files differ from the table.
Every permission that counts is managed in every state, so that nothing is inherited from
the folder above, and nobody but the table says who may copy, move, share or look into old
versions.
"""

from collections.abc import Iterator
from imio.mutualisation.base.chart import META_TYPE
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import READ_MASKED
from imio.mutualisation.security import READ_RESERVED
from imio.mutualisation.security import READERS
from imio.mutualisation.security import RECORD_SUPERVISION
from imio.mutualisation.security import ROLES
from imio.mutualisation.security import SECTION
from imio.mutualisation.security import SECTIONS
from imio.mutualisation.security import SITE
from imio.mutualisation.security import State
from imio.mutualisation.security import Transition
from imio.mutualisation.security import TYPES
from imio.mutualisation.security import WITHOUT_WORKFLOW
from imio.mutualisation.security import Workflow
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.security import WRITE_ACT
from imio.mutualisation.security import WRITE_TERMS
from pathlib import Path
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr

import re


PACKAGE = "imio.mutualisation"
ROOT = Path(__file__).parent
PROFILE = ROOT / "profiles" / "default"
# What is added somewhere; a section is there from the start.
ADDED = tuple(sorted(name for name in TYPES if name != SECTION.name))
PEOPLE = (*MEMBERS, PARTNER, *READERS)
FIELD_PERMISSIONS = (
    READ_MASKED,
    READ_RESERVED,
    RECORD_SUPERVISION,
    WRITE_ACT,
    WRITE_TERMS,
)
NEVER = (
    "CMFEditions: Access previous versions",
    "CMFEditions: Apply version control",
    "CMFEditions: Checkout to location",
    "CMFEditions: Revert to previous versions",
    "CMFEditions: Save new version",
    "Change local roles",
    "Copy or Move",
    "Modify view template",
    "Request review",
    "Review portal content",
    "Sharing page: Delegate roles",
)


VARIABLE = """\
 <variable variable_id="{id}" for_catalog="False" for_status="{status}"
    update_always="{always}">
  <description>{description}</description>
  <default>
   <expression>{expression}</expression>
  </default>
  <guard>{guard}</guard>
 </variable>
"""

HISTORY = (
    ("action", "Previous transition", "transition/getId|nothing", True, True),
    ("actor", "Who performed the previous transition", "user/getId", True, True),
    (
        "comments",
        "Comment about the last transition",
        "python:state_change.kwargs.get('comment', '')",
        True,
        True,
    ),
    (
        "review_history",
        "Provides access to workflow history",
        "state_change/getHistory",
        False,
        False,
    ),
    (
        "time",
        "When the previous transition was performed",
        "state_change/getDateTime",
        True,
        True,
    ),
)


def permissions(state: State) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every managed permission of a state with the roles that hold it."""
    adders = dict(state.add)
    yield "Access contents information", state.view
    yield (
        "Add portal content",
        tuple(sorted({role for roles in adders.values() for role in roles})),
    )
    yield "Delete objects", state.delete
    yield "List folder contents", state.view
    yield "Modify portal content", state.edit
    yield "View", state.view
    for name in ADDED:
        yield f"{PACKAGE}: Add {name}", adders.get(name, ())
    fields = dict(state.fields)
    for permission in FIELD_PERMISSIONS:
        yield permission, fields.get(permission, ())
    for permission in NEVER:
        yield permission, ()


def _state(workflow: Workflow, state: State) -> str:
    lines = [f' <state state_id="{state.id}" {_titled(state)}>']
    for transition in workflow.transitions:
        if state.id in transition.sources:
            lines.append(f'  <exit-transition transition_id="{transition.id}" />')
    for permission, roles in sorted(permissions(state)):
        head = f'  <permission-map name="{permission}" acquired="False"'
        if not roles:
            lines.append(f"{head} />")
            continue
        lines.append(f"{head}>")
        lines += [f"   <permission-role>{role}</permission-role>" for role in roles]
        lines.append("  </permission-map>")
    return "\n".join([*lines, " </state>"])


def _titled(row: State | Transition) -> str:
    """The title, marked for those who translate: mails are written in German, too."""
    return f'title={quoteattr(row.title)} i18n:attributes="title"'


def _transition(transition: Transition) -> str:
    roles = "".join(
        f"\n   <guard-role>{role}</guard-role>" for role in transition.roles
    )
    rule = (
        f"\n   <guard-expression>here/may_{transition.id}</guard-expression>"
        if transition.guarded
        else ""
    )
    url = f"%(content_url)s/@@transition?id={transition.id}"
    return f"""\
 <transition transition_id="{transition.id}" {_titled(transition)}
    new_state="{transition.target}" trigger="USER" before_script="" after_script="">
  <action url="{url}" category="workflow"
    icon="">{escape(transition.title)}</action>
  <guard>{roles}{rule}
  </guard>
 </transition>"""


def _variable(row: tuple[str, str, str, bool, bool]) -> str:
    id_, description, expression, status, always = row
    # Who acted and why is for the people of the thread, even where all may read.
    roles = [f"   <guard-role>{role}</guard-role>\n" for role in PEOPLE]
    guard = "\n" + "".join(roles) + "  " if id_ == "review_history" else ""
    return VARIABLE.format(
        id=id_,
        description=description,
        expression=expression,
        status=status,
        always=always,
        guard=guard,
    ).rstrip()


def definition(workflow: Workflow) -> str:
    """The GenericSetup definition of a workflow, as text."""
    managed = "\n".join(
        f" <permission>{name}</permission>"
        for name, _roles in sorted(permissions(workflow.states[0]))
    )
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<dc-workflow xmlns:i18n="http://xml.zope.org/namespaces/i18n"',
        f'    i18n:domain="{PACKAGE}"',
        f'    workflow_id="{workflow.id}" title={quoteattr(workflow.title)}',
        f'    initial_state="{workflow.states[0].id}" state_variable="review_state"',
        '    manager_bypass="False">',
        managed,
        *(_state(workflow, state) for state in workflow.states),
        *(_transition(transition) for transition in workflow.transitions),
        *(_variable(row) for row in HISTORY),
        "</dc-workflow>",
    ]
    return "\n".join(parts) + "\n"


def bindings() -> str:
    """The list of workflows and of the type each one rules, as text."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    lines.append('<object name="portal_workflow" meta_type="Plone Workflow Tool">')
    for workflow in WORKFLOWS:
        lines.append(f' <object name="{workflow.id}" meta_type="{META_TYPE}" />')
    lines.append(" <bindings>")
    for workflow in WORKFLOWS:
        lines.append(f'  <type type_id="{workflow.portal_type}">')
        lines.append(f'   <bound-workflow workflow_id="{workflow.id}" />')
        lines.append("  </type>")
    lines += [f'  <type type_id="{PACKAGE}.{name}" />' for name in WITHOUT_WORKFLOW]
    return "\n".join([*lines, " </bindings>", "</object>"]) + "\n"


def types() -> str:
    """The list of types, as text."""
    rows = (
        f' <object meta_type="Dexterity FTI" name="{PACKAGE}.{name}" />'
        for name in TYPES
    )
    head = '<object meta_type="Plone Types Tool" name="portal_types">'
    return "\n".join(
        ['<?xml version="1.0" encoding="utf-8"?>', head, *rows, "</object>\n"]
    )


def holding() -> str:
    """The type of the sections, with what they may hold."""
    held = [name for row in SECTIONS for name in (row.holds, *row.besides)]
    rows = "".join(f'\n    <element value="{PACKAGE}.{name}" />' for name in held)
    text = (PROFILE / "types" / f"{SECTION.portal_type}.xml").read_text(
        encoding="utf-8"
    )
    return re.sub(
        r'(<property name="allowed_content_types">).*?(\n  </property>)',
        lambda found: f"{found[1]}{rows}{found[2]}",
        text,
        count=1,
        flags=re.DOTALL,
    )


def adding() -> str:
    """The permissions to add each type, as text."""
    rows = (
        f'  <permission id="{PACKAGE}.Add{name}" title="{PACKAGE}: Add {name}" />'
        for name in TYPES
    )
    head = '<configure xmlns="http://namespaces.zope.org/zope">'
    return "\n".join([head, *rows, "</configure>\n"])


def _held(permission: str, holders: tuple[str, ...]) -> str:
    head = f'  <permission name="{permission}" acquire="False"'
    rows = [f'   <role name="{role}" />' for role in holders]
    return "\n".join([f"{head}>", *rows, "  </permission>"] if rows else [f"{head} />"])


def rolemap() -> str:
    """The roles of the suite, and who holds what on the whole site, as text."""
    roles = [f'  <role name="{role}" />' for role in ROLES]
    nobody = dict.fromkeys(
        [*(f"{PACKAGE}: Add {name}" for name in ADDED), *FIELD_PERMISSIONS], ()
    )
    held = [_held(*row) for row in sorted({**nobody, **SITE}.items())]
    head = '<?xml version="1.0" encoding="utf-8"?>\n<rolemap>'
    parts = [
        head,
        " <roles>",
        *roles,
        " </roles>",
        " <permissions>",
        *held,
        " </permissions>",
    ]
    return "\n".join([*parts, "</rolemap>\n"])


def files() -> dict[Path, str]:
    """Each file that the table determines, with its text."""
    written = {
        PROFILE / "workflows" / workflow.id / "definition.xml": definition(workflow)
        for workflow in WORKFLOWS
    }
    return {
        PROFILE / "workflows.xml": bindings(),
        PROFILE / "types.xml": types(),
        PROFILE / "types" / f"{SECTION.portal_type}.xml": holding(),
        PROFILE / "rolemap.xml": rolemap(),
        ROOT / "adding.zcml": adding(),
        **written,
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
