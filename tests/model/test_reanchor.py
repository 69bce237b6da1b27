"""A conflict carried over to another text cites the same words, and is only written where none is lost or misled."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import detente
from cited_everywhere import CITED, TEXT
from detente.cite import Citation, Grounds
from detente.errors import ConflictError, Missing, UnknownName
from detente.model.conflict import Conflict
from detente.model.reanchor import Reanchored, reanchor, settled
from detente.model.sources import sources
from detente.model.write import save_conflict
from detente.text.citation import resolve
from detente.text.document import Document, document, open_document
from quarrel_file import SOURCE, quarrel_folder

ADDED = b"At last. " + SOURCE
LACKING = SOURCE.replace(b"A table was set up.", b"A round table was set up.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The quarrel in a folder of its own, beside the text that it cites."""
    (tmp_path / "quarrel").mkdir()
    return quarrel_folder(tmp_path / "quarrel")


def beside(file: Path, name: str, data: bytes) -> Document:
    path = file.parent / name
    path.write_bytes(data)
    return open_document(path)


def words(conflict: Conflict) -> dict[str, list[str]]:
    """The words that some parts of the quarrel cite."""
    texts = sources(conflict)
    cited = {d.id: d.grounds for d in conflict.decision_makers}
    cited |= {f.id: f.grounds for f in conflict.forums} | {b.id: b.grounds for b in conflict.beliefs}
    cited |= {w.id: w.grounds for _, w in conflict.wants()} | {c.id: c.grounds for c in conflict.claims}
    return {name: [resolve(c, texts[c.source]).text for c in grounds.cites] for name, grounds in cited.items()}


