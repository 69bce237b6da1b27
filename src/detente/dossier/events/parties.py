"""The parties to an event by the syntax: the words that name who does it, and to whom, in either reader's view."""

from __future__ import annotations

from detente.dossier.cue import EventHit
from detente.dossier.events.lexicon import words
from detente.dossier.events.sight import Sight
from detente.dossier.view import Word

# Subjects are inherited at most so many times: "they promised to try to begin to talk".
INHERITED = 6

# Further than this from the talks nobody is looked for with whom they were.
FURTHER = 40

TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SPEECH = frozenset({"REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})
_OF_THE_DOER = frozenset({"REQUEST", "REJECT", "PROTEST", "RETREAT", "THREATEN", "AGREE", "SUPPORT", "MOBILIZE", "AID"})
_TOWARDS = frozenset({"against", "on", "upon", "to", "toward", "towards", "into", "with", "at"})
_AGAINST = frozenset({"against", "on", "to", "toward", "towards", "with"})
_FROM = frozenset({"RETREAT", "REQUEST", "SANCTION", "COERCE"})
_FOR = frozenset({"AID", "SUPPORT", "REQUEST", "ACCUSE"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose subject does what their infinitive says, though they have an object: "they promised Norland to leave".
_SUBJECT_DOES = frozenset({"promise", "threaten", "vow", "use", "have", "need", "take", "break", "make"})
# Nouns of somebody's own doing: "the union's threat to strike".
_OWN = words(
    """aim attempt bid decision demand effort intention move offer plan pledge promise readiness refusal right threat
    vow willingness"""
)
_HAVING = words("announce drop have make renew voice")
_REPEATING = words("""abandon continue drop extend intensify plan prepare reiterate renew repeat step voice withdraw""")
_SAYING = frozenset({"say", "state", "declare", "insist", "announce", "add", "tell", "claim", "argue", "warn"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_BLAMING = words("accuse blame charge condemn criticise criticize prevent stop suspect thank")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def doers(seen: Sight, hit: EventHit) -> tuple[int, ...]:
    """The words that name who does it; none where the text does not say."""
    if hit.actor is not None:
        return _with_conjuncts(seen, hit.actor)
    word = seen.words[hit.at]
    found = _doers_of_noun(seen, hit.at, hit.category) if _is_noun(word) else _doers_of_verb(seen, hit.at)
    if hit.category in SPEECH and _announced_by(seen, hit.at):
        found = (*found, *_announced_by(seen, hit.at))
    elif not found and hit.category in SPEECH:
        found = _speaker(seen, hit.at)
    if hit.category in TOGETHER:
        found = (*found, *_joined(seen, hit, "with"), *_joined(seen, hit, "between"))
        found = (*found, *_listed(seen, hit))
        if not _is_noun(word) and hit.mode != "visit" and word.lemma in {"meet", "telephone", "phone"}:
            found = (*found, *(w.at for w in seen.children(hit.at, "dobj")))
    else:
        found = (*found, *_joined(seen, hit, "between"))
    return _with_conjuncts(seen, found)


def sufferers(seen: Sight, hit: EventHit) -> tuple[int, ...]:
    """The words that name to whom it is done: objects, and what stands after `against`, `on`, `to`, `with`."""
    if hit.recipient is not None:
        return _with_conjuncts(seen, hit.recipient)
    found = list(_sufferers_at(seen, hit.at, hit.category))
    found += [n for w in seen.children(hit.at, "dobj", "nsubjpass") for n in _after_object(seen, w.at, hit.category)]
    for n in _nouns_of_trigger(seen, hit):
        found += _after(seen, n, hit.category)
        found += [w.at for w in seen.children(n, "poss") if hit.category in SPEECH]
    if hit.category in SPEECH:
        found += _in_content(seen, hit.at, hit.category)
    return _with_conjuncts(seen, tuple(dict.fromkeys(found)))


def is_passive(seen: Sight, at: int) -> bool:
    """Whether the verb is in the passive: "was seized", and also "the ship seized by Norland"."""
    word = seen.words[at]
    if seen.children(at, "auxpass", "nsubjpass"):
        return True
    if word.dep == "conj" and not seen.children(at, "nsubj") and seen.children(word.head, "auxpass"):
        return bool(word.lower != word.lemma and not word.lower.endswith("ing"))
    return word.dep == "acl" and word.lower != word.lemma and not word.lower.endswith("ing")


def subjects(seen: Sight, at: int, depth: int = 0) -> tuple[int, ...]:
    """The subject of a verb, also of one that takes it from another: "refused to go", "who went", "went and came"."""
    word = seen.words[at]
    own = [w for w in seen.children(at, "nsubj") if w.lower != "there"]
    if own:
        return tuple(_referred(seen, w, at) for w in own)
    if depth >= INHERITED or word.head == at:
        return ()
    above = seen.words[word.head]
    if word.dep in {"conj", "advcl", "dep", "acomp", "attr", "parataxis"}:
        return _subject_of_clause(seen, above.at, depth)
    if word.dep in {"xcomp", "ccomp"}:
        if word.dep == "ccomp" and seen.children(at, "mark"):
            return ()
        objects = seen.children(above.at, "dobj", "dative")
        if objects and above.lemma not in _SUBJECT_DOES:
            return (objects[0].at,)
        return _subject_of_clause(seen, above.at, depth)
    if word.dep in {"acl", "relcl"}:
        if _is_noun(above) and above.lemma in _OWN:
            owners = _doers_of_noun(seen, above.at, "THREATEN")
            if not owners and above.dep == "dobj" and seen.words[above.head].lemma in _HAVING and depth < INHERITED:
                return subjects(seen, above.head, depth + 1)
            return owners
        return (above.at,)
    if word.dep == "pcomp":
        return _subject_of_gerund(seen, above, depth)
    return ()


def _subject_of_clause(seen: Sight, at: int, depth: int) -> tuple[int, ...]:
    if is_passive(seen, at):
        return tuple(_referred(seen, w, at) for w in seen.children(at, "nsubjpass"))
    if seen.words[at].pos in {"ADJ", "NOUN"} and not seen.children(at, "nsubj"):
        return subjects(seen, seen.words[at].head, depth + 1) if seen.words[at].head != at else ()
    return subjects(seen, at, depth + 1)


def _subject_of_gerund(seen: Sight, preposition: Word, depth: int) -> tuple[int, ...]:
    """Of "accused them of leaving" it is they who leave, of "began by leaving" whoever began."""
    above = seen.words[preposition.head]
    if _is_noun(above) and above.dep == "dobj" and seen.words[above.head].lemma in _BLAMING:
        return (above.at,)
    if _is_noun(above):
        return _doers_of_noun(seen, above.at, "THREATEN") or _subject_of_clause(seen, above.head, depth)
    objects = seen.children(above.at, "dobj")
    if objects and preposition.lemma in {"of", "for", "from", "into"}:
        return (objects[0].at,)
    return _subject_of_clause(seen, above.at, depth)


def _referred(seen: Sight, word: Word, at: int) -> int:
    if word.lower in _RELATIVE and seen.words[at].dep in {"relcl", "acl"}:
        return seen.words[at].head
    if word.lower in _RELATIVE and seen.words[at].dep == "conj" and seen.words[seen.words[at].head].dep == "relcl":
        return seen.words[seen.words[at].head].head
    return word.at


def _doers_of_verb(seen: Sight, at: int) -> tuple[int, ...]:
    if not is_passive(seen, at):
        return subjects(seen, at)
    return tuple(
        noun.at
        for by in seen.children(at, "agent", "prep")
        if by.lower == "by"
        for noun in seen.children(by.at, "pobj")
    )


def _doers_of_noun(seen: Sight, at: int, category: str) -> tuple[int, ...]:
    owners = [w.at for w in seen.children(at, "poss")]
    owners += [w.at for w in seen.children(at, "amod", "compound", "nmod") if w.text[:1].isupper() and w.at > 0]
    owners += [w.at for w in seen.children(at, "amod", "compound") if w.at == 0]
    for by in seen.children(at, "prep", "agent"):
        if by.lower == "by" or (by.lower == "of" and category in _OF_THE_DOER and not owners):
            owners += [w.at for w in seen.children(by.at, "pobj")]
    for participle in seen.children(at, "acl"):
        if is_passive(seen, participle.at):
            owners += _doers_of_verb(seen, participle.at)
    word = seen.words[at]
    if not owners:  # "the attack on Sudland by Norland", where the reader hangs "by" on Sudland
        nouns = [w.at for p in seen.children(at, "prep") for w in seen.children(p.at, "pobj")]
        owners += [
            w.at
            for n in nouns
            for p in seen.children(n, "prep")
            if p.lower == "by"
            for w in seen.children(p.at, "pobj")
        ]
    if not owners and word.dep == "dobj" and seen.words[word.head].lemma in _REPEATING:
        owners += subjects(seen, word.head)
    return tuple(dict.fromkeys(owners))


def _announced_by(seen: Sight, at: int) -> tuple[int, ...]:
    """Who says "we will" or "it will not": the one whose announcement or refusal it is."""
    word = seen.words[at]
    above = seen.words[word.head]
    own = seen.children(at, "nsubj")
    will = any(w.lower in {"will", "would", "'ll", "wo"} for w in seen.children(at, "aux"))
    if word.dep == "ccomp" and above.lemma in _SAYING and will and own and own[0].lower in _PRONOUNS:
        return subjects(seen, above.at)
    return ()


def _speaker(seen: Sight, at: int) -> tuple[int, ...]:
    """Who says that there can be no question of it, where nobody else is named."""
    gerunds = [g for p in seen.children(at, "prep") for g in seen.children(p.at, "pcomp")]
    own = [w.at for g in gerunds for w in seen.children(g.at, "nsubj")]
    if own:
        return tuple(own)
    for above in (seen.words[at], *seen.ancestors(at)):
        if above.dep in {"relcl", "acl", "advcl"}:
            return ()
        if above.lemma in _SAYING and above.at != at:
            return subjects(seen, above.at)
    return ()


def _nouns_of_trigger(seen: Sight, hit: EventHit) -> tuple[int, ...]:
    first, last = hit.words
    return tuple(n for n in range(first, last + 1) if n != hit.at and _is_noun(seen.words[n]))


def _joined(seen: Sight, hit: EventHit, preposition: str) -> tuple[int, ...]:
    return tuple(
        noun.at
        for n in (hit.at, *_nouns_of_trigger(seen, hit))
        for joining in seen.children(n, "prep")
        if joining.lower == preposition
        for noun in seen.children(joining.at, "pobj")
        if not _goes_on(seen, noun)
    )


def _listed(seen: Sight, hit: EventHit) -> tuple[int, ...]:
    """Whom else one met: "talks with Norland in May, with Sudland in June, and with the league"; none but for talks.

    A reader hangs the later ones anywhere.  A name counts that follows "with" after a comma, a colon or "and", and of
    which nothing is said on the spot ("with Norland absent").
    """
    if hit.category != "CONSULT" or not (_is_noun(seen.words[hit.at]) or _nouns_of_trigger(seen, hit)):
        return ()
    found: list[int] = []
    for word in seen.words[hit.words[1] + 1 : hit.words[1] + FURTHER]:
        if word.text in {";", "—"} or word.lower in _RELATIVE:
            break
        before = seen.words[word.at - 1]
        begins = before.text in {",", ":"} or before.lower == "and"
        if begins and word.lower == "with":
            found += [w.at for w in seen.children(word.at, "pobj") if not _goes_on(seen, w)]
    return tuple(found)


def _goes_on(seen: Sight, noun: Word) -> bool:
    """Whether something is said of the noun right after it: "with Norland absent"."""
    after = seen.words[min(noun.at + 1, len(seen.words) - 1)]
    said_of_it = after.head in {noun.at, noun.head}  # and not of the talks, as in "talks with Norland ended"
    return after.pos in {"ADJ", "VERB", "AUX"} and noun.pos == "PROPN" and said_of_it


def _sufferers_at(seen: Sight, at: int, category: str) -> tuple[int, ...]:
    word = seen.words[at]
    if _is_noun(word):
        return _after(seen, at, category)
    if is_passive(seen, at):
        undergoing = [_referred(seen, w, at) for w in seen.children(at, "nsubjpass")]
        if word.dep == "acl":
            undergoing.append(word.head)
        return (*undergoing, *_after(seen, at, category))
    objects = [w.at for w in seen.children(at, "dobj", "dative", "attr")]
    if word.dep in {"xcomp", "ccomp"} and not objects:
        return _after(seen, at, category)
    return (*objects, *_after(seen, at, category))


def _after(seen: Sight, at: int, category: str) -> tuple[int, ...]:
    """What stands after the prepositions that lead to whom it is done, below the word."""
    wanted = set(_TOWARDS)
    if category in TOGETHER:
        wanted.discard("with")
    if category in _FROM:
        wanted.add("from")
    if category in _FOR:
        wanted.add("for")
    if _is_noun(seen.words[at]) and (category not in _OF_THE_DOER or _doers_without_of(seen, at)):
        wanted.add("of")
    return tuple(
        noun.at
        for leading in seen.children(at, "prep", "dative", "prt")
        if leading.lower in wanted
        for noun in seen.children(leading.at, "pobj")
    )


def _after_object(seen: Sight, at: int, category: str) -> tuple[int, ...]:
    """What stands below the object, after a preposition that leads on: "relations with Norland"."""
    wanted = _AGAINST | {"by", "from"} if category == "REQUEST" else _AGAINST
    return tuple(
        noun.at
        for leading in seen.children(at, "prep")
        if leading.lower in wanted
        for noun in seen.children(leading.at, "pobj")
    )


def _doers_without_of(seen: Sight, at: int) -> bool:
    return bool(seen.children(at, "poss")) or any(w.lower == "by" for w in seen.children(at, "prep"))


def _in_content(seen: Sight, at: int, category: str) -> list[int]:
    """The objects of what is threatened, refused or asked: "threatened to invade Sudland"."""
    found: list[int] = []
    below = list(seen.children(at, "xcomp", "ccomp", "acl"))
    below += [g for p in seen.children(at, "prep") for g in seen.children(p.at, "pcomp")]
    for verb in below:
        if category in {"REQUEST", "ACCUSE"}:
            found += [w.at for w in seen.children(verb.at, "nsubj", "nsubjpass")]
        else:
            found += _sufferers_at(seen, verb.at, "ASSAULT")
            found += [n for w in seen.children(verb.at, "dobj") for n in _after_object(seen, w.at, "ASSAULT")]
    return found


def _with_conjuncts(seen: Sight, heads: tuple[int, ...]) -> tuple[int, ...]:
    found: list[int] = []
    waiting = list(heads)
    while waiting:
        at = waiting.pop(0)
        if at not in found:
            found.append(at)
            waiting[:0] = [w.at for w in seen.children(at, "conj") if w.pos in _NOMINAL]
    return tuple(found)


def _is_noun(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN"}
