"""Tables of the reference, drawn from the code when the documentation is built."""

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation import rules
from imio.mutualisation.base.fields import Day
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.security import ADMIN
from imio.mutualisation.security import ADVISER
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import ANYBODY
from imio.mutualisation.security import AUDITOR
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import EVALUATOR
from imio.mutualisation.security import ITSELF
from imio.mutualisation.security import LOCAL_ADMINISTRATOR
from imio.mutualisation.security import MANAGER
from imio.mutualisation.security import OFFICER
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import POOL
from imio.mutualisation.security import SIGNATORY
from imio.mutualisation.security import SIGNER
from imio.mutualisation.security import TALKS
from imio.mutualisation.security import Workflow
from imio.mutualisation.security import WORKFLOWS
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from types import ModuleType
from zope.interface.interface import InterfaceClass
from zope.schema import getFieldsInOrder

import imio.mutualisation
import inspect
import pkgutil


ROLES = {
    ANYBODY: "everybody",
    AGENT: "agent",
    SIGNATORY: "signatory",
    POOL: "pool agent",
    PARTICIPANT: "participant",
    PARTNER: "partner",
    CALLED: "called partner",
    OFFICER: "officer",
    MANAGER: "manager",
    AUDITOR: "auditor",
    LOCAL_ADMINISTRATOR: "local administrator",
    ADMIN: "administrator",
    ADVISER: "adviser",
    SIGNER: "signer",
    ITSELF: "the suite",
    EVALUATOR: "experts of members who score",
}
FRENCH = "locales/fr/LC_MESSAGES/imio.mutualisation.po"


def substitutions() -> dict[str, str]:
    """What a page may place as `{{ name }}`: Markdown by name."""
    tables = {"days": days(), "reasons": reasons(), "rules": statute_book()}
    tables["talks"] = talks()
    for workflow in WORKFLOWS:
        name = workflow.id.removeprefix("mutualisation_")
        tables[f"{name}_states"] = states(workflow)
        tables[f"{name}_transitions"] = transitions(workflow)
    return tables


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    titles = list(titles)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def roles(names: Iterable[str]) -> str:
    """Roles by their short names, which the page on permissions explains."""
    return ", ".join(ROLES[name] for name in names) or "–"


def by_role(grants: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Who holds each of some permissions."""
    shown = (f"{what.rpartition(': ')[2]}: {roles(who)}" for what, who in grants)
    return "; ".join(shown) or "–"


def states(workflow: Workflow) -> str:
    """Who may do what in each state of a workflow."""
    return table(
        ("state", "on screen", "view", "edit", "delete", "add", "also"),
        (
            (
                f"`{state.id}`",
                state.title,
                roles(state.view),
                roles(state.edit),
                roles(state.delete),
                by_role(state.add),
                by_role(state.fields),
            )
            for state in workflow.states
        ),
    )


def talks() -> str:
    """Who writes and hears in the conversation of each type."""
    return table(
        ("type", "who writes", "who is told of a word of IMIO", "who is asked"),
        (
            (f"`{name}`", roles(row.writers), roles(row.told), roles(row.asked))
            for name, row in TALKS.items()
        ),
    )


def transitions(workflow: Workflow) -> str:
    """Who may take each transition, from where to where."""
    return table(
        ("transition", "on screen", "from", "to", "who", "rule", "reason due"),
        (
            (
                f"`{step.id}`",
                step.title,
                ", ".join(f"`{source}`" for source in step.sources),
                f"`{step.target}`" if step.target else "(stays)",
                roles(step.roles),
                f"`may_{step.id}`" if step.guarded else "–",
                "yes" if step.reason_due else "–",
            )
            for step in workflow.transitions
        ),
    )


def french() -> Catalog:
    """The French words of the suite."""
    with (files("imio.mutualisation") / FRENCH).open("rb") as source:
        return read_po(source)


def days() -> str:
    """Each day of a record or of a row: what it is, and which days it follows."""
    words = french()
    return table(
        ("record or row", "day", "on screen", "it is", "not before"),
        (
            (
                f"`{schema.__name__.removeprefix('I')}`",
                f"`{name}`",
                words[str(field.title)].string,
                "a fact" if field.fact else "a plan",
                ", ".join(f"`{each}`" for each in field.since) or "–",
            )
            for schema in schemas()
            for name, field in getFieldsInOrder(schema)
            if isinstance(field, Day | Instant)
        ),
    )


def schemas() -> Iterator[InterfaceClass]:
    """The schemas of records and of their rows, a domain after the other."""
    for package in pkgutil.iter_modules(imio.mutualisation.__path__):
        for module in ("schema", "rows", "upkeep"):
            name = f"{imio.mutualisation.__name__}.{package.name}.{module}"
            if package.ispkg and find_spec(name):
                yield from (
                    each
                    for each in vars(import_module(name)).values()
                    if isinstance(each, InterfaceClass) and each.__module__ == name
                )


def reasons() -> str:
    """Each reason code with its HTTP status and its French sentence; where a call reads
    another one, that as well.
    """
    words = french()
    return table(
        ("code", "HTTP", "sentence", "over REST"),
        (
            (
                f"`{code}`",
                str(reason.status),
                words[str(reason.sentence)].string,
                words[str(reason.service)].string if reason.service else "the same",
            )
            for code, reason in REASONS.items()
        ),
    )


def statute_book() -> str:
    """A paragraph for each file of rules, and its guards."""
    modules = (
        import_module(f"{rules.__name__}.{found.name}")
        for found in pkgutil.iter_modules(rules.__path__)
    )
    return "\n\n".join("\n".join(chapter(module)) for module in modules)


def chapter(module: ModuleType) -> Iterator[str]:
    """The lines about one file of rules: its docstring, then its guards."""
    name = module.__name__.rpartition(".")[2]
    yield f"**`rules/{name}.py`**\n"
    yield f"{inspect.getdoc(module)}\n"
    for guard in guards(module):
        text = " ".join((inspect.getdoc(guard) or "").split())
        yield f"- `{guard.__name__}`: {text}"


def guards(module: ModuleType) -> Iterator[object]:
    """The functions of a module that answer with a verdict, in the order written."""
    for name, value in vars(module).items():
        own = getattr(value, "__module__", None) == module.__name__
        if own and name.startswith("may_"):
            yield value
