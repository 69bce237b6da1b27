"""Beliefs: what one decision maker says that another one is about, as a change to the model that it has in mind."""

from __future__ import annotations

from detente.dossier.items import Claim
from detente.model.conflict import Belief, Insertion, Patch, Want
from detente.model.drafting.meaning import Meaning

_ACCUSING = frozenset({"ACCUSE", "WARN", "FEAR"})


def beliefs(known: Meaning) -> tuple[Belief, ...]:
    """A belief for every accusation, warning or fear of one decision maker about what another one does or prepares.

    Its holder takes the other to want what it is said to do.  What only some of a party say is no belief of the party.
    """
    made: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = {}
    for claim in known.taken.claims:
        holder = known.maker(claim.speaker)
        if holder is None or claim.part or claim.act not in _ACCUSING or claim.polarity == "-":
            continue
        done: dict[str, dict[str, None]] = {}
        for use, deed in known.of(dict.fromkeys(claim.events)):
            other = use.owners[0]
            if use.role in ("does", "threatens") and not deed.joint and other != holder:
                done.setdefault(other, {})[deed.key] = None
        for other, keys in done.items():
            made.setdefault((holder, other, tuple(keys)), []).append(claim)
    return tuple(
        _belief(f"beliefs.{number}", holder, other, keys, claims, known)
        for number, ((holder, other, keys), claims) in enumerate(made.items(), 1)
    )


def _belief(name: str, holder: str, other: str, keys: tuple[str, ...], claims: list[Claim], known: Meaning) -> Belief:
    tests = {deed.key: deed.test for deed in known.deeds}
    change = Patch(insert=tuple(Insertion(other, Want("", tests[key])) for key in keys))
    speakers = [claim.speaker for claim in claims if known.people.folded.get(claim.speaker)]
    note = f"said by {known.taken.named(speakers[0])}" if speakers else None
    return Belief(name, holder, change, other, known.taken.grounds(claims, "implied", note))
