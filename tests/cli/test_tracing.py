"""`detente trace`: what each sentence became, and what becomes of the citations in another text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from quarrel_file import SOURCE, quarrel_folder
from shell_session import run

ADDED = b"At last. " + SOURCE
LACKING = SOURCE.replace(b"A table was set up.", b"A round table was set up.")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quarrel in a folder below the working one, beside the text that it cites."""
    monkeypatch.chdir(tmp_path)
    Path("case").mkdir()
    quarrel_folder(Path("case"))


def bytes_of_all() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_every_sentence_is_shown_with_what_it_became() -> None:
    done = run("trace", "case/quarrel.yaml")

    assert (0, "") == (done.code, done.err)
    assert (
        """
news#2  A table was set up.
  forum table: ministry, company
  statement M1 of ministry: not company.stance = sues

news#3  The firm appeals.
  status quo: company.delay
  belief beliefs.1 of ministry: about company: first company.3
"""
        in done.out
    )
    assert "  claim C1: the appeal cannot last — fails\n" in done.out
    assert "5 of 5 sentences became something.\n" in done.out
    assert "  statement M2 of ministry: nothing in the text says so\n" in done.out
    assert "Neither cited nor assumed:\n  option ministry.modify: modifies the control order\n" in done.out


LONG = """\
detente: 1
sources: {news: clipping.txt}
decision_makers:
  a: {cites: [news#1], options: {march: "marches", dig: "digs in", shell: "shells the other bank", talk: "talks"}}
status_quo: {holds: [a.march, a.dig, a.shell, a.talk], cites: [news#1, news#2, news#3]}
preferences:
  a: [{id: A1, want: "a.march and a.dig and a.shell or a.talk and not (a.march or a.dig or a.shell)", assumed: "so"}]
claims:
  - {id: C1, text: "nobody can want all that at once and have something left for the other bank",
     says: "now(a.talk)", cites: [news#2]}
"""


def test_what_takes_more_than_a_line_is_written_out_once_and_in_full() -> None:
    Path("case/long.yaml").write_text(LONG, encoding="utf-8")
    out = run("trace", "case/long.yaml").out

    assert "  status quo: a.march, a.dig, a.shell, a.talk\n" in out
    assert (
        "  claim C1: nobody can want all that at once and have something left for the\n    other bank — stands\n" in out
    )


def test_a_long_part_that_is_cited_again_says_where_it_was_written_out() -> None:
    long = LONG.replace("march", "marches_down_to_the_wide_river").replace("shell:", "shells_the_other_bank:")
    Path("case/long.yaml").write_text(long.replace("a.shell", "a.shells_the_other_bank"), encoding="utf-8")
    out = run("trace", "case/long.yaml").out

    assert 1 == " ".join(out.split()).count("a.marches_down_to_the_wide_river, a.dig, a.shells_the_other_bank, a.talk")
    assert 2 == out.count("  status quo: as at news#1\n")
    assert "…" not in out


def test_a_sentence_that_became_nothing_says_so() -> None:
    done = run("trace", "ferry", "--no-verdicts")

    assert "news#1  This report was invented to show how a conflict file is written, and …\n  nothing\n" in done.out
    assert "26 of 27 sentences became something; nothing: news#1.\n" in done.out
    assert "stands" not in done.out


@pytest.mark.parametrize("name", sorted(detente.examples()))
def test_no_line_is_wider_than_eighty_columns(name: str) -> None:
    done = run("trace", name)

    assert 0 == done.code
    assert [line for line in done.out.splitlines() if len(line) > 80] == []


def test_a_text_cannot_act_on_the_terminal() -> None:
    wild = SOURCE.replace(b"A table", b"A table \xe2\x80\xae")
    Path("case/wild.txt").write_bytes(wild)

    done = run("trace", "case/quarrel.yaml", "--source", "case/wild.txt")

    assert "\u202e" not in done.out
    assert r"A table \u202e was set up." in done.out


