"""From bytes to code points: UTF-8, or UTF-16 with a byte order mark; everything else is refused where it stands."""

from __future__ import annotations

import codecs
import re

from detente.errors import Place, TextError

BOM = "\ufeff"

_MARKED = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SPOKEN = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE = re.compile(r"\r\n|[\n\r]")


def decode(data: bytes, name: str) -> str:
    r"""The code points that the bytes stand for, none changed: line ends stay, a byte order mark stays as code point 0.

    Raises TextError: DET107 where the bytes are in no encoding that we read, DET108 at the first control character.
    Trap: UTF-16 without its mark cannot be told from other bytes, and is refused for its NUL characters.

    >>> decode(b"caf\xc3\xa9\r\n", "a.txt")
    'café\r\n'
    """
    encoding = _MARKED.get(data[:2], "utf-8")
    try:
        raw = data.decode(encoding)
    except UnicodeDecodeError as refusal:
        raise _not_encoded(data, name, encoding, refusal) from None
    control = _CONTROL.search(raw)
    if control:
        raise TextError.of(
            "DET108",
            f"this is not a text: control character U+{ord(control[0]):04X} at code point {control.start()}",
            _place(name, raw, control.start()),
            _control_hint(control[0]),
        )
    return raw


def _not_encoded(data: bytes, name: str, encoding: str, refusal: UnicodeDecodeError) -> TextError:
    at = refusal.start
    before = data[:at].decode(encoding, errors="replace")
    after = data[at : at + 200].decode(encoding, errors="replace")
    return TextError.of(
        "DET107",
        f"byte {at} (0x{data[at]:02x}, counted from 0) is not {_SPOKEN[encoding]}: {refusal.reason}",
        _place(name, before + after, len(before)),
        "save the text as UTF-8, or as UTF-16 with a byte order mark",
    )


def _control_hint(char: str) -> str:
    if char == "\0":
        return "give a plain text; if this one is UTF-16 or UTF-32, save it as UTF-8"
    return "give a plain text, not a PDF, an image or a word processor's file; or remove the character"


def _place(name: str, text: str, at: int) -> Place:
    begin, line = 0, 1
    for ending in _LINE.finditer(text, 0, at):
        begin, line = ending.end(), line + 1
    after = _LINE.search(text, at)
    return Place(name, line, at - begin + 1, text[begin : after.start() if after else len(text)])
