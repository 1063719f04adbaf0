"""What the tests of the extraction share."""

from __future__ import annotations

import pytest

from ingest.extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor that publishes whatever it reads, sure or not."""
    return Extractor(publish_threshold=0.0)
