"""The language of a page, its translations, and dates and numbers as that language writes them.

A page's language is the ``lang`` of its URL, else the cookie that an earlier ``lang`` left, else
what the browser prefers, else the setting. Translations are the ``.po`` files as they stand: they
are compiled in memory, so no compiled file is kept or can be stale. See `web.translate` for the
command that brings new strings into them.
"""

from __future__ import annotations

import io
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel, Domain, get_locale, gettext
from markupsafe import Markup

from web.services import services

if TYPE_CHECKING:
    from graph.settings import Settings

LANGUAGES: dict[str, str] = {"en": "English", "id": "Bahasa Indonesia"}
"""Languages of the pages, and what each calls itself."""

TRANSLATIONS = Path(__file__).resolve().parent / "translations"
COOKIE = "lang"
COOKIE_MAX_AGE_S = 365 * 24 * 3600
WRITTEN_KEPT = 10_000
"""Days and numbers whose words are held in memory."""


class _PoDomain(Domain):  # type: ignore[misc]  # Flask-Babel has no type hints
    """Translations read from ``<language>.po`` and compiled in memory, once per process."""

    def get_translations(self) -> NullTranslations:
        language = current_language()
        if language not in self.cache:
            self.cache[language] = load_translations(language)
        found: NullTranslations = self.cache[language]
        return found


class _PoBabel(Babel):  # type: ignore[misc]
    @cached_property
    def domain_instance(self) -> Domain:
        return _PoDomain()


def load_translations(language: str) -> NullTranslations:
    """The translations into `language`; English is the language of the strings themselves."""
    path = TRANSLATIONS / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)


def install(app: Flask, settings: Settings) -> None:
    """Choose a language for every request to `app`, and remember one that the URL asked for."""
    domain = _PoBabel(app, default_locale=settings.language, locale_selector=_select).domain_instance

    def translated(message: str, **variables: Any) -> Markup:
        """What templates call `_`: a page has hundreds, which the usual way costs a tenth of its time."""
        return Markup(domain.get_translations().ugettext(message)) % variables

    app.jinja_env.globals["_"] = translated

    @app.after_request
    def remember(response: Response) -> Response:
        response.headers.setdefault("Content-Language", current_language())
        asked = request.args.get(COOKIE)
        if asked in LANGUAGES and asked != request.cookies.get(COOKIE):
            response.set_cookie(COOKIE, asked, max_age=COOKIE_MAX_AGE_S, samesite="Lax", httponly=True)
        if response.mimetype == "text/html":
            response.vary.update(("Accept-Language", "Cookie"))
        return response


def _select() -> str:
    for asked in (request.args.get(COOKIE), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return asked
    found: str | None = request.accept_languages.best_match(list(LANGUAGES))
    return found or services().settings.language


def current_language() -> str:
    """The language of the current request: a key of `LANGUAGES`; English outside of one."""
    if not has_request_context():
        return "en"
    known: str | None = g.get("language")
    if known is None:
        language = str(get_locale() or "en").partition("_")[0]
        known = g.language = language if language in LANGUAGES else "en"
    return known


def day(value: str | None, *, style: str = "medium") -> str:
    """An ISO date in the page's language: "2 Mar 2022"; "" for None; any other text as it is.

    `style` is ``medium``, ``long``, ``full`` or ``month`` ("Maret 2022").
    """
    if not value:
        return ""
    try:
        parsed = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return _written(parsed, style, "en_GB" if current_language() == "en" else "id")


@lru_cache(WRITTEN_KEPT)
def _written(parsed: date, style: str, locale: str) -> str:
    if style == "month":
        return str(format_skeleton("yMMMM", parsed, locale=locale))
    return str(format_date(parsed, style, locale=locale))


def period(first: str | None, last: str | None) -> str:
    """A stretch of days in words: one day, "first - last", or "" when neither is known."""
    if not first or not last or first == last:
        return day(first or last)
    return str(gettext("%(first)s – %(last)s", first=day(first), last=day(last)))


def number(value: float | int, *, digits: int | None = None) -> str:
    """A number with the separators of the page's language, with a fixed number of decimals where one is given."""
    return _decimal(value, None if digits is None else f"#,##0.{'0' * digits}", current_language())


@lru_cache(WRITTEN_KEPT)
def _decimal(value: float | int, pattern: str | None, language: str) -> str:
    return str(format_decimal(value, pattern, locale=language))


def template_helpers() -> dict[str, Any]:
    """What templates call to write dates and numbers."""
    return {"day": day, "period": period, "number": number, "languages": LANGUAGES}
