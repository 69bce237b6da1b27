"""Planted differences are found, all of them and no others, and what explains a verdict is what the judge finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

import judge_compare
from detente.errors import BadInput
from detente.insight.comparing.compare import compare
from detente.insight.comparing.compared import Comparison, Difference, Edit, Explanation
from detente.insight.comparing.rewriting import Names, rewritten
from detente.model.conflict import ClaimMade, Conflict
from planted import account, planted
from random_claims import random_account, random_claim
from strategies import KINDS, Kind

Key = tuple[str, ...]
SEEDS = 12
LATER = 1_000_000  # where the seeds of the long comparison begin


def key(edit: Edit) -> Key:
    """An edit as the judge calls it."""
    if edit.kind == "comparison":
        return "comparison", edit.id, edit.other
    if edit.kind == "attitude":
        return ("attitude", *edit.id.split("."))
    return edit.kind.removeprefix("joint "), edit.id


def pair(seed: int, number: int | None = None) -> tuple[Conflict, Conflict, set[Key]]:
    """Two accounts that differ in one to four planted places, or in `number`."""
    rng = Random(seed)
    a = account(rng)
    b, keys = planted(rng, a, number or rng.randint(1, 4))
    return a, b, keys


def judged(seed: int) -> Counter[str]:
    """Compare two accounts in which differences were planted; what was found beside what the judge finds."""
    counts: Counter[str] = Counter()
    a, b, keys = pair(seed)
    if any(judge_compare.said(each, claim.says) is None for each in (a, b) for claim in each.claims):
        return counts
    found = compare(a, b)
    assert (seed, keys) == (seed, {key(edit) for edit in found.edits})
    counts["pairs"] += 1
    counts["planted"] += len(keys)
    says = [{claim.id: claim.says for claim in each.claims} for each in (a, b)]
    for claim in found.claims:
        mine, theirs = (judge_compare.said(each, said[claim.id]) for each, said in zip((a, b), says, strict=True))
        assert (seed, mine, theirs) == (seed, claim.verdict_a, claim.verdict_b)
        if claim.differs:
            counts["verdicts"] += 1
            counts[f"explained by {len(claim.explained.sets[0])}"] += 1  # type: ignore[union-attr]  # checked next
            _check(seed, claim.explained, judge_compare.smallest(a, b, {claim.id: claim.verdict_b}))
            _check(seed, claim.back, judge_compare.smallest(a, b, {claim.id: claim.verdict_a}, back=True))
    if found.differing:
        goal = {claim.id: claim.verdict_b for claim in found.differing}
        _check(seed, found.together, judge_compare.smallest(a, b, goal))
    return counts


def _check(seed: int, explanation: Explanation | None, smallest: set[frozenset[Key]]) -> None:
    assert explanation is not None
    sets = {frozenset(map(key, each)) for each in explanation.sets}
    assert (seed, True) == (seed, explanation.least)
    assert (seed, sets if explanation.all else sets & smallest) == (seed, smallest if explanation.all else sets)


def test_planted_differences_are_found_and_the_fewest_explain() -> None:
    counts = sum((judged(seed) for seed in range(SEEDS)), Counter[str]())

    assert (SEEDS, True) == (counts["pairs"], counts["verdicts"] >= SEEDS // 2)


def test_a_reduced_set_explains_and_nothing_in_it_can_be_left_out() -> None:
    reduced = 0
    for seed in range(SEEDS // 2):
        a, b, _ = pair(seed, 6)
        for claim in compare(a, b, tries=1).differing:
            assert claim.explained is not None
            (edits, *_), goal = claim.explained.sets, {claim.id: claim.verdict_b}
            keys = frozenset(map(key, edits))
            reduced += not claim.explained.least

            assert (seed, True) == (seed, judge_compare.explains(a, b, keys, goal))
            assert (seed, []) == (seed, [e for e in keys if judge_compare.explains(a, b, keys - {e}, goal)])

    assert reduced > 0


@pytest.mark.long
def test_thousands_of_planted_differences_are_found_and_the_fewest_explain() -> None:
    """On seeds that no other test draws."""
    counts: Counter[str] = Counter()
    seed = LATER
    while counts["planted"] < 5_000:
        counts += judged(seed)
        seed += 1

    assert counts["verdicts"] >= 400


def mirrored(found: Comparison) -> Comparison:
    """A comparison seen from the other side, as far as order in lists does not tell the sides apart."""
    turn = {"a": "b", "b": "a", "both": "both"}

    def edit(each: Edit) -> Edit:
        turned = replace(each, a=each.b, b=each.a, cites_a=each.cites_b, cites_b=each.cites_a)
        return replace(turned, id=each.other, other=each.id) if each.kind == "comparison" else turned

    def explanation(each: Explanation | None) -> Explanation | None:
        return each and replace(each, sets=tuple(tuple(map(edit, edits)) for edits in each.sets))

    def difference(each: Difference) -> Difference:
        changes = tuple(replace(change, a=change.b, b=change.a) for change in each.changes)
        sides = {"a": each.b, "b": each.a, "grounds_a": each.grounds_b, "grounds_b": each.grounds_a}
        return replace(each, where=turn[each.where], changes=changes, **sides)  # type: ignore[arg-type]

    claims = tuple(
        replace(
            claim,
            says_a=claim.says_b,
            says_b=claim.says_a,
            verdict_a=claim.verdict_b,
            verdict_b=claim.verdict_a,
            standing_a=claim.standing_b,
            standing_b=claim.standing_a,
            explained=explanation(claim.back),
            back=explanation(claim.explained),
        )
        for claim in found.claims
    )
    rows = tuple(replace(row, where=turn[row.where]) for row in found.outcomes.rows)  # type: ignore[arg-type]
    return replace(
        found,
        a=found.b,
        b=found.a,
        claims=claims,
        edits=tuple(map(edit, found.edits)),
        differences=tuple(map(difference, found.differences)),
        outcomes=replace(found.outcomes, rows=rows),
    )


def told(found: Comparison) -> list[object]:
    """What a comparison says, whatever the order of lists and the names of the second conflict."""
    claims = [
        (
            c.id,
            c.says_a,
            c.says_b,
            c.verdict_a,
            c.verdict_b,
            c.standing_a,
            c.standing_b,
            _sets(c.explained),
            _sets(c.back),
        )
        for c in found.claims
    ]
    changes = [(d.kind, d.id, d.where, d.a, d.b, sorted(map(str, d.changes))) for d in found.differences]
    outcomes = [(set(row.on), row.where) for row in found.outcomes.rows]
    return [
        (found.a, found.b),
        sorted(map(str, claims)),
        sorted(map(str, changes)),
        sorted(map(str, found.edits)),
        sorted((sorted(on), where) for on, where in outcomes),
    ]


def _sets(explanation: Explanation | None) -> object:
    return explanation and (sorted(sorted(map(str, each)) for each in explanation.sets), explanation.least)


def test_seen_from_the_other_side_it_is_the_same_comparison() -> None:
    for seed in range(SEEDS // 2):
        a, b, _ = pair(seed)
        assert (seed, told(mirrored(compare(a, b, most=1_000)))) == (seed, told(compare(b, a, most=1_000)))


def test_other_names_for_everything_change_nothing_where_they_are_mapped() -> None:
    for seed in range(SEEDS // 2):
        a, b, _ = pair(seed)
        options = {option.key: _option(option.key) for option in b.options}
        of = {
            "decision maker": {dm.id: f"other_{dm.id}" for dm in b.decision_makers},
            "option": options,
            "statement": _others(want.id for _, want in b.wants()),
            "rule": _others(rule.id for rule in b.infeasible),
            "consequence": _others(each.id for each in b.consequences),
            "forum": _others(forum.id for forum in b.forums),
            "belief": _others(belief.id for belief in b.beliefs),
            "variant": _others(each.id for each in b.variants),
            "reading": _others(each.id for each in (b.status_quo.contested if b.status_quo else ())),
            "claim": _others(claim.id for claim in b.claims),
        }
        names = {old: new for told_ in of.values() for old, new in told_.items()}
        known = {name for kind in of for name in _named(a, kind)}
        renamed = compare(a, rewritten(b, Names(of)), mapping={k: v for k, v in names.items() if k in known})

        assert (seed, _numbers(compare(a, b))) == (seed, _numbers(renamed))


def _option(key_: str) -> str:
    owner, _, name = key_.partition(".")
    return f"joint.other_{name}" if owner == "joint" else f"other_{owner}.other_{name}"


def _others(names: object) -> dict[str, str]:
    return {name: f"other_{name.replace('.', '_')}" for name in names}  # type: ignore[attr-defined]  # names of parts


def _named(conflict: Conflict, kind: str) -> set[str]:
    keys = {k[1] for k in judge_compare.parts(conflict) if k[0] == kind}
    return keys | ({claim.id for claim in conflict.claims} if kind == "claim" else set())


def _numbers(found: Comparison) -> list[object]:
    """What does not depend on the names of what only the second has."""
    claims = [(c.id, c.verdict_a, c.verdict_b, c.explained and len(c.explained.sets[0])) for c in found.claims]
    return [Counter(edit.kind for edit in found.edits), claims, Counter(d.where for d in found.differences)]


def test_a_conflict_of_any_form_compared_with_itself_differs_in_nothing() -> None:
    for seed in range(SEEDS):
        rng = Random(seed)
        conflict = random_account(rng, KINDS[seed % 4], 10)
        found = compare(conflict, conflict)

        assert (seed, True, (), ()) == (seed, found.same, found.edits, found.differing)


def test_any_two_conflicts_give_an_answer_or_a_plain_refusal() -> None:
    answered = 0
    for seed in range(SEEDS // 3):
        kinds = KINDS[seed // 2 % 4], KINDS[(seed // 2 + seed % 2) % 4]
        a, b = (_claiming(Random(seed + k), kind) for k, kind in enumerate(kinds))
        if (a.moves is None) == (b.moves is None):
            answered += bool(compare(a, b, tries=5).edits)
        else:
            with pytest.raises(BadInput, match="DET532"):
                compare(a, b, tries=5)

    assert answered > SEEDS // 5


def _claiming(rng: Random, kind: Kind) -> Conflict:
    conflict = random_account(rng, kind, 10)
    return replace(conflict, claims=tuple(ClaimMade(f"c{n}", random_claim(rng, conflict)) for n in (1, 2)))