def codes(error: pytest.ExceptionInfo[ConflictError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_every_part_cites_the_same_words_in_the_new_text(file: Path) -> None:
    before = detente.load(file)

    changed = reanchor(before, "news", beside(file, "clipping-2.txt", ADDED))

    assert (None, "clipping-2.txt", "clipping.txt") == (changed.kept, changed.file, changed.old_file)
    assert {"moved"} == {each.fate for each in changed.carried}
    assert words(before) == words(settled([changed]))
    assert ["news#3", "news#4"] == [str(c) for c in (changed.carried[1].now, changed.carried[2].now)]


def test_what_cites_nothing_stays_the_same_object(file: Path) -> None:
    before = detente.load(file)

    after = reanchor(before, "news", beside(file, "clipping-2.txt", ADDED)).conflict

    assert before.infeasible[0] is after.infeasible[0]
    assert before.variants[0] is after.variants[0]
    assert replace(before, sources=()) != replace(after, sources=())


def test_it_can_be_saved_and_loaded_with_its_comments(file: Path) -> None:
    changed = reanchor(detente.load(file), "news", beside(file, "clipping-2.txt", ADDED))

    save_conflict(settled([changed]), file)

    assert changed.conflict == detente.load(file)
    assert "# short form: the text alone" in file.read_text("utf-8")


def test_what_is_lost_goes_on_citing_the_old_text(file: Path) -> None:
    before = detente.load(file)

    changed = reanchor(before, "news", beside(file, "clipping-2.txt", LACKING))

    assert "news_old" == changed.kept
    assert ["news#2"] == [str(each.citation) for each in changed.open]
    assert ["news", "news_old"] == [source.id for source in changed.conflict.sources]
    assert words(before) == words(settled([changed], keep_old=True))


def test_nothing_is_settled_while_citations_are_lost(file: Path) -> None:
    changed = reanchor(detente.load(file), "news", beside(file, "clipping-2.txt", LACKING))

    with pytest.raises(ConflictError, match=r"one citation does not stand once in .*: news#2") as error:
        settled([changed])

    assert ["DET482"] == codes(error)


def test_a_text_outside_the_folder_cannot_be_cited(file: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(LACKING)

    changed = reanchor(detente.load(file), "news", open_document(tmp_path / "outside.txt"))

    with pytest.raises(ConflictError) as error:
        settled([changed])
    assert ["DET483", "DET482"] == codes(error)


def test_a_text_that_was_changed_in_its_place_needs_the_old_one(file: Path) -> None:
    new = beside(file, "clipping.txt", ADDED)
    unchecked = detente.load(file, check_sources=False)

    with pytest.raises(ConflictError, match="has changed since it was cited") as error:
        reanchor(unchecked, "news", new)
    assert ["DET481"] == codes(error)
    assert 5 == (error.value.problems[0].place and error.value.problems[0].place.line)

    changed = reanchor(unchecked, "news", new, old=document(SOURCE, "backup.txt"))
    save_conflict(settled([changed]), file)
    assert {"M1": ["A table was set up."]}.items() <= words(detente.load(file)).items()


def test_an_old_text_that_was_never_cited_is_refused(file: Path) -> None:
    new = beside(file, "clipping-2.txt", ADDED)

    with pytest.raises(ConflictError, match=r"'backup.txt' has the SHA-256") as error:
        reanchor(detente.load(file), "news", new, old=document(LACKING, "backup.txt"))

    assert ["DET481"] == codes(error)


def test_an_old_text_that_is_not_beside_the_new_one_cannot_be_kept(file: Path) -> None:
    new = beside(file, "clipping.txt", LACKING)
    unchecked = detente.load(file, check_sources=False)
    changed = reanchor(unchecked, "news", new, old=document(SOURCE, "backup.txt"))

    with pytest.raises(ConflictError) as error:
        settled([changed], keep_old=True)

    assert ["DET484"] == codes(error)


def test_an_old_text_put_beside_the_new_one_is_kept(file: Path) -> None:
    new, old = beside(file, "clipping.txt", LACKING), beside(file, "clipping-1.txt", SOURCE)
    unchecked = detente.load(file, check_sources=False)

    save_conflict(settled([reanchor(unchecked, "news", new, old=old)], keep_old=True), file)

    assert ["clipping.txt", "clipping-1.txt"] == [source.file for source in detente.load(file).sources]


def test_a_text_that_has_only_moved_keeps_every_citation(file: Path) -> None:
    (file.parent / "texts").mkdir()
    (file.parent / "clipping.txt").rename(file.parent / "texts" / "clipping.txt")
    unchecked = detente.load(file, check_sources=False)

    changed = reanchor(unchecked, "news", open_document(file.parent / "texts" / "clipping.txt"))

    assert ({"stays"}, "texts/clipping.txt") == ({each.fate for each in changed.carried}, changed.file)
    save_conflict(settled([changed]), file)
    assert words(changed.conflict) == words(detente.load(file))


def test_a_source_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(UnknownName, match="there is no source 'nwes'; did you mean 'news'"):
        reanchor(detente.load(file), "nwes", document(SOURCE, "a.txt"))


def test_an_id_that_is_taken_is_not_given_to_the_old_text(file: Path) -> None:
    before = detente.load(file)
    taken = replace(before, sources=(*before.sources, replace(before.sources[0], id="news_old")))

    assert "news_old_2" == reanchor(taken, "news", document(LACKING, "a.txt")).kept


def test_citations_are_found_wherever_they_may_stand() -> None:
    before = detente.loads(CITED)

    after = reanchor(before, "a", document(b"One more. " + TEXT, "new.txt"), old=document(TEXT, "a.txt")).conflict

    moved = re.sub(r"a#(\d+)", lambda found: f"a#{int(found[1]) + 1}", detente.dumps(before))
    # Above the decision makers stands the source, with its new file and checksum.
    assert moved.partition("decision_makers")[2] == detente.dumps(after).partition("decision_makers")[2]


def test_sources_are_opened_with_all_that_is_wrong_told_at_once(file: Path) -> None:
    conflict = detente.load(file)
    more = replace(conflict, sources=(*conflict.sources, replace(conflict.sources[0], id="more", file="more.txt")))
    (file.parent / "clipping.txt").write_bytes(ADDED)

    with pytest.raises(ConflictError) as error:
        sources(more)

    assert ["DET170", "DET101"] == codes(error)
    assert {} == sources(more, only=())


def test_sources_without_a_folder_to_look_in_are_missing() -> None:
    ferry = detente.load("ferry")

    with pytest.raises(Missing, match="folder"):
        sources(replace(ferry, places={}, path=None))
    assert ferry.path is not None
    assert sources(ferry) == sources(replace(ferry, places={}, path=None), ferry.path.parent)


def test_a_file_can_be_loaded_though_its_text_is_gone(file: Path) -> None:
    expected = detente.load(file)
    (file.parent / "clipping.txt").unlink()

    assert expected == detente.load(file, check_sources=False)
    with pytest.raises(ConflictError, match="DET101"):
        detente.load(file)


def test_two_texts_are_carried_over_one_after_the_other(file: Path) -> None:
    before = detente.load(file)
    more = replace(
        before,
        sources=(*before.sources, replace(before.sources[0], id="more")),
        claims=(replace(before.claims[0], grounds=Grounds((Citation("more", 5),))),),
    )
    new = beside(file, "clipping-2.txt", ADDED)
    changes: list[Reanchored] = []
    conflict: Any = more
    for name in ("news", "more"):
        changes.append(reanchor(conflict, name, new))
        conflict = changes[-1].conflict

    assert ["It cannot last."] == words(settled(changes))["C1"]
    assert words(more) == words(settled(changes))
