"""Who "it", "their" and "the two sides" are: resolved where the evidence is plain, else left open with candidates.

Nothing is guessed.  A pronoun stands for the only actor of its sentence that it can stand for; "the two sides" are
the two whom the text named as talking with, or standing against, each other.  Everything else is *unresolved*: the
mention has no actor, lists those who may be meant, and says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.dossier.actor_names import Token, tokenise, word_set
from detente.dossier.items import Mention
from detente.dossier.mentions import mention, numbered
from detente.dossier.view import View

UNRESOLVED = "unresolved"
_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SIDES = word_set(
    "sides parties countries nations states governments leaders neighbours neighbors rivals foes adversaries "
    "allies powers capitals delegations camps presidents ministers republics enemies"
)
_BARE_SIDES = frozenset({"sides", "parties", "neighbours", "neighbors", "rivals", "foes", "adversaries"})
_OPPOSED = frozenset({"two", "warring", "opposing", "rival", "negotiating"})
_AFTER_BOTH = word_set(
    "have had are were said say want agreed agree would will could can may might must should do did know insist "
    "deny denied claim fear"
)
_TALKS = word_set("talks negotiations discussions dialogue consultations meeting meetings summit mediation conference")
_BETWEEN = _TALKS | word_set(
    "war conflict dispute crisis tension tensions agreement deal treaty truce ceasefire relations border ties "
    "fighting clashes quarrel rivalry standoff feud strike contract merger row peace"
)
# After "it is" these speak of a thing still to come: "it is hard to agree".
_PREDICATES = word_set(
    "hard clear unclear true likely unlikely possible impossible necessary important easy time "
    "essential vital crucial better best wrong right difficult dangerous safe fair reasonable inevitable urgent "
    "useful obvious evident wise premature too early late said believed thought understood feared hoped "
    "expected reported good bad mistake folly error pity shame matter"
)
_SEEMING = word_set("seems seemed appears appeared rained snowed remains takes took")
_SHARED = word_set("common shared joint mutual bilateral respective")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two actors that the text set against each other, in which sentence, and whether as talking."""

    actors: tuple[str, str]
    sentence: str
    talking: bool


@dataclass(slots=True)
class _Memory:
    """What the sentences before have said: the actors of the last ones, and the pairs."""

    recent: list[tuple[str, ...]]
    talking: _Pair | None = None
    opposed: _Pair | None = None


def refer(views: Sequence[View], *, sentences_back: int = 2) -> tuple[View, ...]:
    """The views of one text with mentions for pronouns and plural phrases added, all numbered anew.

    `actor` is set where exactly one actor is meant.  For two, `how` is `plural`, `actor` None, and `candidates` the
    two; `meant` says so.  An unresolved mention lists the actors of its sentence before it, and else those of the
    last `sentences_back` sentences.  Where there is nobody to choose from, a pronoun is not mentioned; "the two
    sides" are, without candidates.
    The time it takes grows with the length of the text alone.
    """
    memory = _Memory([])
    return tuple(_with_references(view, memory, sentences_back) for view in views)


def meant(mention: Mention) -> tuple[str, ...]:
    """The actors that a mention surely stands for: one, both of "the two sides", or none where that is open."""
    if mention.actor is not None:
        return (mention.actor,)
    resolved = mention.how == "plural" and not mention.origin.why.startswith(UNRESOLVED)
    return mention.candidates if resolved else ()


def _with_references(view: View, memory: _Memory, back: int) -> View:
    tokens = tokenise(view.line.quote.text, view.line.quote.start)
    named = view.mentions
    pair = _pair_in(view, tokens, named)
    if pair:
        memory.opposed = pair
        memory.talking = pair if pair.talking else memory.talking
    added = list(_references(view, tokens, named, memory))
    memory.recent.append(tuple(dict.fromkeys(m.actor for m in named if m.actor and m.role == "actor")))
    del memory.recent[:-back]
    return replace(view, mentions=numbered(view, [*view.mentions, *added])) if added else view


