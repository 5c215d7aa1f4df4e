"""Why something is refused: publiccode.yml: what is wrong in a file, and what comes of it."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "publiccode_invalid": Reason(
        _(
            "reason_publiccode_invalid",
            default="The file is no sound publiccode.yml: ${count} problem(s), each with "
            "its place. Mend them and send it again.",
        ),
        400,
    ),
    "publiccode_incomplete": Reason(
        _(
            "reason_publiccode_incomplete",
            default="The product cannot be written as a publiccode.yml yet: ${count} "
            "thing(s) to fill in or correct in its record.",
        )
    ),
    "publiccode_known": Reason(
        _(
            "reason_publiccode_known",
            default="The catalogue already holds a product whose source is at ${url}, and "
            "you may not amend it: ask its member or IMIO.",
        ),
        403,
    ),
    "publiccode_address": Reason(
        _(
            "reason_publiccode_address",
            default="“${address}” is no address that may be fetched: give one that begins "
            "with https://, on the usual port, or send the file.",
        ),
        400,
    ),
    "publiccode_host": Reason(
        _(
            "reason_publiccode_host",
            default="${host} is not a public server: give the address of the file on the "
            "internet, or send the file.",
        ),
        400,
    ),
    "publiccode_unreachable": Reason(
        _(
            "reason_publiccode_unreachable",
            default="${address} did not give the file (${cause}): check the address, try "
            "again later, or send the file.",
        ),
        400,
    ),
    "publiccode_too_large": Reason(
        _(
            "reason_publiccode_too_large",
            default="The file is larger than ${kilobytes} KB: a publiccode.yml has a few "
            "kilobytes. Check which file you chose.",
        )
    ),
    "publiccode_not_utf8": Reason(
        _(
            "reason_publiccode_not_utf8",
            default="The file is not encoded in UTF-8: save it in UTF-8 and send it again.",
        )
    ),
    "publiccode_control": Reason(
        _(
            "reason_publiccode_control",
            default="There is an invisible control character on line ${line}: remove it.",
        )
    ),
    "publiccode_not_yaml": Reason(
        _(
            "reason_publiccode_not_yaml",
            default="The file is not sound YAML on line ${line} or just before: check the "
            "indentation, the colons and the quotes there.",
        )
    ),
    "publiccode_several": Reason(
        _(
            "reason_publiccode_several",
            default="There are several documents in the file: keep one, and remove the "
            "lines with “---” between them.",
        )
    ),
    "publiccode_reference": Reason(
        _(
            "reason_publiccode_reference",
            default="Line ${line} refers to another part of the file (with “*”): write its "
            "content out in full there.",
        )
    ),
    "publiccode_tag": Reason(
        _(
            "reason_publiccode_tag",
            default="Line ${line} holds a YAML tag (with “!”): remove it, no key needs one.",
        )
    ),
    "publiccode_too_deep": Reason(
        _(
            "reason_publiccode_too_deep",
            default="Line ${line} is nested in more than ${limit} levels: the standard "
            "needs fewer. Check the indentation.",
        )
    ),
    "publiccode_key": Reason(
        _(
            "reason_publiccode_key",
            default="A key is not a plain text on line ${line}: write it as a text followed "
            "by a colon.",
        )
    ),
    "publiccode_twice": Reason(
        _(
            "reason_publiccode_twice",
            default="The key ${key} on line ${line} is already there above: keep one of "
            "them.",
        )
    ),
    "publiccode_empty": Reason(
        _(
            "reason_publiccode_empty",
            default="The file holds no keys of publiccode.yml: begin with "
            "publiccodeYmlVersion, name and url.",
        )
    ),
    "publiccode_missing": Reason(
        _(
            "reason_publiccode_missing",
            default="The key ${path} is missing or empty: fill it in.",
        )
    ),
    "publiccode_unknown": Reason(
        _(
            "reason_publiccode_unknown",
            default="There is no key ${path} in the standard: correct its name or leave it "
            "out.",
        )
    ),
    "publiccode_renamed": Reason(
        _(
            "reason_publiccode_renamed",
            default="There is no key ${path} in the standard: it is called ${instead}. "
            "Rename it.",
        )
    ),
    "publiccode_not_section": Reason(
        _(
            "reason_publiccode_not_section",
            default="At ${path}, keys with their values are due: write each key on a line "
            "of its own, set in.",
        )
    ),
    "publiccode_not_list": Reason(
        _(
            "reason_publiccode_not_list",
            default="At ${path}, a list is due: begin each element on a line of its own "
            "with a dash.",
        )
    ),
    "publiccode_not_text": Reason(
        _(
            "reason_publiccode_not_text",
            default="At ${path}, a text is due: write one, between quotes if need be.",
        )
    ),
    "publiccode_not_boolean": Reason(
        _(
            "reason_publiccode_not_boolean",
            default="At ${path}, true or false is due, without quotes: write one of them.",
        )
    ),
    "publiccode_old_boolean": Reason(
        _(
            "reason_publiccode_old_boolean",
            default="At ${path}, ${value} was read as ${read}: write ${read}.",
        )
    ),
    "publiccode_number": Reason(
        _(
            "reason_publiccode_number",
            default="At ${path}, ${value} is a number where a text is due: write it between "
            "quotes.",
        )
    ),
    "publiccode_short": Reason(
        _(
            "reason_publiccode_short",
            default="The text of ${path} has ${count} characters: write ${least} at least.",
        )
    ),
    "publiccode_long": Reason(
        _(
            "reason_publiccode_long",
            default="The text of ${path} has ${count} characters: shorten it to ${most} at "
            "most.",
        )
    ),
    "publiccode_code": Reason(
        _(
            "reason_publiccode_code",
            default="At ${path}, “${value}” is not in the list of the standard: choose "
            "among ${choices}",
        )
    ),
    "publiccode_synonym": Reason(
        _(
            "reason_publiccode_synonym",
            default="At ${path}, “${value}” is not in the list of the standard and was read "
            "as “${read}”: write this.",
        )
    ),
    "publiccode_date": Reason(
        _(
            "reason_publiccode_date",
            default="At ${path}, “${value}” is no day: write it as 2026-01-31.",
        )
    ),
    "publiccode_url": Reason(
        _(
            "reason_publiccode_url",
            default="At ${path}, “${value}” is no whole address: write it as "
            "https://example.org/program, without spaces.",
        )
    ),
    "publiccode_link": Reason(
        _(
            "reason_publiccode_link",
            default="At ${path}, “${value}” is no address of the web: write it in full, "
            "beginning with https://.",
        )
    ),
    "publiccode_uri": Reason(
        _(
            "reason_publiccode_uri",
            default="At ${path}, “${value}” identifies nothing: write a whole address "
            "(https://…) or a URN (urn:…:…).",
        )
    ),
    "publiccode_email": Reason(
        _(
            "reason_publiccode_email",
            default="At ${path}, “${value}” is no e-mail address: write it as "
            "name@example.org.",
        )
    ),
    "publiccode_file": Reason(
        _(
            "reason_publiccode_file",
            default="At ${path}, “${value}” is no file of the repository: write its path "
            "from the root, without a slash in front, or its address (https://…).",
        )
    ),
    "publiccode_format": Reason(
        _(
            "reason_publiccode_format",
            default="At ${path}, “${value}” is not in a format of the standard: give a file "
            "in ${formats}.",
        )
    ),
    "publiccode_media": Reason(
        _(
            "reason_publiccode_media",
            default="At ${path}, “${value}” is no media type: write it as text/plain.",
        )
    ),
    "publiccode_language": Reason(
        _(
            "reason_publiccode_language",
            default="At ${path}, “${value}” is the tag of no language: write it as fr, nl "
            "or de-BE (BCP 47).",
        )
    ),
    "publiccode_country": Reason(
        _(
            "reason_publiccode_country",
            default="At ${path}, “${value}” is no country: write its two letters of ISO "
            "3166-1, as BE.",
        )
    ),
    "publiccode_country_small": Reason(
        _(
            "reason_publiccode_country_small",
            default="At ${path}, the country is in small letters, which is deprecated: "
            "write ${read}.",
        )
    ),
    "publiccode_country_section": Reason(
        _(
            "reason_publiccode_country_section",
            default="The section ${path} of a country is deprecated and was not read: say "
            "under supports what the program complies with, and under organisation "
            "who publishes it.",
        )
    ),
    "publiccode_country_twice": Reason(
        _(
            "reason_publiccode_country_twice",
            default="The section ${path} is there twice, in small and in capital letters: "
            "keep ${instead}.",
        )
    ),
    "publiccode_licence": Reason(
        _(
            "reason_publiccode_licence",
            default="At ${path}, “${value}” is no licence of SPDX: write its identifier as "
            "in https://spdx.org/licenses, EUPL-1.2 or GPL-2.0-only for instance.",
        )
    ),
    "publiccode_licences": Reason(
        _(
            "reason_publiccode_licences",
            default="At ${path}, “${value}” names several licences: write OR between them "
            "if one may be chosen, AND if all of them hold.",
        )
    ),
    "publiccode_licence_spelled": Reason(
        _(
            "reason_publiccode_licence_spelled",
            default="At ${path}, the licence “${value}” was read as ${read}: write this.",
        )
    ),
    "publiccode_contractors_missing": Reason(
        _(
            "reason_publiccode_contractors_missing",
            default="The maintenance is under contract: give under ${path} who is "
            "contracted, with a name and a date until.",
        )
    ),
    "publiccode_contractors_excess": Reason(
        _(
            "reason_publiccode_contractors_excess",
            default="There are contractors under ${path}, but the maintenance is “${type}”: "
            "remove them, or write “contract” in maintenance/type.",
        )
    ),
    "publiccode_contacts_missing": Reason(
        _(
            "reason_publiccode_contacts_missing",
            default="The maintenance is “${type}”: give under ${path} at least one person, "
            "with a name.",
        )
    ),
    "publiccode_deprecated": Reason(
        _(
            "reason_publiccode_deprecated",
            default="The key ${path} is deprecated: leave it out.",
        )
    ),
    "publiccode_half_named": Reason(
        _(
            "reason_publiccode_half_named",
            default="Write ${path}, too: the standard asks for the name of a funder.",
        )
    ),
    "publiccode_replaced": Reason(
        _(
            "reason_publiccode_replaced",
            default="The key ${path} is deprecated: use ${instead}.",
        )
    ),
    "publiccode_version": Reason(
        _(
            "reason_publiccode_version",
            default="At ${path}, “${value}” is no version of the standard: write "
            '"${version}".',
        )
    ),
    "publiccode_version_number": Reason(
        _(
            "reason_publiccode_version_number",
            default="At ${path}, the version is a number where a text is due: write it "
            'between quotes, "${version}".',
        )
    ),
    "publiccode_version_old": Reason(
        _(
            "reason_publiccode_version_old",
            default="The file follows version ${value} of the standard (${path}): it was "
            "read as version ${version}. Bring it up to date.",
        )
    ),
    "publiccode_version_later": Reason(
        _(
            "reason_publiccode_version_later",
            default="The file follows version ${value} of the standard (${path}), later "
            "than ${version}: what is new in it was not read. Check what is "
            "missing.",
        )
    ),
    "publiccode_version_none": Reason(
        _(
            "reason_publiccode_version_none",
            default="At ${path}, “${value}” is no version of the standard, perhaps that of "
            'the program: write "${version}", and the version of the program '
            "under softwareVersion.",
        )
    ),
}
