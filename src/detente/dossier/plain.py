"""The view of a sentence by rules alone, for where no language model is at work: the same shape, poorer heads.

Words are split as the English models of spaCy split them, hyphenated ones too ("cease", "-", "fire"); lemmas, parts of
speech and heads come from word lists, endings and the order of the phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.attaching import Attaching
from detente.dossier.grammar.lemmas import lemma
from detente.dossier.grammar.phrases import Phrasing
from detente.dossier.grammar.tagging import tags
from detente.dossier.grammar.tokens import tokens
from detente.dossier.items import Line
from detente.dossier.view import View, Word

PRODUCER: Final = "rules@1"

_PARTS: Final = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "EX": "PRON",
    "WP": "PRON", "WDT": "PRON", "WP$": "DET", "WRB": "SCONJ", "DT": "DET", "PDT": "DET", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "CD": "NUM", "IN": "ADP", "TO": "PART", "RP": "ADP",
    "CC": "CCONJ",
    "SC": "SCONJ", "MD": "AUX", "POS": "PART", "$": "SYM", "UH": "INTJ",
}  # fmt: skip


def plain_views(lines: Sequence[Line]) -> tuple[View, ...]:
    """The views of sentences, by rules alone, without mentions.

    Cost: linear in the number of words.

    >>> from detente.cite import Quote
    >>> text = "Officials said Kyiv had not agreed."
    >>> view, = plain_views([Line("a#1", 1, "", Quote("a", 0, len(text), text))])
    >>> [(w.text, w.dep, view.words[w.head].text) for w in view.words if w.dep in {"nsubj", "ccomp", "neg", "ROOT"}]
    [('Officials', 'nsubj', 'said'), ('said', 'ROOT', 'said'), ('Kyiv', 'nsubj', 'agreed'), ('not', 'neg', 'agreed'), \
('agreed', 'ccomp', 'said')]
    """
    return tuple(_view(line) for line in lines)


def _view(line: Line) -> View:
    text = line.quote.text
    spans = tokens(text)
    words = [text[start:end] for start, end in spans]
    joined = [n > 0 and spans[n - 1][1] == start for n, (start, _) in enumerate(spans)]
    lower = [word.lower().replace("’", "'") for word in words]
    tagged = tags(words, joined)
    lemmas = [lemma(word, _plain_tag(tag)) for word, tag in zip(lower, tagged, strict=True)]
    tree = Attaching(Phrasing(lower, tagged, lemmas).run()).run()
    offset = line.quote.start
    return View(
        line,
        tuple(
            Word(
                n,
                words[n],
                offset + start,
                offset + end,
                lemmas[n],
                _part(tagged, tree, n),
                tree.heads[n],
                tree.deps[n],
            )
            for n, (start, end) in enumerate(spans)
        ),
        producer=PRODUCER,
    )


def _plain_tag(tag: str) -> str:
    return tag[:3] if tag in {"VBNJ", "VBGJ"} else tag


def _part(tagged: Sequence[str], tree: Attaching, at: int) -> str:
    """The part of speech of Universal Dependencies, given the tag and, for verbs, what they do."""
    tag = tagged[at]
    lower = tree.lower[at]
    if lower in closed.NEGATIONS and lower != "never":
        return "PART"
    if tag.startswith("VB"):
        auxiliary = tree.deps[at] in {"aux", "auxpass"} or tree.lemmas[at] == "be"
        return "AUX" if auxiliary else "VERB"
    if tag == "DT" and tree.deps[at] not in {"det", "neg", "predet"}:
        return "PRON"
    if tree.deps[at] == "mark" and tag == "IN":
        return "SCONJ"
    return _PARTS.get(tag, "PUNCT")
