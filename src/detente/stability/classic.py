"""The five classical concepts: Nash, GMR, SMR, SEQ, SSEQ.

Notation: s a state; i the decision maker; R_i(s) what i can move to; R⁺_i(s) what of that i prefers to s; R_{N∖i}(q)
where legal sequences of the others' moves lead from q, R⁺_{N∖i}(q) where those lead in which every move betters
whoever makes it; t ≤_i s: i does not prefer t to s.
"""

from __future__ import annotations

from detente.stability.concept import Sanction, concept


@concept("Nash", implies=("SSEQ",))
def nash() -> Sanction:
    """A state from which the mover has no improvement.

    s is stable for i  ⇔  R⁺_i(s) = ∅

    Plainly: holds even if nobody answers.
    Also called: R, rational; Nash stable.
    Source: [Nash1950], [FangHipelKilgour1993].

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("prisoners-dilemma"))).equilibria("Nash")
    ['s4']
    """
    return Sanction()


@concept("GMR")
def general_metarationality() -> Sanction:
    """A state each of whose improvements the others can answer so that the mover is no better off.

    s is stable for i  ⇔  ∀ q ∈ R⁺_i(s)  ∃ t ∈ R_{N∖i}(q):  t ≤_i s

    The others' moves need not pay them: the answer may be pure spite.

    Plainly: holds if others answer, even out of spite and at their own cost.
    Also called: general metarational.
    Source: [Howard1971], [FangHipelKilgour1993].

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("chicken"))).equilibria("GMR")
    ['s1', 's2', 's3']
    """
    return Sanction(answers="moves")


@concept("SMR", implies=("GMR",))
def symmetric_metarationality() -> Sanction:
    """A state each of whose improvements the others can answer so that the mover ends no better off, and stays so.

    s is stable for i  ⇔  ∀ q ∈ R⁺_i(s)  ∃ t ∈ R_{N∖i}(q):  t ≤_i s  and  ∀ r ∈ R_i(t): r ≤_i s

    The mover's further moves are all its moves from t, not only improvements on t.

    Plainly: holds if others answer, even out of spite, and there is no way out of the answer.
    Also called: symmetric metarational.
    Source: [Howard1971], [FangHipelKilgour1993].

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("chicken"))).equilibria("SMR")
    ['s1', 's2', 's3']
    """
    return Sanction(answers="moves", final=True)


@concept("SEQ", implies=("GMR",))
def sequential_stability() -> Sanction:
    """A state each of whose improvements the others can answer by improvements of their own, so that it did not pay.

    s is stable for i  ⇔  ∀ q ∈ R⁺_i(s)  ∃ t ∈ R⁺_{N∖i}(q):  t ≤_i s

    Each step of the answer betters its own mover, compared with the state that the step starts from.

    Plainly: holds if others answer only where it pays them.
    Also called: sequential, sequentially sanctioned.
    Source: [FraserHipel1979], [FraserHipel1984], [FangHipelKilgour1993].

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("prisoners-dilemma"))).equilibria("SEQ")
    ['s1', 's4']
    """
    return Sanction(answers="improvements")


@concept("SSEQ", implies=("SMR", "SEQ"))
def symmetric_sequential_stability() -> Sanction:
    """A state each of whose improvements the others can answer by improvements of their own, and there is no way out.

    s is stable for i  ⇔  ∀ q ∈ R⁺_i(s)  ∃ t ∈ R⁺_{N∖i}(q):  t ≤_i s  and  ∀ r ∈ R_i(t): r ≤_i s

    Not the strong sequential stability that other programs abbreviate alike.

    Plainly: holds if others answer only where it pays them, and there is no way out of the answer.
    Also called: symmetric sequential.
    Source: [RegoVieira2017].

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("prisoners-dilemma"))).equilibria("SSEQ")
    ['s1', 's4']
    """
    return Sanction(answers="improvements", final=True)
