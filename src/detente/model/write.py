"""Writing the conflict file: a new text, or an old one in which nothing is changed but what differs in meaning."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import os
import re
import secrets
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from detente.errors import BadInput, ConflictError, quoted
from detente.model.conflict import Conflict
from detente.model.plain import Entry, Formula, Keys, paired_names, plain, refuse_surrogates, same
from detente.model.read import parse_conflict

Pieces = list[tuple[int | None, str]]

WIDTH = 100
_SECTIONS = (
    "sources decision_makers joint_options infeasible consequences forums preferences beliefs variants claims questions"
)
_BLOCKS: set[Keys] = {(), *((section,) for section in _SECTIONS.split())}
_EATEN = {"yes", "no", "on", "off", "y", "n", "true", "false", "null", "none"}
_UNORDERED = (("preferences",), ("moves",))
_BOM = "\ufeff"
_LONG = (
    "when",
    "want",
    "says",
    "holds",
    "state",
    "pattern",
    "ask",
    "value",
    "statements",
    "members",
    "file",
    "name",
    "text",
)


def dump_conflict(conflict: Conflict) -> str:
    """The conflict as the text of a new file: YAML 1.2, large parts on lines of their own, short entries on one.

    Statements, claims, patterns and all text that YAML might take for something else stand in double quotes, with
    what cannot be printed escaped.  Reading the text gives an equal conflict.

    >>> from detente.model.conflict import DecisionMaker, Option
    >>> print(dump_conflict(Conflict((DecisionMaker("no", "no", (Option("no.delay", "appeals: twice"),)),))), end="")
    detente: 1
    <BLANKLINE>
    decision_makers:
      "no":
        options:
          delay: "appeals: twice"
    """
    layout = plain(conflict)
    refuse_surrogates(layout)
    # An empty line before each section that has lines of its own: no text can look like one, since none has two lines.
    return re.sub(r"\n(?=[a-z_]+:\n)", "\n\n", _yaml(layout))


def save_conflict(conflict: Conflict, path: str | os.PathLike[str], *, base: str | None = None) -> None:
    """Write the conflict to a file; where the file exists, its comments, order and style are kept.

    Only what differs in meaning from the old text is changed, every other character stays, and with no difference the
    bytes stay as they are.  `base` is a text to begin from in place of the file's own.  A comment above a removed entry
    stays, one on its line goes with it.

    The new text is written beside the file, read back, and moved over it only if it gives an equal conflict, so that
    the old file stays whole whatever happens.  Mode, line ends and byte order mark are kept; of a link, the target is
    written.  ConflictError says what stood in the way.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            raise ConflictError.of(
                "DET242", f"{quoted(str(path), 200)} is no ordinary file", hint="choose another name"
            )
        old = b"" if mode is None else target.read_bytes()
        data = _merged(conflict, old if base is None else base.encode(errors="surrogatepass"), target.name)
        if mode is None or data != old:
            _replace(conflict, target, data, mode)
    except OSError as error:
        message = f"{quoted(str(path), 200)} cannot be written: {error.strerror or error}"
        raise ConflictError.of(
            "DET242", message, hint="nothing has changed; see that the folder may be written"
        ) from error


def _merged(conflict: Conflict, old: bytes, name: str) -> bytes:
    """The bytes of the conflict's file, made from the old ones where there are any."""
    if not old.strip():
        return dump_conflict(conflict).encode()
    before = parse_conflict(old, name=name)
    if before == conflict:
        return old
    layout = plain(conflict)
    refuse_surrogates(layout)
    text = old.decode()
    mark = _BOM if text.startswith(_BOM) else ""
    return (mark + _Text(text.removeprefix(_BOM)).changed(plain(before), layout)).encode()


