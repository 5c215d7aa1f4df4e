"""The vote sentence of a deliberation: written as councils write it, and read back.

The forms are those of the acts of Walloon communes: "à l’unanimité des membres
présents", "par 20 voix pour, 2 abstentions (A, B) et 6 voix contre (C)". A wrong
figure is worse than none: what could be read in two ways is refused.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.voting import Votes

import re
import unicodedata


UNANIMOUS = "à l’unanimité des membres présents"

# Inside brackets, French typography turns round ones into square ones.
_SQUARE = str.maketrans("()", "[]")


# --- Writing ----------------------------------------------------------------


def write(
    votes: Votes,
    for_names: Iterable[str] = (),
    against_names: Iterable[str] = (),
    abstaining_names: Iterable[str] = (),
) -> str:
    """The sentence in French, the names in brackets; nothing is said of a zero."""
    if votes.unanimous:
        return UNANIMOUS
    noun = "abstention" if votes.abstentions == 1 else "abstentions"
    counts = (
        (votes.in_favour, "voix pour", for_names),
        (votes.abstentions, noun, abstaining_names),
        (votes.against, "voix contre", against_names),
    )
    said = [_part(*part) for part in counts if part[0]]
    if said and votes.not_voting:
        said.append(_away(votes.not_voting))
    return f"par {_listed(said)}" if said else "par 0 voix pour"


def _away(count: int) -> str:
    noun = "membre" if count == 1 else "membres"
    return f"{count} {noun} ne prenant pas part au vote"


def _part(count: int, noun: str, names: Iterable[str]) -> str:
    shown = ", ".join(name.strip().translate(_SQUARE) for name in names)
    return f"{count} {noun} ({shown})" if shown else f"{count} {noun}"


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} et {last}" if first else last


# --- Reading: the text made plain -------------------------------------------

_UNITS = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf"
)
_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "septante",
    80: "quatre-vingt",
    90: "nonante",
}


def _spelled() -> Iterator[tuple[str, int]]:
    units = _UNITS.split()
    yield from ((unit, number) for number, unit in enumerate(units))
    yield from (("une", 1), ("quatre-vingts", 80))
    for ten, name in _TENS.items():
        yield name, ten
        yield from ((f"{name}-{unit}", ten + n) for n, unit in enumerate(units) if n)
        yield from ((f"{name}-une", ten + 1), (f"{name}-et-onze", ten + 11))
        yield from ((f"{name}-et-un", ten + 1), (f"{name}-et-une", ten + 1))


_NUMBERS = dict(_spelled())
_LONGEST_FIRST = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_IN_LETTERS = re.compile(rf"\b(?:{_LONGEST_FIRST.replace('-', '[ -]')})\b")
_NONE = re.compile(r"\bpas d(?:e |')|\b(?:sans|aucune?|nulle|neant)\b")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[ .]\d{3})+(?!\d)")
_ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‹›', " "))
# What ends a count, so that brackets after it hold names; elsewhere they hold a vote too.
_COUNTED = re.compile(
    r"(?:pour|contre|oui|non|favorables?|d[ée]favorables?|abstentions?|abst\.?)\s*$",
    re.IGNORECASE,
)
_VOTE_ASIDE = re.compile(
    r"unanimit|\b(?:pour|contre|oui|non|voix|votes?|suffrages?)\b|abst", re.IGNORECASE
)
# "un vote favorable" counts nobody.
_ARTICLE = re.compile(r"\bun vote favorable\b")


def _plain(text: str) -> str:
    """Small letters without accents, figures for numbers, no names in brackets."""
    # Brackets go first: folding would open new ones in the names.
    text = text.translate(_QUOTES)
    text = _folded(_ASIDE.sub(_aside, text))
    text = _ARTICLE.sub("", _NONE.sub("0 ", text))
    text = _IN_LETTERS.sub(_figure, text)
    text = _THOUSANDS.sub(lambda found: re.sub(r"[ .]", "", found[0]), text)
    return " ".join(text.split())


def _aside(found: re.Match[str]) -> str:
    """What brackets hold of a vote; nothing for names and remarks."""
    is_names = _COUNTED.search(found.string[: found.start()])
    holds_vote = _VOTE_ASIDE.search(found[0]) and not is_names
    return f", {found[0][1:-1]}, " if holds_vote else " "


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\0", " "))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def _figure(found: re.Match[str]) -> str:
    return str(_NUMBERS[found[0].replace(" ", "-")])


# --- Reading: figures and senses --------------------------------------------

_VOICES = r"(?:voix|votes?|suffrages?|bulletins?)"
_SENSES = r"(?:pour|oui|favorables?|contre|non|defavorables?)"
_ABSTENTION = r"(?:abst(?:entions?)?|s'abstien(?:t|nent))"
_AWAY = r"(?:membres?|conseillers?) ne (?:prenant|prennent|prend) pas part au vote"
_NUMBER = r"(?<!\w)(?<!\d[.,-])(?<!cent[ -])(?<!mille[ -])(\d{1,6})(?!\d)"

# "20 pour" alone is a vote only where the phrase ends: "20 pour cent" is none.
_ENDS = (
    rf"(?= ?[,;.:/)]| ?$| [-–—] | et\b| \d+ (?:{_VOICES}|{_SENSES}|{_ABSTENTION})\b)"
)
_LABEL = rf"({_VOICES} {_SENSES}\b|{_ABSTENTION}\b|{_SENSES}\b{_ENDS})"

_COUNT = re.compile(rf"{_NUMBER} {_LABEL}")
_LABEL_FIRST = re.compile(rf"\b{_LABEL} ?[:=] ?{_NUMBER}")
_ONE_SIDE_AGAINST_THE_OTHER = re.compile(
    rf"{_NUMBER} {_VOICES} contre {_NUMBER}"
    rf"(?! (?:{_VOICES} )?(?:{_SENSES}|{_ABSTENTION})\b)"
)
# "18 voix et 9 abstentions": who did not abstain was for.
_BARE = re.compile(
    rf"{_NUMBER} {_VOICES}(?=(?: ?,| et)? \d+ {_ABSTENTION}\b)(?!.*\b(?:contre|non)\b)"
)
_NOT_VOTING = re.compile(rf"{_NUMBER} {_AWAY}")
_UNANIMITY = re.compile(r"\ba l' ?unanimite\b|\bunanimement\b")
_UNANIMITY_OF = re.compile(
    r"unanimite des (\d{1,6}) (?:membres|conseill|administrateurs|delegues|votants)"
)

# A sign before a figure, or letters that run into it: neither is a number of votes.
_UNCLEAR = re.compile(
    rf"(?:(?<![\w)])[-−–—]|[^\W\d])\d+ (?:{_VOICES}|{_SENSES}|{_ABSTENTION})\b"
)

# What speaks of votes and was not understood; a count that was is a zero byte.
_LEFT_OVER = re.compile(
    rf"\b(?:voix|vot\w*|suffrages?) {_SENSES}\b"
    rf"|\d (?:{_VOICES}|{_ABSTENTION})\b"
    r"|\b(?:pour|contre|oui|non) \0|\0[^\w\0]*(?:et )?(?:pour|contre|oui|non) \d"
    # A form that nobody filled in: "par xxx oui", "par … voix".
    rf"|(?:\bx{{1,4}}|_+|\.{{2,}}) ?(?:{_VOICES}|{_SENSES}|{_ABSTENTION})\b"
    rf"|\bou par\b"
    # A count that does not end as one does: "4 contre dont Mme X", "1 nul", "4 blancs".
    rf"|\d (?:contre|oui|non|nuls?|blancs?)\b"
)
# Somebody who did otherwise and whom no figure counts: "abstention de M. X", "sauf M. X".
_SOMEBODY_ELSE = re.compile(
    r"\babst\w*|\bs'abst\w*|\b(?:sauf|hormis|excepte\w*|moins (?!\0))"
    r"|\bne (?:prend|prenant|prennent|particip\w+|vot\w+)\b"
)


def read(text: str, present: int | None) -> Votes | Refused:
    """The votes a sentence tells of; unanimity counts everybody `present`.

    Refused: `vote_unreadable` when nothing is found or figures contradict each
    other, `vote_count_unknown` for unanimity of nobody knows how many.
    """
    plain = _plain(text)
    counts = _counts(plain)
    unanimous = _UNANIMITY.search(plain)
    if counts is None or not (counts or unanimous):
        return Refused("vote_unreadable")
    if unanimous and (counts.get("against") or _others_uncounted(plain)):
        return Refused("vote_unreadable")
    away = _NOT_VOTING.search(plain)
    not_voting = int(away[1]) if away else 0
    if unanimous and "in_favour" not in counts:
        others = counts.get("abstentions", 0), not_voting
        return _all_of(plain, *others, present)
    return Votes(
        counts.get("in_favour", 0),
        counts.get("against", 0),
        counts.get("abstentions", 0),
        not_voting,
    )


def _counts(plain: str) -> dict[str, int] | None:
    """The figure of each sense that is named; None when they are not clear."""
    text = _ONE_SIDE_AGAINST_THE_OTHER.sub(r"\1 voix pour, \2 voix contre", plain)
    text = _BARE.sub(r"\1 voix pour", text)
    text = _LABEL_FIRST.sub(r"\2 \1,", text)
    found = {(_sense(label), int(number)) for number, label in _COUNT.findall(text)}
    counts = dict(found)
    contradictory = len(counts) < len(found) or _UNCLEAR.search(plain)
    left_over = _LEFT_OVER.search(_COUNT.sub("\0", text))
    return None if contradictory or left_over else counts


def _others_uncounted(plain: str) -> bool:
    """Whether unanimity is told of all but somebody whom no figure counts."""
    told = _LABEL_FIRST.sub(r"\2 \1,", plain)
    for counted in (_COUNT, _NOT_VOTING):
        told = counted.sub("\0", told)
    return bool(_SOMEBODY_ELSE.search(told))


def _sense(label: str) -> str:
    if "abst" in label:
        return "abstentions"
    word = label.split()[-1]
    is_against = word.startswith(("contre", "non", "defavorable"))
    return "against" if is_against else "in_favour"


def _all_of(
    plain: str, abstentions: int, not_voting: int, present: int | None
) -> Votes | Refused:
    named = _UNANIMITY_OF.search(plain)
    voters = int(named[1]) if named else present
    if voters is None:
        return Refused("vote_count_unknown")
    if abstentions + not_voting >= voters:
        return Refused("vote_unreadable")
    return Votes(voters - abstentions - not_voting, 0, abstentions, not_voting)
