"""The dossier as a JSON file: the same bytes every time; on reading, all that is wrong is told at once."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import islice
from pathlib import Path

from detente.cite import Quote
from detente.dossier.dossier_build import built
from detente.dossier.dossier_shape import FILE, VERSION
from detente.dossier.items import Actor, Dossier, Line, Mention, Origin
from detente.dossier.json_places import Piece, Places, blank_end, scan
from detente.dossier.json_shape import misfits
from detente.dossier.other_kinds import other_than_dossier
from detente.dossier.shape_problems import problem_of
from detente.errors import Problem, TextError, quoted
from detente.text.decode import BOM
from detente.text.document import Document, refuse_unusable_name
from detente.text.file import read_file

_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_HALF = re.compile("[\ud800-\udfff]")
_CUT_OFF = "the end was cut off: take a copy that is whole, or write the dossier again with 'detente read'"


def dump_dossier(dossier: Dossier) -> str:
    """The JSON text of a dossier, the same for equal dossiers; characters that nobody sees are written as escapes.

    Raises TextError DET405 where a text of it holds half a character, which no UTF-8 file can keep.

    >>> print(dump_dossier(Dossier((), ()))[:35])
    {
     "detente": 1,
     "document": null,
    """
    text = json.dumps(_plain_dossier(dossier), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    half = _HALF.search(text)
    if half:
        place = Places(text, "dossier.json").at(*half.span())
        raise TextError.of("DET405", "the dossier holds half a character", place, "take the character out")
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def parse_dossier(
    data: str | bytes, name: str = "dossier.json", *, limit: int = 20_000_000, most: int = 100
) -> Dossier:
    """The dossier in the text or the bytes of a file, which `name` stands for in messages.

    Raises TextError with the problems found, the first `most` of them in the order of the file; where it is no JSON,
    of a newer version, or has more than `limit` bytes, with that alone.

    >>> parse_dossier(dump_dossier(Dossier((), (), reader="rules"))).reader
    'rules'
    """
    text = decoded_json(data, name, limit)
    if (other := other_than_dossier(text, name)) is not None:
        raise TextError([other])
    root, noted = scan(text, name, start=len(text) - len(text.removeprefix(BOM)), cut_off=_CUT_OFF)
    problems = [slip.problem for slip in noted]
    places = Places(text, name)
    _refuse_newer(root, places)
    after = blank_end(text, root.end)
    if after < len(text):
        message = "the file goes on after its object has ended"
        problems.append(Problem("DET401", message, places.at(after, after + 1), "take out what follows"))
    problems += [problem_of(misfit, places) for misfit in islice(misfits(root, FILE), most + 1)]
    if problems:
        raise TextError(_told(problems, most))
    dossier, found = built(root, places)
    if found:
        raise TextError(_told(found, most))
    return dossier


def save_dossier(dossier: Dossier, path: str | Path, *, read_back: bool = True) -> str:
    """Write a dossier to a file in one step: it is written beside the file, read back, and only then moved over it.

    Returns the SHA-256 of what was written.  The old file stays whole whatever happens; its mode is kept, and of a link
    the target is written.  Reading back is most of the work: whoever changes one checked item after another can do
    without (`read_back`).  Raises TextError where the dossier cannot be written so that it reads back the same (DET405,
    DET409), or the system refuses (DET408).

    >>> import detente as dt
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> dossier = dt.read([dt.document(b"Norway closed the port.", "fish.txt")], parse=False)
    >>> with TemporaryDirectory() as folder:
    ...     kept = dt.save_dossier(dossier, Path(folder) / "fish.dossier.json")
    ...     dt.open_dossier(Path(folder) / "fish.dossier.json") == dossier, len(kept)
    (True, 64)
    """
    refuse_unusable_name(str(path))
    target = Path(os.path.realpath(path))
    data = dump_dossier(dossier).encode()
    if read_back:
        _check_back(dossier, data, target.name)
    beside = target.with_name(f".detente-{secrets.token_hex(8)}.tmp")
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            raise TextError.of("DET408", f"{quoted(str(path), 200)} is no ordinary file", hint="choose another name")
        _replace(target, beside, data, mode)
    except OSError as error:
        message = f"{quoted(str(path), 200)} cannot be written: {error.strerror or error}"
        raise TextError.of(
            "DET408", message, hint="nothing has changed; see that the folder is there and may be written"
        ) from None
    return hashlib.sha256(data).hexdigest()


def read_dossier(path: str | Path, *, limit: int = 20_000_000, most: int = 100) -> Dossier:
    """The dossier in a file of at most `limit` bytes.

    Raises TextError as `parse_dossier`, and where the file is not there or cannot be read (DET101 to DET106).

    >>> import detente as dt
    >>> dt.open_dossier(dt.example("talks-2022").dossier)
    <Dossier of 2 texts: 40 sentences, 9 actors, 58 events, 36 claims>
    """
    refuse_unusable_name(str(path))
    return parse_dossier(read_file(str(path), str(path), limit), str(path), limit=limit, most=most)


def check_against(dossier: Dossier, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """What in the dossier no longer is as in its texts: `documents` by the id of the text; of those not given, nothing.

    A text whose bytes have changed is told (DET418), and every quote that is not there any more (DET419).
    """
    problems: list[Problem] = []
    for text in dossier.texts:
        document = documents.get(text.id)
        if document is not None and document.sha256 != text.sha256:
            message = f"the text {quoted(text.id)} has changed since it was read: its SHA-256 is another"
            problems.append(Problem("DET418", message, None, "read the text again, or put the old one back"))
    for owner, quote in _quotes(dossier):
        document = documents.get(quote.source)
        if document is not None and document.raw[quote.start : quote.end] != quote.text:
            message = f"{owner}: {quoted(quote.text)} is not at code point {quote.start} of {quoted(quote.source)}"
            problems.append(Problem("DET419", message, None, "read the text again, or put the old one back"))
    return tuple(problems)


def decoded_json(data: str | bytes, name: str, limit: int) -> str:
    """The text that the bytes are; TextError DET406 where they are too many, DET407 where they are not UTF-8."""
    size = len(data)
    if size > limit:
        message = f"{quoted(name)} is too large: {size:,} bytes, where {limit:,} are allowed"
        raise TextError.of("DET406", message, hint="divide it, or raise the argument `limit`")
    if isinstance(data, str):
        return data
    try:
        return data.decode()
    except UnicodeDecodeError as refusal:
        before = data[: refusal.start].decode(errors="replace")
        after = data[refusal.start : refusal.start + 200].decode(errors="replace")
        place = Places(before + after, name).at(len(before), len(before) + 1)
        message = f"byte {refusal.start} (0x{data[refusal.start]:02x}, counted from 0) is not UTF-8"
        raise TextError.of("DET407", message, place, "save the file as UTF-8") from None


def _told(problems: list[Problem], most: int) -> list[Problem]:
    """The first problems in the order of the file, with a word on the rest."""
    ordered = sorted(problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
    if len(ordered) <= most:
        return ordered
    message = f"more than {most} problems were found; these are the first, and not everything was looked at"
    return [*ordered[:most], Problem("DET410", message, None, "mend these, and read the file again")]


def _replace(target: Path, beside: Path, data: bytes, mode: int | None) -> None:
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _check_back(dossier: Dossier, data: bytes, name: str) -> None:
    try:
        problem = None if parse_dossier(data, name, limit=len(data)) == dossier else "it reads as another dossier"
    except TextError as error:
        problem = error.problems[0].message
    if problem is not None:
        message = f"the dossier cannot be written so that it reads the same: {problem}"
        raise TextError.of("DET409", message, hint="nothing has changed; mend that part of the dossier")


def _refuse_newer(root: Piece, places: Places) -> None:
    version = root.get("detente")
    if version is not None and isinstance(version.value, int | float) and version.value > VERSION:
        message = f"the file is of version {version.value}, and this program reads version {VERSION}"
        raise TextError.of("DET411", message, places.at(*version.span), "install a newer release of detente")


def _plain_dossier(dossier: Dossier) -> dict[str, object]:
    first: dict[str, Mention] = {}
    for mention in dossier.mentions:
        if mention.actor is not None:
            first.setdefault(mention.actor, mention)
    texts = [_plain(text) for text in dossier.texts]
    return {
        "detente": VERSION,
        "document": texts[0] if texts else None,
        "documents": texts,
        "reader": dossier.reader,
        "sentences": [_plain(line) for line in dossier.sentences],
        "actors": [_plain_actor(actor, first.get(actor.id)) for actor in dossier.actors],
        "mentions": [_plain(item) for item in dossier.mentions],
        "events": [_plain(item) for item in dossier.events],
        "claims": [_plain(item) for item in dossier.claims],
        "links": [_plain(item) for item in dossier.links],
        "tensions": [_plain(tension) for tension in dossier.tensions],
        "unread": [_plain(unread) for unread in dossier.unread],
        "gaps": [_plain(gap) for gap in dossier.gaps],
        "log": [_plain(step) for step in dossier.log],
    }


def _plain_actor(actor: Actor, mention: Mention | None) -> dict[str, object]:
    if mention is None:
        return _plain(actor)
    return {**_plain(actor), "sentence": mention.sentence, **_plain_quote(mention.quote)}


def _plain(thing: object) -> dict[str, object]:
    """A part of the dossier as plain data: its quote and its origin lie flat among its other fields."""
    plain: dict[str, object] = {}
    for part in fields(thing):  # type: ignore[arg-type]  # every part of a dossier is a dataclass
        value = getattr(thing, part.name)
        if isinstance(value, Origin):
            plain |= {"producer": value.producer, "status": value.status, "why": value.why}
        elif isinstance(value, Quote):
            plain |= _plain_quote(value) if part.name == "quote" else {part.name: _plain_quote(value)}
        elif part.name == "when" and value is not None:
            plain["when"] = _plain(value)
        elif isinstance(value, tuple):
            plain[part.name] = list(value)
        else:
            plain[part.name] = value.isoformat() if isinstance(value, date) else value
    return plain


def _plain_quote(quote: Quote) -> dict[str, object]:
    return {"start": quote.start, "end": quote.end, "quote": quote.text}


def _quotes(dossier: Dossier) -> Iterator[tuple[str, Quote]]:
    """Every quote of the dossier with what it belongs to."""
    owners: tuple[object, ...] = (*dossier.sentences, *dossier.items, *dossier.unread)
    for owner in owners:
        named = owner.id if isinstance(owner, Line) else str(getattr(owner, "id", getattr(owner, "sentence", "")))
        for part in ("quote", "what", "cue"):
            quote = getattr(owner, part, None)
            if isinstance(quote, Quote):
                yield named, quote
