"""Nothing in the repository points at the machine, the registry or the tools it was made with."""

from __future__ import annotations

import re

import pytest

from tests.repository.committed import ROOT, files, text

# Written so that no pattern matches its own text.
FORBIDDEN = {
    "a package registry's host": r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org",
    "a path of one machine": r"(?<![.\w])/(work|root|tmp|home|farm|Users)/",
    "an option that names an index of packages": r"^\s*--(find-links|index-url|extra-index-url|trusted-host)\b",
    "an address of a file on one machine": r"file[:]//[/\w.]",
    "the trace of an assistant": r"(?i)chat[g]pt|anthropi[c]|claud[e]\b|copilo[t]|as an ai langua[g]e|co-authored-b[y]",
    "an unresolved merge": r"^(<{7} |>{7} )",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_committed_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = [
        f"{path}:{text(path).count(chr(10), 0, match.start()) + 1}"
        for path in files()
        for match in pattern.finditer(text(path))
    ]
    assert not found, f"{what} in {', '.join(found)}"


def test_what_can_be_made_again_is_not_committed() -> None:
    made = re.compile(r"(^|/)(\.venv[^/]*|__pycache__|releases|demo|mutants|\.coverage[^/]*|dist|build)(/|$)")
    allowed = {"oppna", "tests", "docs", "definitions", "bench"}
    assert not [path for path in files() if path.parts[0] not in allowed and made.search(path.as_posix())]


def test_text_files_are_utf8_with_unix_line_ends() -> None:
    """The samples of files as Excel saves them lie under tests and are about the opposite."""
    suffixes = {".py", ".md", ".yaml", ".csv", ".toml", ".lock", ".json", ".js", ".txt"}
    ours = [path for path in files() if path.suffix in suffixes and path.parts[0] != "tests"]
    odd = [path for path in ours if (raw := (ROOT / path).read_bytes()) and (b"\r" in raw or not text(path))]
    assert not odd, f"not UTF-8 with \\n: {odd}"
