"""The tutorial of the network runs as it stands, on the sample reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def test_the_tutorial_runs(root: Path, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "network.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 4
    known: dict[str, object] = {"data_dir": samples}
    for number, block in enumerate(blocks, start=1):
        exec(compile(block, f"docs/network.md, part {number}", "exec"), known)
    told = capsys.readouterr().out
    assert "evidence/" in told
    assert "communities, agreement of runs" in told
