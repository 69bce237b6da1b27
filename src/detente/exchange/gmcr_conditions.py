"""The conditions of a `.gmcr` file: conjunctions of options taken or not, and disjunctions of these, as statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from detente.dossier.json_places import Piece
from detente.errors import quoted
from detente.model.statement import And, If, Iff, Not, Or, Statement, Test

Note = Callable[[str, Piece, str, str], None]
"""What takes note of a problem: its code, where it stands, the message, the hint."""

Literals = tuple[tuple[int, bool], ...]
"""Options by number, each with whether it is taken: all of it holds, or the condition does not."""

_SHAPE = 'write [[0, "Y"], [2, "N"]], or {"compound": true, "members": [ … ]}'


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the file: one of its members holds.  `compound`: whether it is written as a disjunction."""

    members: tuple[Literals, ...]
    compound: bool
    piece: Piece

    @property
    def name(self) -> tuple[frozenset[tuple[int, bool]], ...]:
        """What the program tells conditions apart by: of two of one name it drops the later one."""
        return tuple(sorted((frozenset(member) for member in self.members), key=sorted))

    @property
    def always(self) -> bool:
        """Whether the condition holds whatever is taken, since a member of it names no option."""
        return () in self.members


def condition(piece: Piece, options: int, note: Note) -> Condition | None:
    """The condition that stands there, over that many options; None where it is none, which is then noted."""
    if isinstance(piece.value, dict):
        members = piece.get("members")
        if members is None or not isinstance(members.value, tuple) or piece.get("compound") is None:
            message = "expected a compound condition with 'compound' and a list of 'members'"
            note("DET553", piece, message, _SHAPE)
            return None
        read = [_literals(member, options, note) for member in members.items]
        if not read:
            note("DET557", piece, "a compound condition without members never holds", "give it members, or take it out")
            return None
        if any(member is None for member in read):
            return None
        return Condition(tuple(dict.fromkeys(member for member in read if member is not None)), True, piece)
    literals = _literals(piece, options, note)
    return None if literals is None else Condition((literals,), False, piece)


def conditions(piece: Piece | None, options: int, note: Note) -> tuple[list[Condition], list[Condition]]:
    """The conditions of a list, and those that say again what an earlier one says."""
    kept: dict[object, Condition] = {}
    again = []
    for item in piece.items if piece else ():
        found = condition(item, options, note)
        if found is not None and found.name in kept:
            again.append(found)
        elif found is not None:
            kept[found.name] = found
    return list(kept.values()), again


def statement(found: Condition, keys: Sequence[str]) -> Statement:
    """The condition as a statement over options of these keys, with "if" and "iff" where it is one of them.

    It is "q if p" where it has the members p∧q, ¬p∧q and ¬p∧¬q, and "q iff p" where it has p∧q and ¬p∧¬q: so the
    program stores what was typed in that way.
    """
    conditional = _conditional(found.members, keys)
    if conditional is not None:
        return conditional
    parts = tuple(_all(member, keys) for member in found.members)
    return parts[0] if len(parts) == 1 else Or(parts)


def _conditional(members: tuple[Literals, ...], keys: Sequence[str]) -> Statement | None:
    """The conditional that the members are, in the order in which its options come in the first of them."""
    first = members[0]
    if len(first) != 2 or any({option for option, _ in m} != {option for option, _ in first} for m in members):
        return None
    (p, taken_p), (q, taken_q) = first
    rows = {(dict(member)[p] == taken_p, dict(member)[q] == taken_q) for member in members}
    if rows == {(True, True), (False, False)}:
        return Iff(_sign(q, taken_q, keys), _sign(p, taken_p, keys))
    if len(rows) != 3:
        return None
    # Three of the four cases: the one that is left out is the condition with the opposite of what follows.
    ((here, there),) = {(True, True), (True, False), (False, True), (False, False)} - rows
    return If(_sign(q, taken_q != there, keys), _sign(p, taken_p == here, keys))


def _sign(option: int, taken: bool, keys: Sequence[str]) -> Statement:
    return Test(keys[option]) if taken else Not(Test(keys[option]))


def _all(member: Literals, keys: Sequence[str]) -> Statement:
    parts = tuple(_sign(option, taken, keys) for option, taken in member)
    return parts[0] if len(parts) == 1 else And(parts)


def _literals(piece: Piece, options: int, note: Note) -> Literals | None:
    """The pairs of an option and Y or N, each option once; None where something is wrong, which is then noted."""
    if not isinstance(piece.value, tuple):
        note("DET553", piece, 'expected a condition, a list of pairs such as [0, "Y"]', _SHAPE)
        return None
    found: dict[int, bool] = {}
    whole = True
    for pair in piece.items:
        read = list(_pair(pair, options, note))
        whole = whole and bool(read)
        for option, taken in read:
            if found.setdefault(option, taken) != taken:
                message = f"the condition wants option {option} taken and not taken at once"
                note("DET557", pair, message, "keep one of the two")
                whole = False
    return tuple(found.items()) if whole else None


def _pair(piece: Piece, options: int, note: Note) -> Iterator[tuple[int, bool]]:
    if len(piece.items) != 2:
        note("DET553", piece, "expected a pair of an option and Y or N", _SHAPE)
        return
    option, sign = (item.value for item in piece.items)
    if not isinstance(option, int) or isinstance(option, bool):
        note("DET553", piece.items[0], "expected the number of an option, from 0", _SHAPE)
    elif not 0 <= option < options:
        message = f"there is no option {option}: the options are numbered 0 to {options - 1}"
        note("DET554", piece.items[0], message, "correct the number; options are counted from 0")
    elif sign not in ("Y", "N"):
        shown = quoted(sign) if isinstance(sign, str) else "this"
        note("DET553", piece.items[1], f'expected "Y" or "N", and {shown} is neither', _SHAPE)
    else:
        yield option, sign == "Y"
