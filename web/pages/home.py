"""The start page: the search, what there is, and the newest directives with their sentences."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.services import services

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """The start page."""
    return render_template("home.html", counts=services().view.counts())
