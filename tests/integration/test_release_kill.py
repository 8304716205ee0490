"""A run that is killed leaves the old state or the new, never a half, and the next run makes up for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lib.killing import CHANCES


@pytest.mark.parametrize("mode", ["write", "correct"])
def test_killed_at_any_instant_the_store_is_old_or_new(mode: str, tmp_path: Path, root: Path) -> None:
    command = [sys.executable, "-m", "tests.lib.killing", mode, str(tmp_path)]
    run = subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    told = [json.loads(line) for line in run.stdout.splitlines()]
    points = [attempt for attempt in told if "point" in attempt]
    killed = [attempt for attempt in points if attempt["code"] == -signal.SIGKILL]
    assert len(killed) >= 40, "the run must be killed at many points for this to prove anything"
    assert points[-1]["code"] == 0, "the last point lies after the end of the run"
    assert len(told) - len(points) == CHANCES
    for attempt in told:
        assert attempt["found"] in ("none", "whole"), attempt
        assert all(other == "whole" for other in attempt["others"]), attempt
        assert (attempt["again"], attempt["after"], attempt["swept"]) == (0, "whole", True), attempt
    assert {attempt["found"] for attempt in killed} == {"none", "whole"}, "killed both before and after the rename"
    assert any(attempt["left"] for attempt in killed), "some killed run left its folder aside, which the next one swept"
