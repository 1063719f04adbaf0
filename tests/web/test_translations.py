"""Every string of the pages is translated, and the translations fit their strings."""

from __future__ import annotations

import pytest

from web import translate
from web.locales import LANGUAGES, TRANSLATIONS


def test_every_language_but_that_of_the_strings_has_a_file() -> None:
    assert {path.stem for path in TRANSLATIONS.glob("*.po")} == set(LANGUAGES) - {translate.SOURCE}


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.glob("*.po")), ids=lambda path: path.name)
def test_no_string_is_missing_untranslated_or_uncertain(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    assert list(translate.gaps(path, translate.strings())) == []


def test_a_gap_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("po") / "id.po"
    template = translate.strings()
    translate.update(path, template)
    told = list(translate.gaps(path, template))
    assert len(told) == sum(1 for message in template if message.id)
    assert "is not translated" in told[0]
