"""Agreement of two modellers of one text: on parts, on sentences, on verdicts and standings.

Parts have no universe from which both drew, so agreement on them is what both have of what either has.  Sentences and
claims are there for both, so chance can be reckoned with: Cohen's κ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.cite import Citation
from detente.errors import TextError
from detente.insight.parts import citable
from detente.insight.passages import within
from detente.model.conflict import Conflict
from detente.text.citation import resolve
from detente.text.document import Document


@dataclass(frozen=True, slots=True)
class Shared:
    """How many parts of a kind both have (`both`), the same in meaning (`same`), and only one of them."""

    kind: str
    both: int
    same: int
    only_a: int
    only_b: int

    @property
    def f1(self) -> float | None:
        """F₁ = 2·both / (a + b), with a and b the parts of each; None where neither has any."""
        total = 2 * self.both + self.only_a + self.only_b
        return 2 * self.both / total if total else None

    @property
    def jaccard(self) -> float | None:
        """Jaccard's index, both / either; None where neither has any."""
        total = self.both + self.only_a + self.only_b
        return self.both / total if total else None


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's κ: how much more often two agree than they would by chance.

    `table`: how often a said the first and b the second of each pair.  `n`: how many were judged by both.  `value`: κ,
    None where it is not defined, for the reason `because`.
    """

    value: float | None
    observed: float | None
    table: Mapping[tuple[str, str], int]
    n: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two conflicts agree: on `parts` by kind, on cited `sentences`, on `verdicts` and on `standings`.

    `sentences`: by source in the names of a; of each sentence whether it is cited.
    """

    parts: tuple[Shared, ...]
    sentences: Mapping[str, Kappa] = field(default_factory=dict)
    verdicts: Kappa = field(default_factory=lambda: kappa([]))
    standings: Kappa = field(default_factory=lambda: kappa([]))


def kappa(pairs: Sequence[tuple[str, str]]) -> Kappa:
    """Cohen's κ of pairs of judgements, one of each of two who judged.

    κ = (p_o − p_e) / (1 − p_e), with p_o the share of pairs that agree, and p_e = Σ over categories of the product of
    the shares in which each of the two used it.  Not defined for no pairs, nor where both used one and the same
    category throughout, so that p_e = 1.

    Source: [Cohen1960].

    >>> both = [("yes", "yes")] * 20 + [("no", "no")] * 15 + [("yes", "no")] * 5 + [("no", "yes")] * 10
    >>> round(kappa(both).value, 6), kappa([("yes", "yes")]).value
    (0.4, None)
    """
    n = len(pairs)
    table: dict[tuple[str, str], int] = {}
    for pair in sorted(pairs):
        table[pair] = table.get(pair, 0) + 1
    if not n:
        return Kappa(None, None, table, 0, "there is nothing that both judged")
    agreeing = sum(x == y for x, y in pairs)
    categories = sorted({each for pair in pairs for each in pair})
    chance = sum(sum(x == c for x, _ in pairs) * sum(y == c for _, y in pairs) for c in categories)
    if len(categories) == 1:
        because = f"all that both judged is '{categories[0]}', so that agreeing by chance is certain"
        return Kappa(None, 1.0, table, n, because)
    return Kappa((n * agreeing - chance) / (n * n - chance), agreeing / n, table, n)


def sentences(
    a: Conflict, b: Conflict, texts_a: Mapping[str, Document], texts_b: Mapping[str, Document], own: Mapping[str, str]
) -> dict[str, Kappa]:
    """κ over the sentences of each text that both cite from, each cited or not by each.

    The conflicts have the same names; `own`: what b calls the sources in its own file, as in `texts_b`.  Only texts
    that are at hand for both, and the same, can be counted.
    """
    found = {}
    for source in (each.id for each in a.sources):
        text, other = texts_a.get(source), texts_b.get(own.get(source, source))
        if text is None or other is None or text.sha256 != other.sha256:
            continue
        if source not in {each.id for each in b.sources}:
            continue
        mine, theirs = (_cited(each, source, text) for each in (a, b))
        words = {True: "cited", False: "not cited"}
        numbers = [sentence.number for sentence in text.sentences]
        found[source] = kappa([(words[k in mine], words[k in theirs]) for k in numbers])
    return found


def _cited(conflict: Conflict, source: str, text: Document) -> set[int]:
    """The numbers of the sentences of a text that some part cites, or a passage in them."""
    lies_in = within({source: text})
    cites: Iterable[Citation] = (cite for _, _, grounds in citable(conflict) for cite in grounds.cites)
    found = set()
    for cite in cites:
        if cite.source != source:
            continue
        try:
            resolve(cite, text)
        except TextError:
            continue
        found |= {each.sentence for each in lies_in(cite) if each.sentence is not None}
    return found
