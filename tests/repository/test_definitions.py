"""The committed definitions pass the product's own check."""

from __future__ import annotations

import pytest

from oppna.__main__ import main


def test_oppna_check_finds_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check"])
    assert code == 0, capsys.readouterr().err
