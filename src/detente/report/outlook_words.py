"""The sentences about outlooks: where the holders of beliefs expect the dispute to end, beside where it may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Audit
    from detente.insight.auditing.outlooks import Seen
    from detente.report.naming import Naming

# Of more names than this in a row, the first ones are said.
MOST_NAMES = 4


def outlook(audit: Audit, naming: Naming) -> Iterator[str]:
    """What the holders of beliefs expect, beside what may come of it as the account has it."""
    found = audit.outlooks
    if not found.held:
        return
    if found.real is None:
        yield "Where it may end depends on wants that nobody has stated."
        return
    real = {seen.name: seen for seen in found.real}
    where = f": {_few([_told(seen) for seen in found.real])}" if real else ""
    yield f"As the account has it, things may come to rest in {counted(len(real), 'state')}{where}."
    for view in found.held:
        who = naming.who(view.holder)
        if view.outcomes is None:
            yield f"Where {who} expects it to end depends on wants that nobody has stated."
            continue
        if not view.outcomes:
            yield f"By its own beliefs, {who} expects that things come to rest nowhere."
            continue
        seen = {state.name: state for state in view.outcomes}
        met = [name for name in seen if name in real]
        other = [name for name in seen if name not in real]
        expects = _of_these(len(met), len(real)) if met else ""
        if other:
            ends = "another end" if len(other) == 1 else f"{len(other)} other ends"
            differing = _differing([seen[name] for name in other], found.real)
            expects = f"{expects}, and {ends}{differing}" if met else f"{ends} instead{differing}"
        yield f"By its own beliefs, {who} expects {expects}."
    if found.surprises:
        yield f"Nobody with beliefs of its own expects {_few(found.surprises)}."


def _told(seen: Seen) -> str:
    """A state by its name and what holds there."""
    return f"{seen.name} ({', '.join(key.replace('=', ' = ') for key in seen.on)})" if seen.on else seen.name


def _few(names: Sequence[str]) -> str:
    """Names in a row; of many, the first ones and how many others there are."""
    return listing([*names[:MOST_NAMES], *([f"{len(names) - MOST_NAMES} others"] if len(names) > MOST_NAMES else [])])


def _of_these(met: int, real: int) -> str:
    if met == real:
        return "the same" if real == 1 else "all of these"
    return f"{met} of these"


def _differing(ends: Sequence[Seen], real: Sequence[Seen]) -> str:
    """What holds in every one of some ends and in none of the others; else nothing."""
    new = set.intersection(*(set(end.on) for end in ends)) - set().union(*(end.on for end in real))
    held = [key.replace("=", " = ") for key in ends[0].on if key in new]
    return f", with {_few(held)}" if held else ""
