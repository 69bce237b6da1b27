"""Building named states with their patterns, and the moves of a conflict in graph form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement

from detente.errors import quoted
from detente.model.build_grounds import grounds
from detente.model.conflict import YES_NO, NamedState
from detente.model.gathered import Gathered, Part
from detente.model.nodes import Leaf

Arcs = dict[str, tuple[tuple[str, str], ...]]


def states(root: Part, gathered: Gathered) -> tuple[NamedState, ...] | None:
    """The named states, or None if the file names none; the gathered learns their names and patterns."""
    part = root.get("states")
    if part is None:
        return None
    built = []
    for name, state in part.entries():
        pattern = None if gathered.graph_form else _pattern(name, state, gathered)
        built.append(NamedState(name, pattern, state.says("text"), grounds(state, gathered)))
    gathered.states = {state.name: state.pattern for state in built}
    if not gathered.graph_form:
        _check_overlaps(part, gathered)
    return tuple(built)


def _pattern(name: str, state: Part, gathered: Gathered) -> str | None:
    part = state.get("pattern")
    if part is not None:
        return part.text if fits(part, gathered) else None
    if not state.has("pattern"):
        hint = "one character per option: Y or N, the index of a level, or - for any"
        gathered.note("DET155", f"the state {quoted(name)} needs a pattern", state.head, hint)
    return None


def fits(part: Part, gathered: Gathered) -> bool:
    """Whether what stands there is a pattern over the options of the conflict; if not, that is noted."""
    ladders = list(gathered.vocabulary.options.items())
    if len(part.text) != len(ladders):
        message = (
            f"a pattern has one character per option, {len(ladders)} here, and {quoted(part.text)} has {len(part.text)}"
        )
        order = ", ".join(key for key, _ in ladders[:12]) + (", …" if len(ladders) > 12 else "")
        gathered.note("DET153", message, part.place, f"the order is {order}")
        return False
    for at, (sign, (key, levels)) in enumerate(zip(part.text, ladders, strict=True), 1):
        allowed = signs(levels)
        if sign not in (*allowed, "-") and key not in gathered.unsure:
            spot = part.node.at(1, at, 1) if isinstance(part.node, Leaf) else part.place
            message = f"the character {at} of the pattern, {quoted(sign)}, says nothing of {quoted(key)}"
            gathered.note("DET153", message, spot, f"allowed are {', '.join(allowed)}, or - for any")
            return False
    return True


def signs(levels: tuple[str, ...]) -> tuple[str, ...]:
    """The characters that stand in a pattern for the levels of an option, in order.

    >>> signs(("no", "yes")), signs(("quiet", "protests", "sues"))
    (('N', 'Y'), ('0', '1', '2'))
    """
    return ("N", "Y") if levels == YES_NO else tuple(str(index) for index in range(len(levels)))


def _check_overlaps(part: Part, gathered: Gathered, *, comparisons: int = 500_000, most: int = 20) -> None:
    """Note pairs of states whose patterns have a combination in common, up to `most` of them.

    Patterns are compared group by group, a group having `-` in the same places; where that takes more than
    `comparisons` steps, the rest is left to whoever unfolds the states.
    """
    groups: dict[int, dict[int, str]] = defaultdict(dict)
    found: dict[str, str] = {}
    for name, pattern in (gathered.states or {}).items():
        if pattern is not None:
            fixed, signs_there = _encoded(pattern)
            if signs_there in groups[fixed]:
                found.setdefault(name, groups[fixed][signs_there])
            groups[fixed].setdefault(signs_there, name)
    order = {name: position for position, name in enumerate(gathered.states or ())}
    for one, other in combinations_with_replacement(groups, 2):
        comparisons -= len(groups[one]) + len(groups[other])
        if comparisons < 0 or len(found) >= most:
            break
        if one != other:
            for first, second in _common(groups[one], groups[other], one & other):
                earlier, later = sorted((first, second), key=lambda name: order[name])
                found.setdefault(later, earlier)
    for name, state in part.entries():
        if name in found:
            spot = state.get("pattern") or state
            message = f"the states {quoted(found[name])} and {quoted(name)} have a combination of options in common"
            gathered.note("DET154", message, spot.place, "make their patterns differ where neither has -")


def _encoded(pattern: str) -> tuple[int, int]:
    """Where a pattern is fixed, and what stands there, as two numbers of one byte per character."""
    fixed = bytes(0 if sign == "-" else 255 for sign in pattern)
    signs_there = bytes(0 if sign == "-" else ord(sign) for sign in pattern)
    return int.from_bytes(fixed), int.from_bytes(signs_there)


def _common(group: dict[int, str], other: dict[int, str], both: int) -> Iterator[tuple[str, str]]:
    seen = {code & both: name for code, name in group.items()}
    for code, name in other.items():
        if code & both in seen:
            yield seen[code & both], name


def moves(root: Part, gathered: Gathered) -> Arcs:
    """The moves of a conflict in graph form: arcs between known states, each once, none to itself."""
    part = root.get("moves")
    built: Arcs = {}
    for name, listed in part.entries() if part else ():
        gathered.decision_maker(listed, name)
        arcs: dict[tuple[str, str], None] = {}
        for arc in listed.items():
            ends = list(arc.items())
            known = [known_state(end, gathered) for end in ends]
            if len(ends) == 2 and all(known):
                pair = (ends[0].text, ends[1].text)
                if pair[0] == pair[1]:
                    gathered.note(
                        "DET162", f"a move from {quoted(pair[0])} to itself is no move", arc.place, "take it out"
                    )
                elif pair in arcs:
                    gathered.note(
                        "DET162", f"this move of {quoted(name)} is listed twice", arc.place, "keep one of the two"
                    )
                arcs[pair] = None
        built[name] = tuple(arcs)
    return built


def known_state(part: Part, gathered: Gathered) -> bool:
    """Whether what stands there is the name of a state; if not, that is noted."""
    return gathered.states is None or gathered.known("DET151", "state", part, gathered.states)


def twice(names: Iterable[Part]) -> Iterator[Part]:
    """The parts whose text stood there before."""
    seen: set[str] = set()
    for part in names:
        if part.text in seen:
            yield part
        seen.add(part.text)
