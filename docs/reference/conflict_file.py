"""The page of the conflict file, written from the table of shapes that the reader checks and from the claim forms."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.file_shape import FILE, GROUNDS, STATE_IN_WORDS
from detente.model.forms import FORMS, KINDS
from detente.model.shape import Choice, Key, Keyed, Listed, Record, Shape

GROUNDS_TITLE = "What a part rests on"
BAR = r"\|"  # a bar that ends no cell


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Conflict file\n"
    yield "Every key that a conflict file may have, from the table by which it is read."
    yield "A key in bold is required."
    yield "How the parts are used is shown in [Write a conflict file](../how-to/write-a-conflict-file.md)."
    yield "`detente schema` prints the same as a JSON Schema, for editors."
    for record in _records(FILE, []):
        yield from _record(record)
    yield f"\n## {GROUNDS_TITLE}\n"
    yield "The parts that say so above may also have these keys."
    yield "A part with neither `cites` nor `assumed` is *uncited*, a doubt of `detente check`.\n"
    yield from _table(GROUNDS)
    yield "\n## Forms of claims\n"
    yield "A claim is `form(argument, …, name: value)`; what stands in brackets may be left out."
    yield "Loading checks their names; what each form means is told [on a page of its own](claims.md)."
    yield "`detente audit` judges whether they hold.\n"
    yield "| form | reads |\n|---|---|"
    for signature in FORMS.values():
        yield f"| `{str(signature).replace('|', BAR)}` | {signature.reads} |"
    letters = {p.letter: KINDS[p.kind] for form in FORMS.values() for p in form.positional + form.named}
    yield "\nThe letters stand for:\n"
    yield from (f"- `{letter}`: {kind}" for letter, kind in letters.items() if letter.isalpha())


def _records(shape: Shape, found: list[Record]) -> list[Record]:
    """The shape's records in the order in which a reader meets them, each once."""
    match shape:
        case Record():
            if shape not in found:
                found.append(shape)
                for key in shape.keys:
                    _records(key.shape, found)
        case Listed(item):
            _records(item, found)
        case Keyed(value):
            _records(value, found)
    return found


def _record(record: Record) -> Iterator[str]:
    yield f"\n## {_title(record)}\n"
    yield from _ways(record)
    own = tuple(key for key in record.keys if key not in GROUNDS)
    if len(own) < len(record.keys):
        yield f"It may also say [what it rests on](#{_anchor(GROUNDS_TITLE)})."
    yield ""
    yield from _table(own)


def _ways(record: Record) -> Iterator[str]:
    """What may be written in place of the mapping, and which keys go together."""
    words = {"leaf": "A value alone", "list": "A list alone"}
    for kind, name in record.short.items():
        yield f"{words[kind]} stands for `{name}`."
    if record.what == "a state: a pattern, or a mapping":
        yield f"In graph form it stands for `{STATE_IN_WORDS.short['leaf']}`."
    if record.empty:
        yield "It may be left empty."
    if record.one_of:
        yield f"It has exactly one of {_joined(record.one_of)}."
    for group in record.at_most:
        yield f"It has at most one of {_joined(group)}."


def _table(keys: tuple[Key, ...]) -> Iterator[str]:
    yield "| key | holds | meaning |\n|---|---|---|"
    for key in keys:
        name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
        yield f"| {name} | {_holds(key.shape)} | {key.says} |"


def _holds(shape: Shape) -> str:
    """What a value may be, in words, with a link where it is a mapping that has a section of its own."""
    match shape:
        case Record():
            return _linked(shape, shape.what.partition(":")[0])
        case Listed(item, what, _, _, single):
            text = f"{what}, or one alone" if single else what
            return _linked(_inner(item), text)
        case Keyed(value, what, _, names):
            return _linked(_inner(value), f"{what}, or a list of bare names" if names else what)
        case Choice(words):
            return ", ".join(f"`{word}`" for word in words)
        case _:
            return shape.what


def _inner(shape: Shape) -> Shape:
    return shape.value if isinstance(shape, Keyed) else shape


def _linked(shape: Shape, text: str) -> str:
    return f"[{text}](#{_anchor(_title(shape))})" if isinstance(shape, Record) else text


def _title(record: Record) -> str:
    name = record.what.partition(":")[0]
    return name[0].upper() + name[1:]


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
