"""A sentence with the names found in it: its tokens, their words in the view, and what stands around a name."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.actor_names import Found, Token, word_set
from detente.dossier.view import View, Word

_APART = frozenset({"pro", "anti", "non", "ex", "post", "pre", "un", "neo", "counter", "extra", "de"})
_DONE_BY = word_set(
    "allied appointed armed attacked authored backed brokered chaired chosen commanded controlled convened "
    "coordinated designated directed dominated drafted drawn enforced engineered facilitated financed founded "
    "funded governed held hosted imposed initiated inspired installed issued led managed mediated occupied "
    "operated ordered organised organized orchestrated owned planned prompted proposed ratified recognised "
    "recognized ruled run sanctioned sponsored staffed supervised supplied supported trained triggered"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence as the rules about names look at it; positions count tokens, not the words of the view."""

    view: View
    tokens: tuple[Token, ...]
    found: tuple[Found, ...]
    words: dict[int, Word]
    starts: dict[int, Found]
    ends: dict[int, Found]

    @classmethod
    def of(cls, view: View, tokens: tuple[Token, ...], found: tuple[Found, ...]) -> Surroundings:
        """Lay the tokens over the words of the view."""
        return cls(
            view,
            tokens,
            found,
            {word.start: word for word in view.words},
            {name.first: name for name in found},
            {name.last: name for name in found},
        )

    def key(self, at: int) -> str:
        """The token at a position, without case; empty beyond either end."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> Word | None:
        """The word of the view that begins where the token does, if any."""
        return self.words.get(self.tokens[at].start) if 0 <= at < len(self.tokens) else None

    def pos(self, at: int) -> str:
        """The part of speech of a token, empty where the view does not say."""
        word = self.word(at)
        return word.pos if word else ""

    def joined(self, at: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def possessive(self, last: int) -> int | None:
        """Where the thing possessed begins, if what ends before `last` is a possessive, else None."""
        if self.key(last) != "'" or not self.joined(last):
            return None
        if self.key(last + 1) == "s" and self.joined(last + 1):
            return last + 2
        return last + 1 if self.key(last - 1).endswith("s") and not self.joined(last + 1) else None

    def opposed(self, first: int) -> bool:
        """Whether a prefix such as "pro-", "anti-", "non-" or "ex-" keeps the name at a distance."""
        return self.key(first - 1) in {"-", "–"} and self.joined(first) and self.key(first - 2) in _APART

    def hyphen(self, last: int) -> str:
        """What a hyphen makes of the name before it.

        `done` in "US-led", `with` in "Russia-Ukraine", `other` in "EU-wide", empty where there is none.
        """
        if self.key(last) not in {"-", "–"} or not self.joined(last) or not self.joined(last + 1):
            return ""
        if self.key(last + 1) in _DONE_BY:
            return "done"
        return "with" if last + 1 in self.starts else "other"

    def listed_after(self, name: Found) -> Found | None:
        """The name that this one is joined to by a comma or "and", if one follows at once."""
        at = name.last
        while self.key(at) in {",", "and", "or", "&"} and at < name.last + 2:
            at += 1
        at += self.key(at) == "the"
        return self.starts.get(at) if at > name.last else None

    def listed_before(self, name: Found) -> Found | None:
        """The name that this one continues in a list, if one stands right before; what is in brackets is skipped."""
        at = name.first - 1
        at -= self.key(at) == "the"
        begin = at
        while self.key(at) in {",", "and", "or", "&"} and at > begin - 2:
            at -= 1
        if at == begin:
            return None
        if self.key(at) == ")":
            at = self._opening(at) - 1
        return self.ends.get(at + 1)

    def _opening(self, at: int, *, most: int = 25) -> int:
        return next((k for k in range(at - 1, max(-1, at - most), -1) if self.key(k) == "("), at)