def test_strict_is_for_what_is_uncited_or_unreviewed() -> None:
    assert 1 == run("trace", "case/quarrel.yaml", "--strict").code
    assert 0 == run("trace", "ferry", "--strict", "--no-verdicts").code
    whole = Path("case/quarrel.yaml").read_text("utf-8")
    Path("case/quarrel.yaml").write_text(whole.replace("{id: C1,", "{id: C1, proposed: rules@1,"), "utf-8")
    assert "Proposals that nobody has reviewed:\n  claim C1: the appeal cannot last — fails (proposed)" in (
        run("trace", "case/quarrel.yaml").out
    )


def test_the_data_are_the_same_bytes_each_time_and_say_what_is_shown() -> None:
    one, two = (run("trace", "case/quarrel.yaml", "--json").out for _ in range(2))
    data = json.loads(one)

    assert one == two
    assert {"sentences": 5, "used": 5, "unused": []} == data["coverage"]
    second = data["sentences"][1]
    assert ("news#2", "A table was set up.") == (second["id"], SOURCE.decode()[second["start"] : second["end"]])
    assert [{"kind": "forum", "id": "table", "of": ""}, {"kind": "statement", "id": "M1", "of": "ministry"}] == (
        second["parts"]
    )
    assert {"C1": {"verdict": "fails", "standing": "refuted"}} == data["claims"]
    assert ["M2"] == [p["id"] for p in data["parts"] if p["assumed"] == "nothing in the text says so"]
    assert ([], None) == (data["reanchored"], data["written"])


def test_claims_that_cannot_be_checked_do_not_stand_in_the_way() -> None:
    done = run("trace", "case/quarrel.yaml", "--limit", "2")

    assert 0 == done.code
    assert "The claims were left unchecked: " in done.err
    assert "  claim C1: the appeal cannot last\n" in done.out


def test_a_conflict_without_a_text_has_no_sentences() -> None:
    Path("bare.yaml").write_text("{detente: 1, decision_makers: {a: {options: {x: does}}}}", "utf-8")

    assert "No sentences: the conflict cites no text.\n" in run("trace", "bare.yaml").out


def test_a_conflict_comes_by_standard_input_too() -> None:
    Path("case/clipping.txt").rename("clipping.txt")
    whole = Path("case/quarrel.yaml").read_bytes()

    assert run("trace", "-", stdin=whole).out.count("news#") == 5
    Path("other.txt").write_bytes(ADDED)
    assert "5 moved: news#1 → news#2" in run("trace", "-", "--source", "other.txt", stdin=whole).out


def test_another_text_is_shown_with_where_the_citations_stand_now() -> None:
    Path("new.txt").write_bytes(LACKING.replace(b"The ministry", b"At last. The ministry"))
    before = bytes_of_all()

    done = run("trace", "case/quarrel.yaml", "--source", "new.txt")

    assert (0, "") == (done.code, done.err)
    assert (
        """
news: 5 cited passages, now looked for in new.txt
  4 moved: news#1 → news#2, news#3 → news#4, news#4 → news#5, news#5 → news#6
  1 no longer there:
    news#2 “A table was set up.”
      most like it now: news#3
      cited by forum table and statement M1 of ministry
"""
        in done.out
    )
    assert "news#3  A round table was set up.\n  nothing\n" in done.out
    assert before == bytes_of_all()
    assert 1 == run("trace", "case/quarrel.yaml", "--source", "new.txt", "--strict").code


def test_citations_are_written_as_they_stand_now() -> None:
    Path("case/new.txt").write_bytes(ADDED)

    done = run("trace", "case/quarrel.yaml", "--source", "case/new.txt", "--write")

    assert (0, "") == (done.code, done.err)
    assert done.out.endswith("\nWritten: case/quarrel.yaml\n")
    text = Path("case/quarrel.yaml").read_text("utf-8")
    assert "table: {members: [ministry, company], cites: [news#3]}" in text
    assert "# short form: the text alone" in text
    assert "new.txt" == detente.load("case/quarrel.yaml").sources[0].file
    assert "5 where they stood" in run("trace", "case/quarrel.yaml", "--source", "case/new.txt").out


