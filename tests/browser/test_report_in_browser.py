"""Reports in a real browser: nothing to complain of, nothing fetched, and nothing in the way of anybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import detente
from browsing import Browser, browser
from hostile import hostile

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    program = browser()
    if program is None:
        pytest.skip("no Chromium is installed here, and these tests open reports in one")
    return Browser(program, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """The text of axe: of the file that DETENTE_AXE names, or of what `make peers` put here."""
    named = os.environ.get("DETENTE_AXE")
    file = Path(named) if named else root / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.skip("axe is not here: `make peers` installs it where npm is, and DETENTE_AXE may name a file")
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    talks, told = detente.load("talks-2022"), detente.example("talks-2022").chronicle
    assert told is not None
    return {
        "talks": detente.report_html(talks, orders=5, chronicle=detente.open_chronicle(told, talks)),
        "elmira": detente.report_html(detente.load("elmira"), marking="TLP:CLEAR"),
        "hostile": detente.report_html(hostile(tmp_path_factory.mktemp("hostile")), marking="<b>TLP:RED</b>"),
    }


@pytest.mark.parametrize("name", ["talks", "elmira", "hostile"])
def test_the_browser_has_nothing_to_complain_of(opened: Browser, pages: dict[str, str], name: str) -> None:
    assert [] == opened.console(pages[name])


@pytest.mark.parametrize("name", ["talks", "elmira", "hostile"])
def test_nothing_is_fetched_even_where_nothing_forbids_it(opened: Browser, pages: dict[str, str], name: str) -> None:
    assert {"fetched": [], "against": []} == opened.found(pages[name])


@pytest.mark.parametrize("name", ["talks", "elmira", "hostile"])
def test_axe_finds_nothing_in_anybodys_way(opened: Browser, pages: dict[str, str], axe: str, name: str) -> None:
    found = opened.found(pages[name], axe)

    assert [] == found["against"]
    assert found["looked"] > 10


def test_a_page_that_is_not_like_that_is_complained_of(opened: Browser, pages: dict[str, str]) -> None:
    marred = pages["elmira"].replace(
        "</main>", '<p style="color:red">x</p><img src="https://far.invalid/a.png"></main>'
    )

    assert 2 <= len(opened.console(marred))
    assert ["https://far.invalid/a.png"] == opened.found(marred)["fetched"]


@pytest.mark.parametrize("name", ["talks", "elmira", "hostile"])
@pytest.mark.parametrize("width", [320, 400, 640, 1280])
def test_no_page_is_wider_than_its_window(opened: Browser, pages: dict[str, str], name: str, width: int) -> None:
    assert width >= opened.width(pages[name], width)


def test_it_prints(opened: Browser, pages: dict[str, str]) -> None:
    assert b"%PDF-" == opened.pages_of_paper(pages["elmira"])[:5]
