"""The web application: `create_app` makes it from settings; `risalah serve` runs it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from flask import Flask, request

from graph.acts import Acts
from graph.views import View
from graph.vocabulary import Iris

if TYPE_CHECKING:
    from graph.settings import Settings

# Layouts multiply matrices of some dozen rows: threads of their own for that make it many times as slow
# where other requests want the processors. Read when numpy is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

BLUEPRINTS: tuple[str, ...] = (
    "web.assets",
    "web.pages.home",
    "web.pages.search",
    "web.pages.directives",
    "web.pages.trace",
    "web.pages.network",
    "web.pages.entities",
    "web.pages.explore",
    "web.pages.timeline",
    "web.pages.feeds",
    "web.pages.watchlist",
    "web.pages.map",
    "web.pages.about",
    "web.api",
    "web.graphs",
    "web.sparql",
    "web.linked_data",
    "web.dumps",
)
"""Modules whose `blueprint` the application is made of, in order. A page joins by being listed."""

DATASET_BLUEPRINTS: tuple[str, ...] = ("web.assets", "web.sparql", "web.linked_data", "web.dumps")
"""What is left of the application where it serves an RDF file of any kind."""


def create_app(settings: Settings, *, blueprints: tuple[str, ...] = BLUEPRINTS) -> Flask:
    """The application over the data directory of `settings`.

    Nothing is written; a data directory without a catalogue shows empty pages that say so.
    """
    from web import assets, compression, labels, links, locales, problems, reports, security, services

    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_report_bytes
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    view = View(settings.data_dir / "catalogue.sqlite")
    services.install(
        app,
        services.Services(
            settings=settings,
            view=view,
            iris=Iris(settings.base),
            reports=reports.FrozenReports(settings.data_dir / "archive.sqlite"),
            acts=Acts(view, kept=settings.trace_kept_directives),
        ),
    )
    compression.install(app)
    security.install(app)
    locales.install(app, settings)
    problems.install(app)
    for name in blueprints:
        app.register_blueprint(import_module(name).blueprint)

    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.globals.update(
        asset_url=assets.asset_url,
        icon=assets.icon,
        kinds=labels.KINDS,
        capacities=labels.CAPACITIES,
        kind_of=labels.kind_of,
        concept=labels.concept,
        entity_url=links.entity_url,
        report_url=links.report_url,
        data_url=links.data_url,
        feed_url=links.feed_url,
        feed_kinds=links.FEED_KINDS,
        anchor=links.anchor,
        with_args=links.with_args,
        has_page=links.has_page,
        **locales.template_helpers(),
    )

    @app.context_processor
    def page_context() -> dict[str, Any]:
        return {
            "language": locales.current_language(),
            "dataset_version": services.services().view.version(),
            "path": request.path,
            "feed_query": links.feed_query(),
            "page_address": urljoin(settings.base, request.full_path.rstrip("?").lstrip("/")),
            "today": datetime.now(UTC).date().isoformat(),
            "iri": services.services().iris.id,
        }

    return app
