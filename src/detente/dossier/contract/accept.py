"""Accepting the answer of a language model: what holds against the dossier becomes proposals, all else is refused."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.dossier.contract.answer_shape import ANSWER, SECTIONS
from detente.dossier.contract.answer_text import answer_in
from detente.dossier.contract.reasons import Reasons
from detente.dossier.contract.taking import Taking
from detente.dossier.dossier_file import decoded_json
from detente.dossier.dossier_shape import VERSION
from detente.dossier.items import Actor, Dossier
from detente.dossier.json_places import Noted, Piece, Places
from detente.errors import Problem, TextError, quoted


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of an answer.

    `dossier` holds the proposals that passed, and is the old one where none did.  `taken` counts the items that passed;
    of them `agreed` were in the dossier already, which then names the model as well.  `refused_items` counts those that
    did not pass, `refused` says why, and what else is wrong.  `nothing` are the sentences of which the model says that
    they hold nothing; `notes` is what a person should know besides.
    """

    dossier: Dossier
    taken: int = 0
    agreed: int = 0
    refused_items: int = 0
    refused: tuple[Problem, ...] = ()
    nothing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def accept(
    dossier: Dossier,
    answer: str | bytes,
    *,
    producer: str = "model:unnamed",
    table: Iterable[Actor] = (),
    name: str = "answer.json",
    limit: int = 5_000_000,
    per_sentence: int = 12,
    most: int = 1_000,
) -> Accepted:
    """The dossier with what holds of an answer, as proposals of `producer`, and what was refused, item by item.

    Words are looked up in the sentence that is named: as they are, or folded by white space, quotation marks,
    apostrophes and dashes, never otherwise; what is kept are the text's own characters.  Words that stand there twice
    are refused, unless `what` tells which are meant.  `table` holds actors that may be declared by their id; of each
    sentence at most `per_sentence` items of a section are looked at, and at most `most` reasons are told.

    No answer raises: one that cannot be read at all (not UTF-8, more than `limit` bytes, no JSON, cut off) is refused
    as a whole.  The same answer accepted twice changes nothing the second time.

    >>> accept(Dossier((), ()), "I am sorry, I cannot do that.").refused[0].message
    'there is no JSON object in the answer'
    """
    try:
        text = decoded_json(answer, name, limit)
        root, noted, talk = answer_in(text, name)
    except TextError as refusal:
        return Accepted(dossier, refused=refusal.problems)
    places = Places(text, name)
    whole = _unusable(root, places)
    if whole:
        return Accepted(dossier, refused=(whole,))
    reasons = Reasons(places, most)
    sections = {key: root.listed(key) for key in SECTIONS}
    reasons.told += _outside(noted, sections.values())
    _sections_known(root, reasons)
    taking = Taking(dossier, reasons, noted, producer, table)
    for key, items in sections.items():
        taking.section(key, items, per_sentence)
    nothing = _nothing(root, taking)
    if not any(sections.values()) and not nothing:
        hint = "propose events, claims and links, or name the sentences that hold none under 'nothing'"
        reasons.wrong("DET431", Piece(None, root.start, root.start + 1), "the answer proposes nothing", hint)
        reasons.close()
    merged = taking.register.merged(dossier)
    return Accepted(
        replace(merged, actors=tuple(taking.actors.values())) if taking.taken else dossier,
        taking.taken,
        taking.register.agreed,
        taking.refused,
        reasons.all_told,
        nothing,
        _notes(dossier, sections, nothing, talk=talk),
    )


def _unusable(root: Piece, places: Places) -> Problem | None:
    """Why nothing of an answer can be used: it is no object, or of a version that is not known."""
    if not isinstance(root.value, dict):
        place = places.at(root.start, root.start + 1)
        return Problem("DET412", "the answer is a list, and an object was expected", place, 'write {"detente": 1, …}')
    version = root.get("detente")
    if version is not None and (version.value is True or version.value != VERSION):
        shown = places.text[slice(*version.span)]
        message = f"detente: the answer is of version {quoted(shown)}, and this program reads version {VERSION}"
        return Problem("DET411", message, places.at(*version.span), f'write "detente": {VERSION}')
    return None


def _sections_known(root: Piece, reasons: Reasons) -> None:
    known = [key.name for key in ANSWER.keys]
    for key, span in root.keys.items():
        piece = root.get(key)
        if key not in known:
            message = f"an answer has no key {quoted(key)}{reasons.near(key, known)}"
            reasons.wrong("DET413", Piece(None, *span), message, "take it out, or correct its name")
        elif key != "detente" and piece is not None and not isinstance(piece.value, tuple):
            reasons.wrong("DET412", piece, f"{key}: expected a list", f'write "{key}": [ … ]')
        reasons.close()


def _nothing(root: Piece, taking: Taking) -> tuple[str, ...]:
    """The sentences that the answer says hold nothing, as far as there are such sentences."""
    found: dict[str, None] = {}
    lines, reasons = taking.wording.lines, taking.reasons
    for number, piece in enumerate(root.listed("nothing")):
        if piece.text in lines:
            found[piece.text] = None
        elif not reasons.full:
            near = reasons.near(piece.text, lines)
            message = f"nothing[{number}]: there is no sentence {quoted(piece.text)}{near}"
            reasons.wrong("DET423", piece, message, "write the id that stands in brackets before it")
            reasons.close()
    return tuple(found)


def _outside(noted: list[Noted], sections: Iterable[tuple[Piece, ...]]) -> list[Problem]:
    """The slips of JSON that lie in no item; those that lie in one are reasons to refuse it."""
    spans = sorted(item.span for items in sections for item in items)
    starts = [start for start, _ in spans]

    def free(slip: Noted) -> bool:
        before = bisect_right(starts, slip.span[0]) - 1
        return before < 0 or spans[before][1] <= slip.span[0]

    return [slip.problem for slip in noted if free(slip)]


def _notes(
    dossier: Dossier, sections: dict[str, tuple[Piece, ...]], nothing: tuple[str, ...], *, talk: bool
) -> tuple[str, ...]:
    notes = ["the answer has text around its first JSON object, which was passed over"] if talk else []
    named = {item.said("sentence") for items in sections.values() for item in items}.union(nothing)
    silent = sum(line.id not in named for line in dossier.sentences)
    if silent:
        notes.append(f"of {silent} of {len(dossier.sentences)} sentences the answer says nothing at all")
    return tuple(notes)
