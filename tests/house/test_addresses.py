"""Nothing that we keep knows one machine: no package registry by its address, no folder of somebody's disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# A letter in brackets keeps each pattern from finding itself.
ELSEWHERE = re.compile(
    r"pyp[i][.]org|pythonhoste[d][.]org|registry[.]npm[j]s|deb[.]debia[n][.]org"
    r"|/wor[k]/(main|steering|shared|[.]library)|/far[m]/in|/roo[t]/|/hom[e]/\w|/User[s]/\w|/tm[p]/\w"
)


def test_no_registry_and_no_folder_of_a_machine_is_written_down(root: Path, tracked: tuple[Path, ...]) -> None:
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:80]}"
        for path in tracked
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if ELSEWHERE.search(line)
    ]

    assert len(tracked) > 20
    assert found == []


@pytest.mark.parametrize("parts", [("https://py", "pi.org/simple"), ("/wo", "rk/main/x"), ("/ho", "me/ada")])
def test_an_address_would_be_found(parts: tuple[str, str]) -> None:
    assert ELSEWHERE.search("".join(parts))
