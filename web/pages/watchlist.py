"""`/watchlist`: what is new about watched things. The list lives in the browser; the page is the same for all."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.kept_pages import kept_page
from web.pages.sections import Answer

blueprint = Blueprint("watchlist", __name__)


@blueprint.get("/watchlist")
@kept_page
def page() -> Answer:
    """The page that the browser fills."""
    return render_template("watchlist.html")