def _references(view: View, tokens: Sequence[Token], named: Sequence[Mention], memory: _Memory) -> Iterator[Mention]:
    taken = {at for m in named for at in range(m.quote.start, m.quote.end)}
    talking = any(token.key in _TALKS for token in tokens)
    heads = _Heads.of(view, named)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        last = _plural_phrase(tokens, at)
        if token.start in taken:
            pass
        elif last is not None:
            yield _sides(view, tokens[at:last], memory, talking=talking)
            at = last - 1
        elif token.key in _SINGULAR | _PLURAL and not _expletive(tokens, at):
            yield from _pronoun(view, tokens, at, heads, memory)
        at += 1


def _plural_phrase(tokens: Sequence[Token], at: int) -> int | None:
    """Where "the two sides", "both governments" or a "both" that stands for itself ends, if one begins here."""
    first, second, third, fourth = (*(token.key for token in tokens[at : at + 4]), "", "", "", "")[:4]
    if first == "the" and second in _OPPOSED and third in _SIDES:
        return at + 3 if fourth != "of" else None
    if first == "the" and second in _BARE_SIDES:
        return at + 2 if third not in {"to", "of", "in"} else None
    if first != "both":
        return None
    if second in _SIDES:
        return at + 2 if third != "of" else None
    if (second, third) == ("of", "them"):
        return at + 3
    return at + 1 if not second[:1].isalnum() or second in _AFTER_BOTH else None


def _sides(view: View, tokens: Sequence[Token], memory: _Memory, *, talking: bool) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    pair = memory.talking if talking and memory.talking else memory.opposed
    rival = memory.opposed if pair is memory.talking else memory.talking
    # "Both parties" may be of a parliament; where two pairs have been named, only talks tell which is meant.
    one = talking or (tokens[-1].key != "parties" and (not pair or not rival or set(rival.actors) == set(pair.actors)))
    if pair and one:
        why = f"the two whom {pair.sentence} names as {'talking' if pair.talking else 'facing each other'}"
        return mention(view, start, end, pair.actors, "plural", why=why, unsure=True)
    groups = [*(p.actors for p in (pair, rival) if p), *memory.recent]
    why = "it is open which two are meant" if pair else "no two are named as talking or facing each other"
    seen = tuple(dict.fromkeys(actor for group in groups for actor in group))
    return mention(view, start, end, seen, "plural", why=f"{UNRESOLVED}: {why}", unsure=True)


def _pronoun(view: View, tokens: Sequence[Token], at: int, heads: _Heads, memory: _Memory) -> Iterator[Mention]:
    token = tokens[at]
    plural = token.key in _PLURAL
    before = heads.before(token.start)
    here = tuple(dict.fromkeys(m.actor for m in before if m.actor))
    shared = plural and at + 1 < len(tokens) and tokens[at + 1].key in _SHARED
    if shared and len(here) == 2:
        why = f"'{tokens[at + 1].key}' to the two of this sentence"
        yield mention(view, token.start, token.end, here, "plural", why=why, unsure=True)
        return
    fitting = tuple(dict.fromkeys(m.actor for m in before if m.actor and _agrees(m, plural=plural)))
    unsure = any(m.actor is None and m.role == "actor" for m in before)
    if len(fitting) == 1 and not unsure and heads.nearest_subject(token.start, plural=plural) == fitting[0]:
        why = "the only actor named before it in this sentence that it can stand for"
        yield mention(view, token.start, token.end, fitting, "pronoun", why=why)
        return
    candidates = here or tuple(dict.fromkeys(actor for recent in reversed(memory.recent) for actor in recent))
    if candidates:
        open_why = "more than one, or another thing, may be meant" if here else "nobody is named before it here"
        why = f"{UNRESOLVED}: {open_why}"
        yield mention(view, token.start, token.end, candidates, "pronoun", why=why, unsure=True)


def _agrees(seen: Mention, *, plural: bool) -> bool:
    """Whether a pronoun of that number can stand for a mention: "officials" are they, a state is it."""
    if seen.role != "actor":
        return False
    words = seen.quote.text.lower().split()
    many = seen.how in {"officials", "part", "demonym"} and (words[-1].endswith("s") or seen.part is not None)
    return many == plural if seen.how in {"officials", "part"} or plural else not (seen.how == "demonym" and many)


