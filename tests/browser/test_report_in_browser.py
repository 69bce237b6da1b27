"""Reports in a real browser: nothing to complain of, nothing fetched, and nothing in the way of anybody."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import detente
from browsing import Browser, browser
from hostile import hostile

AXE = "axe-core@4"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    program = browser()
    if program is None:
        pytest.skip("no Chromium is installed here, and these tests open reports in one")
    return Browser(program, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe: of the file that DETENTE_AXE names, or fetched by npm where that is installed."""
    if named := os.environ.get("DETENTE_AXE"):
        return Path(named).read_text("utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm, which fetches axe, is not installed here, and DETENTE_AXE names no file")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", AXE]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=60)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("npm could not fetch axe here, and DETENTE_AXE names no file")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {
        "talks": detente.report_html(detente.load("talks-2022"), orders=5),
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


def test_it_prints(opened: Browser, pages: dict[str, str]) -> None:
    assert b"%PDF-" == opened.pages_of_paper(pages["elmira"])[:5]