def test_nothing_is_written_while_a_citation_is_lost() -> None:
    Path("case/new.txt").write_bytes(LACKING)
    before = bytes_of_all()

    done = run("trace", "case/quarrel.yaml", "--source", "case/new.txt", "--write")

    assert 3 == done.code
    assert "DET482 one citation does not stand once in 'case/new.txt': news#2" in done.err
    assert "1 no longer there" in done.out
    assert before == bytes_of_all()


def test_what_is_lost_may_go_on_citing_the_old_text() -> None:
    Path("case/new.txt").write_bytes(LACKING)

    done = run("trace", "case/quarrel.yaml", "--source", "news=case/new.txt", "--write", "--keep-old", "--json")

    assert (0, "case/quarrel.yaml") == (done.code, json.loads(done.out)["written"])
    conflict = detente.load("case/quarrel.yaml")
    assert [("news", "new.txt"), ("news_old", "clipping.txt")] == [(s.id, s.file) for s in conflict.sources]
    assert ["news_old#2"] == [str(citation) for citation in conflict.forums[0].grounds.cites]


def test_a_text_changed_in_its_place_is_mended_with_the_old_one() -> None:
    Path("case/clipping.txt").write_bytes(ADDED)
    Path("backup.txt").write_bytes(SOURCE)

    alone = run("trace", "case/quarrel.yaml", "--source", "case/clipping.txt")
    mended = run("trace", "case/quarrel.yaml", "--source", "case/clipping.txt", "--was", "backup.txt", "--write")

    assert (3, True) == (alone.code, "DET481" in alone.err and "--was FILE" in alone.err)
    assert 0 == mended.code
    assert 0 == run("check", "case/quarrel.yaml").code


def test_an_example_is_not_written_over() -> None:
    folder = Path(detente.example("ferry").path).parent
    before = {path: path.read_bytes() for path in folder.iterdir()}
    Path("new.txt").write_bytes((folder / "ferry.txt").read_bytes())

    done = run("trace", "ferry", "--source", "new.txt", "--write")

    assert (2, True) == (done.code, "detente examples get ferry" in done.err)
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--write"], "--was and --write go with --source"),
        (["--was", "a.txt"], "--was and --write go with --source"),
        (["--source", "a.txt", "--keep-old"], "--keep-old goes with --write"),
        (["--source", "case/clipping.txt", "--source", "case/clipping.txt"], "two texts for news"),
        (["--source", "case/cliping.txt"], "there is no file 'case/cliping.txt'; did you mean 'clipping.txt'?"),
        (["--source", "old=case/clipping.txt"], "there is no file 'old=case/clipping.txt'"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: list[str], said: str) -> None:
    done = run("trace", "case/quarrel.yaml", *arguments)

    assert (2, True) == (done.code, said in done.err)


def test_of_several_sources_the_one_that_is_meant_is_named() -> None:
    text = Path("case/quarrel.yaml").read_text("utf-8")
    Path("case/quarrel.yaml").write_text(text.replace("sources:\n", "sources:\n  more: more.txt\n"), "utf-8")
    Path("case/more.txt").write_text("More.", "utf-8")
    Path("new.txt").write_bytes(ADDED)

    unclear = run("trace", "case/quarrel.yaml", "--source", "new.txt")
    clear = run("trace", "case/quarrel.yaml", "--source", "news=new.txt")
    unwanted = run("trace", "case/quarrel.yaml", "--source", "news=new.txt", "--was", "more=case/more.txt")

    assert (2, True) == (unclear.code, "for which of the sources more, news?" in unclear.err)
    assert (0, True) == (clear.code, "more#1  More.\n  nothing\n" in clear.out)
    assert (2, True) == (unwanted.code, "--was gives a text for more, and --source none" in unwanted.err)
