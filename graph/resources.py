"""Where the plain files under `data/` lie: in the checkout, or inside the installed package."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import Abort

_PACKAGE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a file or folder under `data/`.

    Looked for in the folder named by ``RISALAH_RESOURCES``, then in the packaged copy
    (`graph/_data`), then in the checkout.

    Raises:
        Abort: none of them has it.
    """
    override = os.environ.get("RISALAH_RESOURCES")
    roots = [Path(override)] if override else [_PACKAGE / "_data", _PACKAGE.parent / "data"]
    for root in roots:
        found = root.joinpath(*parts)
        if found.exists():
            return found
    looked = " or ".join(str(root) for root in roots)
    raise Abort(
        f"the data file {'/'.join(parts)!r} is missing (looked in {looked}); "
        "install Risalah again, or point RISALAH_RESOURCES at a copy of its data folder"
    )