@dataclass(frozen=True, slots=True)
class _Heads:
    """The mentions of a sentence, and its subjects that are one and that are many, with the actors that they name."""

    named: tuple[Mention, ...]
    ends: tuple[int, ...]
    subjects: dict[bool, list[tuple[int, str | None]]]

    @classmethod
    def of(cls, view: View, named: Sequence[Mention]) -> _Heads:
        """Lay the mentions over the subjects of the view."""
        owner = {at: m for m in named for at in range(m.quote.start, m.quote.end)}
        subjects: dict[bool, list[tuple[int, str | None]]] = {False: [], True: []}
        for word in view.words:
            if word.dep not in {"nsubj", "nsubjpass"}:
                continue
            seen = owner.get(word.start)
            if seen:
                for plural in (False, True):
                    if _agrees(seen, plural=plural):
                        subjects[plural].append((word.start, seen.actor))
            elif word.pos in {"NOUN", "PROPN"}:
                subjects[word.lower.endswith("s") and not word.lower.endswith("ss")].append((word.start, None))
        return cls(tuple(named), tuple(m.quote.end for m in named), subjects)

    def nearest_subject(self, start: int, *, plural: bool) -> str | None:
        """The actor that the nearest subject of that number before a place names, None where it names none."""
        subjects = self.subjects[plural]
        at = bisect_left(subjects, start, key=lambda subject: subject[0])
        return subjects[at - 1][1] if at else None

    def before(self, start: int, *, most: int = 12) -> tuple[Mention, ...]:
        """The mentions that end before a place, the nearest `most` of them: nobody looks further back for a pronoun."""
        last = bisect_right(self.ends, start)
        return self.named[max(0, last - most) : last]


def _expletive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" stands for nothing: "it is the firm that", "it seems", "it was clear"."""
    if tokens[at].key != "it":
        return False
    keys = [token.key for token in tokens[at + 1 : at + 14]]
    if not keys:
        return False
    if keys[0] in _SEEMING:
        return True
    be = next((n for n, key in enumerate(keys[:3]) if key in {"is", "was", "be", "been"}), None)
    if be is None:
        return False
    rest = keys[be + 1 :]
    cleft = (
        {"that", "who", "which"} & set(rest[1:6])
        and bool(rest)
        and (tokens[at + be + 2].capital or rest[0] in {"the", "a", "not", "only", "this"})
    )
    return bool(_PREDICATES & set(rest[:3])) or bool(cleft)


def _pair_in(view: View, tokens: Sequence[Token], named: Sequence[Mention]) -> _Pair | None:
    """The two whom a sentence names as talking with or facing each other: "talks between A and B", "A met B"."""
    acting = [m for m in named if m.role == "actor"]
    starts = [m.quote.start for m in acting]
    for at, token in enumerate(tokens):
        if token.key != "between" or not any(t.key in _BETWEEN for t in tokens[max(0, at - 10) : at]):
            continue
        first = bisect_right(starts, token.start)
        after = acting[first : first + 3]
        if len(after) > 1 and _joined(view, token, after):
            one, other = after[0].actor, after[1].actor
            if one and other and one != other:
                talking = any(t.key in _TALKS for t in tokens[max(0, at - 10) : at])
                return _Pair((one, other), view.line.id, talking)
    return _pair_talking(view, tokens, named)


def _joined(view: View, between: Token, after: Sequence[Mention]) -> bool:
    """Whether the first two actors after "between", and no third, are joined by "and", close to it."""
    start = view.line.quote.start
    gap = view.line.quote.text[after[0].quote.end - start : after[1].quote.start - start]
    near = after[0].quote.start - between.end < 20
    third = view.line.quote.text[after[1].quote.end - start : after[2].quote.start - start] if len(after) > 2 else "."
    return near and "and" in gap.split() and len(gap) < 40 and third.strip() not in {"and", ", and", ","}


def _pair_talking(view: View, tokens: Sequence[Token], named: Sequence[Mention]) -> _Pair | None:
    """Two actors, the only ones of a sentence about talks: "A and B held talks", "A met B", "A's talks with B"."""
    actors = tuple(dict.fromkeys(m.actor for m in named if m.actor and m.role == "actor"))
    keys = {token.key for token in tokens}
    if len(actors) != 2 or not (keys & _TALKS or keys & {"met", "negotiated", "negotiate", "negotiating"}):
        return None
    if not keys & {"and", "with", "met"}:
        return None
    return _Pair((actors[0], actors[1]), view.line.id, talking=True)
