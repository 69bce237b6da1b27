"""The sentences about a comparison: on what two accounts differ, and what they agree on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.grid import titled
from detente.insight.passages import quoted_in
from detente.report.audit_words import shortened
from detente.report.claim_words import claim_in_words
from detente.report.naming import Naming, setting
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.cite import Citation
    from detente.insight.comparing.agreeing import Agreement, Kappa, Shared
    from detente.insight.comparing.compared import (
        Change,
        ClaimCompared,
        Comparison,
        Difference,
        Edit,
        Explanation,
        Side,
    )
    from detente.insight.comparing.ordering import OrderDiffers
    from detente.text.document import Document

QUOTE = 72
SAYING = 64
# Of more passages than this the first are quoted.
MOST_QUOTES = 2
CHECKSUM = 12
# Of more points than this the first are told, and how many there are.
MOST_POINTS = 6

# What an edit of a kind is called when it alone explains a verdict.
_NOUNS: Mapping[str, str] = {
    "comparison": "comparison",
    "statement": "want",
    "rule": "rule",
    "consequence": "consequence",
    "forum": "forum",
    "belief": "belief",
    "attitude": "attitude",
    "variant": "variant",
    "claim": "claim, which says something else",
    "option": "option",
    "joint option": "option",
}


@dataclass(frozen=True, eq=False)
class Voice:
    """What speaks of a comparison: `naming` calls parts by their words the first time, the texts give the quotes."""

    found: Comparison
    naming: Naming
    texts_a: Mapping[str, Document]
    texts_b: Mapping[str, Document]

    def named(self, kind: str, name: str) -> str:
        """A name, and what B calls the part where that is something else."""
        own = self.found.owned(kind, name)
        return name if own == name else f"{name} ({own} in B)"

    def known_as(self, kind: str, name: str) -> str:
        """The same for brackets."""
        own = self.found.owned(kind, name)
        return name if own == name else f"{name}, {own} in B"

    def cited(self, edit: Edit) -> str:
        """What an edit rests on in each, with the words of the first passages."""
        a = [(cite, self._quote(self.texts_a, cite, cite.source)) for cite in edit.cites_a]
        b = [(cite, self._quote(self.texts_b, cite, self.found.owned("source", cite.source))) for cite in edit.cites_b]
        sides = (("Both cite", a),) if a == b else (("A cites", a), ("B cites", b))
        return "; ".join(f"{who} {_passages(passages)}" for who, passages in sides if passages)

    def _quote(self, texts: Mapping[str, Document], cite: Citation, source: str) -> str:
        text = texts.get(source)
        return quoted_in({cite.source: text}, (cite,)) if text is not None else ""


def _passages(passages: Sequence[tuple[Citation, str]]) -> str:
    """Passages, the first of them in their words."""
    quotes = [quote if n < MOST_QUOTES else "" for n, (_, quote) in enumerate(passages)]
    said = (f" “{shortened(quote, QUOTE)}”" if quote else "" for quote in quotes)
    return ", ".join(f"{cite}{words}" for (cite, _), words in zip(passages, said, strict=True))


def side(name: str, which: Side, file: str) -> str:
    """One of the two: its letter, its title and date, what it was read from, and how much of it nobody has reviewed."""
    dated = f", {which.date}" if which.date else ""
    proposed = f"; {counted(which.proposed, 'part')} that nobody has reviewed" if which.proposed else ""
    return f"{name}: {titled(which.title)}{dated}{f' ({file})' if file else ''}{proposed}"


def heading(claim: ClaimCompared) -> str:
    """What becomes of a claim in each, before its words."""
    return f"{_verdict(claim.verdict_a).upper()} IN A, {_verdict(claim.verdict_b).upper()} IN B"


def sentence(claim: ClaimCompared, voice: Voice, most: int) -> str:
    """What is claimed, in so many characters: its own words, else the passage that it cites, else in plain words."""
    made = next(made for made in voice.naming.conflict.claims if made.id == claim.id)
    said = claim.text or quoted_in(voice.texts_a, made.grounds.cites)
    return (
        f"“{shortened(said, most - 2)}”" if said else shortened(claim_in_words(made.says, voice.naming.conflict), most)
    )


def _verdict(verdict: str) -> str:
    return {"vacuous": "says nothing", "mixed": "depends"}.get(verdict, verdict)


def summary(found: Comparison) -> Iterator[str]:
    """How many verdicts differ, and how few differences explain them all; or why none were compared."""
    have = {each.kind: each.both for each in found.agreement.parts}
    if "option" in have and not (have["option"] or have.get("joint option")):
        yield "The two have no option in common: they may not be about one dispute (--map says what belongs together)."
    if found.unjudged:
        yield f"Only the parts are compared, neither verdicts nor outcomes: {found.unjudged}"
    if found.differing:
        number = f"{len(found.differing)} of {counted(len(found.claims), 'verdict')} differ{_s(len(found.differing))}"
        sets = found.together.sets if found.together else ()
        one = (
            f"{_number(sets[0])} explain{_s(len(sets[0]))} {'them all' if len(found.differing) > 1 else 'it'}"
            if sets
            else ""
        )
        yield f"{number}{'; ' if one else ''}{one}."


def _s(number: int) -> str:
    return "s" if number == 1 else ""


def _number(edits: Sequence[Edit]) -> str:
    """How many differences: of one, what it is."""
    return f"one {_NOUNS.get(edits[0].kind, 'point')}" if len(edits) == 1 else f"{len(edits)} points"


def explained(explanation: Explanation | None, voice: Voice, *, lead: str = "You differ on") -> Iterator[str]:
    """What explains a difference in verdicts: the first smallest set with what it cites, the others in short."""
    if explanation is None or not explanation.sets:
        yield "No set of the differences that makes a conflict explains it."
        return
    first, *others = explanation.sets
    yield f"{lead} {_number(first)}: {_points(first, voice)}."
    if len(first) <= MOST_POINTS:
        yield from dict.fromkeys(cited for each in first if (cited := voice.cited(each)))
    for other in others:
        yield f"Or, just as few: {_points(other, voice)}."
    if not explanation.least:
        tried = (
            f"all sets of up to {explanation.size} were tried" if explanation.size > 0 else "no smaller ones were tried"
        )
        yield f"None of these can be left out; but fewer others may do: {tried} (--tries)."
    elif not explanation.all:
        yield "Other sets of that size may do as well."


def _points(edits: Sequence[Edit], voice: Voice) -> str:
    said = [edit(each, voice) for each in edits[:MOST_POINTS]]
    left = len(edits) - len(said)
    return "; and ".join([*said, *([f"{left} more (--json)"] if left else [])])


def edit(each: Edit, voice: Voice) -> str:
    """An edit as half a sentence: what A has and what B has."""
    naming = voice.naming
    who = naming.who(each.of) if each.of else ""
    name = voice.known_as(each.kind, each.id)
    match each.kind:
        case "comparison":
            return f"{who} ranks {naming.part(each.id)} above {naming.part(each.other)} in A, and below it in B"
        case "statement":
            return _either(each, f"{who} wants", name)
        case "rule":
            return _either(each, "never", name)
        case "consequence":
            return _either(each, "of itself", name)
        case "forum":
            return _either(each, f"the forum {voice.named(each.kind, each.id)} of", "")
        case "status quo" if each.id in {option.key for option in naming.conflict.options}:
            return f"as things stand, {_stands(each.id, each.a)} in A and {_stands(each.id, each.b)} in B"
        case "irreversible":
            once = {"adopted": "stays once adopted", "abandoned": "stays away once abandoned", "": "can be undone"}
            return f"{each.id} {once[each.a]} in A, and {once[each.b]} in B"
        case "claim":
            return f"the claim itself says {each.a} in A, and {each.b} in B"
        case "attitude":
            return f"{who} stands {each.a or 'indifferent'} in A, and {each.b or 'indifferent'} in B ({name})"
        case "belief":
            return _either(each, f"{who} believes", name)
        case "preference":
            return _either(each, f"the preferences of {who}:", "")
    return _either(each, f"the {each.kind} {voice.named(each.kind.removeprefix('joint '), each.id)}:", "")


def _stands(key: str, level: str) -> str:
    return f"not {key}" if level == "no" else setting(key, level)


def _either(each: Edit, verb: str, name: str) -> str:
    """What one alone has, or each has in its own way."""
    behind = f" ({name})" if name else ""
    a, b = _apart(each.a, each.b)
    if not each.b:
        return f"{verb} “{a}”{behind} in A alone"
    return f"{verb} “{b}”{behind} in B alone" if not each.a else f"{verb} “{a}” in A, and “{b}” in B{behind}"


def _apart(a: str, b: str) -> tuple[str, str]:
    """Two texts, shortened where they differ all the same."""
    short = shortened(a, SAYING), shortened(b, SAYING)
    return short if short[0] != short[1] else (shortened(a, len(a)), shortened(b, len(b)))


def outcomes(found: Comparison) -> Iterator[str]:
    """The outcomes that only one comes to, then those of both."""
    compared = found.outcomes
    if compared.basis == "nothing":
        yield f"Outcomes were not compared: {compared.because}."
        return
    what = "may come to rest" if compared.basis == "outcomes" else "would last, wherever things stand"
    if compared.basis == "lasting":
        yield "One of the two has no status quo, so that all states that would last are compared."
    alone = sum(e.only_a + e.only_b for e in found.agreement.parts if e.kind in {"option", "joint option"})
    if compared.common and alone:
        yield f"Told apart by the {counted(len(compared.common), 'option')} that both have with the same levels."
    for side in ("a", "b"):
        for row in compared.only(side):
            yield f"Only in {side.upper()} {what}: {', '.join(row.on) or 'nothing holds'}"
    both = compared.only("both")
    if both and len(both) < len(compared.rows):
        yield f"In both {what}: {'; '.join(', '.join(row.on) or 'nothing holds' for row in both)}"


def standing(claim: ClaimCompared) -> str:
    """That a claim comes to the same on other grounds."""
    return f"{claim.id} {_verdict(claim.verdict_a)} in both, and is {claim.standing_a} in A, {claim.standing_b} in B."


def difference(each: Difference, voice: Voice) -> str:
    """A part in which the two differ, on one line."""
    return part(each, voice.named("option" if each.kind == "joint option" else each.kind, each.id))


def part(each: Difference, name: str) -> str:
    """The same, under a name for the part."""
    whose = f" of {each.of}" if each.of and each.kind in {"statement", "belief", "preference"} else ""
    head = f"{each.kind} {name}{whose}"
    if each.where != "both":
        says, grounds = (each.a, each.grounds_a) if each.where == "a" else (each.b, each.grounds_b)
        cites = f" [{', '.join(map(str, grounds.cites))}]" if grounds and grounds.cites else ""
        return f"{head}: {shortened(says, SAYING)}{cites}" if says else f"{head}{cites}"
    if each.kind == "account":
        return f"{each.id}: {_arrow(each.a, each.b)}"
    if each.kind == "source":
        # Nobody reads a checksum, but that it has changed is worth knowing.
        cut = {c.what: (c.a[:CHECKSUM], c.b[:CHECKSUM]) if c.what == "text" else (c.a, c.b) for c in each.changes}
        return f"{head}: {'; '.join(f'{what}: {_arrow(*sides)}' for what, sides in cut.items())}"
    return f"{head}: {'; '.join(map(_changed, each.changes))}"


def _changed(change: Change) -> str:
    """One change of a part; of citations, those that are new, and those that are gone."""
    if change.what != "cites":
        return f"{change.what}: {_arrow(change.a, change.b)}"
    a, b = (each.split(", ") if each else [] for each in (change.a, change.b))
    gone, new = (", ".join(cite for cite in one if cite not in other) for one, other in ((a, b), (b, a)))
    return "; ".join(f"{where} cites {cites}" for where, cites in (("only A", gone), ("only B", new)) if cites)


def _arrow(a: str, b: str) -> str:
    return " → ".join(each or "nothing" for each in _apart(a, b))


def ranking(row: OrderDiffers, naming: Naming) -> str:
    """A comparison on which the listed orders, or what is settled, differ."""
    below = "below it" if row.turned else "above it too"
    a, b = ("open" if open_ else "settled" for open_ in (row.open_a, row.open_b))
    text = f"{naming.part(row.first)} above {naming.part(row.second)} in A ({a}), {below} in B ({b})"
    if row.turned and not (row.admitted_a and row.admitted_b):
        barred = [side for side, admitted in (("A", row.admitted_a), ("B", row.admitted_b)) if not admitted]
        text += f"; {listing(barred)} {'does' if len(barred) == 1 else 'do'} not admit the other's"
    return text


def agreement(found: Agreement) -> Iterator[str]:
    """How far the two agree, in small print."""
    parts = [f"{each.kind} {each.both} ({each.same} alike) of {_either_has(each)}" for each in found.parts]
    if parts:
        yield f"Parts that both have, of those that either has: {', '.join(parts)}."
        both, either = (sum(pair) for pair in zip(*((p.both, _either_has(p)) for p in found.parts), strict=True))
        ones = sum(p.only_a + p.only_b for p in found.parts)
        yield (
            f"In all: F₁ {2 * both / (2 * both + ones):.2f}, Jaccard {both / either:.2f}.  "
            "No κ: there is no list of all the parts that somebody might have named."
        )
    for source, kappa in found.sentences.items():
        yield f"Sentences of {source}, cited or not: {_kappa(kappa)}"
    if found.verdicts.n:
        yield f"Verdicts on the claims of both: {_kappa(found.verdicts)}"
        yield f"Standings: {_kappa(found.standings)}"


def _either_has(each: Shared) -> int:
    return each.both + each.only_a + each.only_b


def _kappa(kappa: Kappa) -> str:
    same = sum(times for (a, b), times in kappa.table.items() if a == b)
    said = f"{same} of {counted(kappa.n, 'time')} the same"
    if kappa.value is None:
        return f"{said}; κ is not defined, for {kappa.because}."
    table = ", ".join(f"{a} / {b}: {times}" for (a, b), times in kappa.table.items())
    return f"{said}, Cohen's κ {kappa.value:.2f} (A / B — {table})."