def _replace(conflict: Conflict, target: Path, data: bytes, mode: int | None) -> None:
    """Put the bytes in the place of the file in one step, once they are on the disk and read back as this conflict."""
    beside = target.with_name(f".detente-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        _check_back(conflict, beside.read_bytes(), target.name)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _check_back(conflict: Conflict, data: bytes, name: str) -> None:
    try:
        problem = None if parse_conflict(data, name=name) == conflict else "it reads as another conflict"
    except BadInput as error:
        problem = error.problems[0].message
    if problem is not None:
        message = f"the conflict cannot be written so that it reads the same: {problem}"
        raise ConflictError.of(
            "DET243", message, hint="nothing has changed; mend that part of the conflict, or save it under a new name"
        )


def _yaml(value: Any, path: Keys = (), column: int = 0, *, flow: bool = False) -> str:
    """YAML text of a mapping or list that stands at a path of the file and whose entries begin at a column."""
    from ruamel.yaml import YAML  # noqa: PLC0415
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString  # noqa: PLC0415

    def scalar(text: str) -> str:
        made: str = PlainScalarString(text) if _is_safe(text) else DoubleQuotedScalarString(text)
        return made

    def node(value: Any, path: Keys, column: int, *, flow: bool) -> Any:
        if path == ("date",) and _is_day(value):
            return dt.date.fromisoformat(value)
        if isinstance(value, str):
            return scalar(value)
        if not isinstance(value, (dict, list)):
            return value
        made: Any = CommentedMap() if isinstance(value, dict) else CommentedSeq()
        for key, part in value.items() if isinstance(value, dict) else (("-", part) for part in value):
            below = (*path, key)
            short = not _is_open(part, below) and column + _width(key) + 2 + _width(part) <= WIDTH
            child = node(part, below, column + 2, flow=flow or short)
            made.append(child) if isinstance(value, list) else made.update({scalar(key): child})
        made.fa.set_flow_style() if flow or not value else made.fa.set_block_style()
        return made

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1 << 30
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    stream = io.StringIO()
    yaml.dump(node(value, path, column, flow=flow), stream)
    return stream.getvalue()


def _is_open(value: Any, path: Keys) -> bool:
    """Whether a part of the file has a line for each of its entries, however short they are."""
    if not value or not isinstance(value, (dict, list)):
        return False
    if path[0] == "decision_makers" and len(path) <= len(("decision_makers", "company", "options")):
        return path[-1] in ("decision_makers", "options") or "options" in value
    return path in _BLOCKS or (path[0] == "preferences" and any(isinstance(entry, dict) for entry in value))


def _width(value: Any) -> int:
    """About how many columns plain data takes on one line."""
    if isinstance(value, dict):
        return sum(_width(key) + _width(part) + 4 for key, part in value.items())
    if isinstance(value, list):
        return sum(_width(part) + 2 for part in value)
    return len(str(value)) + (2 if isinstance(value, str) and not _is_safe(value) else 0)


def _is_safe(text: str) -> bool:
    """Whether text needs no quotes in any YAML: words of letters and a few signs, none that means something else."""
    if isinstance(text, Formula) or not text[:1].isalpha() or text.casefold() in _EATEN:
        return False
    return all(word and word[0] != "#" and all(_is_wordly(char) for char in word) for word in text.split(" "))


def _is_wordly(char: str) -> bool:
    return char.isalnum() or char in "_-./#()" or unicodedata.category(char) in {"Mn", "Mc"}


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Part(NamedTuple):
    """An entry of a mapping or list in the text: where it, the end of its key or dash, and its value stand."""

    start: int
    label_end: int
    value_start: int
    value_end: int
    value: Any


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a conflict file, to be cut at the marks of its nodes and joined again."""

    text: str

    def changed(self, old: Entry, new: Entry) -> str:
        """The text with whatever differs between the old and the new plain data put in, and nothing else touched."""
        from ruamel.yaml import YAML  # noqa: PLC0415

        root = YAML().compose(self.text)
        inside = self._collection(root, old, new, ())
        if inside is None:
            raise ConflictError.of("DET243", "the old text cannot be changed in place", hint="save under a new name")
        end = self._end(root) if root.flow_style else self._line_end(self._end(root))
        return self.text[: root.start_mark.index] + inside + self.text[end:]

    def _collection(self, node: Any, old: Any, new: Any, path: Keys) -> str | None:
        """New text for a mapping or list, entry by entry, to the end of its last line; None: to be written anew."""
        if not isinstance(node.value, list):
            return None
        if node.id == "mapping":
            names = [key.value for key, _ in node.value]
            old, new = _lengthened(names, old, new)
            if not (isinstance(old, dict) and isinstance(new, dict)):
                return None
        else:
            if not (isinstance(old, list) and isinstance(new, list) and len(old) == len(node.value)):
                return None
            names, new_names = paired_names(old, new, path)
            old, new = dict(zip(names, old, strict=True)), dict(zip(new_names, new, strict=True))
        hidden = [name for name in old if name not in names and not same(old[name], new.get(name))]
        parts = self._parts(node)
        if not new or not parts or hidden or len(set(names)) < len(names):
            return None
        known = dict(zip(names, range(len(names)), strict=True))
        column = node.start_mark.column
        pieces: Pieces = []
        for name in _order(names, old, new, free=path in _UNORDERED):
            below = (*path, name if node.id == "mapping" else "-")
            if name not in known:
                pieces.append((None, self._fresh(below, new[name], column, flow=node.flow_style)))
            else:
                part = parts[known[name]]
                kept = name not in new or (name in old and same(old[name], new[name]))
                text = self._old(part, node) if kept else self._piece(part, node, old.get(name), new[name], below)
                pieces.append((known[name], text))
        return self._inline(node, parts, pieces) if node.flow_style else self._lines(node, parts, pieces)

    def _parts(self, node: Any) -> list[_Part] | None:
        """The entries of a collection in the order of the text; None where anchors, `?` or lone pairs tangle them."""
        if node.flow_style and self.text[node.start_mark.index] not in "[{":
            return None
        block, column, parts = not node.flow_style, node.start_mark.column, list[_Part]()
        for entry in node.value:
            key, value = entry if node.id == "mapping" else (None, entry)
            start = label_end = value.start_mark.index
            if key is not None:
                start, label_end = key.start_mark.index, key.end_mark.index
                if block and key.start_mark.column != column:
                    return None
            elif block:
                dash = re.compile(rf"^ {{{column}}}-(?=\s|$)", re.MULTILINE).search(
                    self.text, parts[-1].value_end if parts else 0
                )
                start = dash.end() - 1 if parts and dash else node.start_mark.index
                label_end = start + 1
            value_start, value_end = value.start_mark.index, self._end(value)
            if value.id == "scalar" and value_start == value.end_mark.index:  # nothing written: marks point further on
                colon = re.compile(r"\s*:").match(self.text, label_end) if key is not None else None
                value_start = value_end = colon.end() if colon else label_end
            if not (parts[-1].value_end if parts else 0) <= start <= label_end <= value_start <= value_end:
                return None
            parts.append(_Part(start, label_end, value_start, value_end, value))
        return parts

    def _end(self, node: Any) -> int:
        """Where the text of a node ends, without the comments and empty lines that follow it."""
        if node.id == "scalar" or node.flow_style:
            end: int = node.end_mark.index
            return len(self.text[:end].rstrip()) if node.id == "scalar" and node.style in ("|", ">") else end
        parts = self._parts(node)
        return parts[-1].value_end if parts else len(self.text[: node.end_mark.index].rstrip())

    def _old(self, part: _Part, node: Any) -> str:
        """The text of an entry as it is, in block style with the comment on its last line."""
        return self.text[part.start : part.value_end if node.flow_style else self._line_end(part.value_end)]

    def _piece(self, part: _Part, node: Any, old: Any, new: Any, path: Keys) -> str:
        """New text for an entry whose value differs."""
        head, rest = self.text[part.start : part.value_start], self._old(part, node)[part.value_end - part.start :]
        inside = None if old is None else self._collection(part.value, old, new, path)
        if inside is not None:
            return head + inside + (rest if part.value.flow_style else "")
        fresh = self._fresh(path, new, node.start_mark.column, flow=node.flow_style)
        if node.flow_style or "\n" not in fresh + head:
            label = self._fresh(path, 0, 0, flow=node.flow_style)[:-1]
            return (head if part.value_start < part.value_end else label) + fresh.removeprefix(label) + rest
        first, newline, others = fresh.partition(self._newline)
        beside = self.text[part.label_end : self._line_end(part.label_end)] if "\n" in head else ""
        remark = beside.lstrip(": ") or rest.lstrip()
        return first + ("  " + remark if remark else "") + newline + others

    def _fresh(self, path: Keys, value: Any, column: int, *, flow: bool) -> str:
        """Text for an entry that is new, its lines after the first set in as far as the column."""
        listed = path[-1] == "-"
        text = _yaml([value] if listed else {path[-1]: value}, path[:-1], column, flow=flow).strip()
        if flow:
            return text[1:-1]
        first, *others = text.split("\n")
        return self._newline.join([first, *(" " * column + line[2 if listed else 0 :] for line in others)])

    def _inline(self, node: Any, parts: list[_Part], pieces: Pieces) -> str:
        """The entries between their brackets, with what stood between two that still follow each other."""
        joined = self.text[node.start_mark.index : parts[0].start]
        last = -1
        for place, (index, piece) in enumerate(pieces):
            if place:
                follows = index is not None and 0 <= last < len(parts) - 1
                joined += self.text[parts[last].value_end : parts[last + 1].start] if follows else ", "
            joined += piece
            last = last if index is None else index
        return joined + self.text[parts[-1].value_end : node.end_mark.index]

    def _lines(self, node: Any, parts: list[_Part], pieces: Pieces) -> str:
        """The entries on their lines; comments above an entry move with it, or stay when the entry goes."""
        indent = self._newline + " " * node.start_mark.column
        leads = [indent] + [
            self.text[self._line_end(before.value_end) : part.start] for before, part in itertools.pairwise(parts)
        ]
        orphans = sorted(set(range(len(parts))) - {index for index, _ in pieces})
        joined, last = "", -1
        for index, piece in pieces:
            while last + 1 in orphans:
                last += 1
                orphans.remove(last)
                joined += self._comments(leads[last])
            joined += (indent if index is None else leads[index]) + piece
            last = last if index is None else index
        return joined.lstrip("\r\n ") + "".join(self._comments(leads[index]) for index in orphans)

    def _comments(self, lead: str) -> str:
        """The lines above an entry, without the line on which it begins, if there is a comment among them."""
        return lead.rstrip(" ").removesuffix(self._newline) if "#" in lead else ""

    def _line_end(self, at: int) -> int:
        """Where the line of a spot ends."""
        end = re.compile(r"[\r\n]|\Z").search(self.text, at)
        return end.start() if end else len(self.text)

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"


def _order(names: list[str], old: Entry, new: Entry, *, free: bool) -> list[str]:
    """The names of what the entries become: as in the text where that can be, else as in the new plain data."""
    before = [name for name in old if name in new and name in names]
    if not free and before != [name for name in new if name in old and name in names]:
        return [*new, *(name for name in names if name not in new and name not in old)]
    order = [name for name in names if name in new or name not in old]
    at = 0
    for name in new:
        if name not in order:
            order.insert(at, name)
        at = order.index(name) + 1
    return order


def _lengthened(keys: list[str], old: Any, new: Any) -> tuple[Any, Any]:
    """Both in the long form that the text has, when plain data is in the short one, such as an option's text alone."""
    key = next((key for key in _LONG if key in keys), None)
    if key is None:
        return old, new
    was = old.get(key) if isinstance(old, dict) else old
    if type(new) is type(was) is not dict:
        new = {key: new}
    return old if isinstance(old, dict) else {key: old}, new
