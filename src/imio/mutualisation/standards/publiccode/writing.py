"""Values as a file of publiccode.yml 0.7.0."""

from collections.abc import Mapping
from imio.mutualisation.standards.publiccode.loading import CONTROL
from imio.mutualisation.standards.publiccode.loading import NUMBER
from imio.mutualisation.standards.publiccode.shape import Key
from imio.mutualisation.standards.publiccode.shape import keys
from imio.mutualisation.standards.publiccode.shape import SHAPES
from imio.mutualisation.standards.publiccode.shape import VERSION
from typing import Any
from yaml import dump
from yaml import Node
from yaml import SafeDumper


class _Dumper(SafeDumper):
    """Blocks of text for what has several lines, and each value written out."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _written(dumper: SafeDumper, text: str) -> Node:
    text = CONTROL.sub("", text.replace("\r\n", "\n")).strip()
    # The dumper knows the numbers of YAML 1.1: `1e3` is one in YAML 1.2 only.
    style = "|" if "\n" in text else "'" if NUMBER.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _written)


def write(values: Mapping[str, Any]) -> str:
    """The file of some values, in the order of the standard and under its version.

    What is empty, deprecated or no key of the standard is left out. Values that `check`
    finds sound make a file that `read` takes in without a remark.
    """
    ordered = _section("File", {**values, "publiccodeYmlVersion": VERSION})
    return dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _section(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    held = {
        key: _held(kind, values[key])
        for key, kind in keys(name).items()
        if key in values and not kind.is_deprecated
    }
    return {key: each for key, each in held.items() if each not in (None, "", [], {})}


def _held(key: Key, value: Any) -> Any:
    if key.kind not in SHAPES:
        return value
    if key.by_language:
        return {tag: _section(key.kind, each) for tag, each in value.items()}
    if key.is_list:
        return [_section(key.kind, each) for each in value]
    return _section(key.kind, value)
