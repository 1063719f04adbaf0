"""The OpenAPI 3.1 document, made from the views and their models, and what every answer has in common."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from flask import Request, Response, current_app, json
from spectree import SpecTree
from spectree.config import License
from spectree.models import Server

from web.api.models import Problem

VERSION = "1.0.0"
PROBLEM_TYPE = "application/problem+json"

DESCRIPTION = """Who directed whom in Indonesian government meetings, read from published reports.

Every fact comes with its evidence: the report, the words that state it, where they stand in the frozen text (code
points, half open), and the address that shows them lit. What a report states is not a finding that it is right.

Lists are paged by cursor: ask again with `cursor` set to `next` until `next` is null. A cursor belongs to one version
of the dataset; when reports come in meanwhile, the answer is 409 and the list is begun again. Answers carry an `ETag`:
ask with `If-None-Match` and an unchanged dataset answers 304. Errors are problem+json (RFC 9457). No key is needed."""


def refuse(_request: Request, response: Response, error: Exception | None, _instance: Any, _adapter: Any) -> None:
    """Turn a refusal of the arguments into problem+json: which argument, what was met, what is wrong with it."""
    if error is None or response is None:
        return
    told = [
        f"{'.'.join(str(part) for part in one['loc']) or 'query'}: {one['msg']}"
        for one in error.errors(include_url=False, include_context=False)  # type: ignore[attr-defined]  # pydantic's
    ]
    problem = Problem(title="This request was not understood", status=400, detail="; ".join(told))
    response.set_data(problem.model_dump_json())
    response.mimetype = PROBLEM_TYPE


spec = SpecTree(
    "flask",
    mode="strict",
    annotations=True,
    title="Risalah",
    description=DESCRIPTION,
    version=VERSION,
    license=License(name="Apache-2.0", url="https://www.apache.org/licenses/LICENSE-2.0"),
    servers=[Server(url="/")],
    page_templates={},
    validation_error_status=400,
    validation_error_model=Problem,
    before=refuse,
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _parent, child: child,
)


@cache
def _document(_application: int) -> str:
    made = copy.deepcopy(spec.spec)
    for path in made["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                parameter["schema"] = _without_null(parameter.get("schema", {}))
            for status, response in operation["responses"].items():
                if status >= "400" and "application/json" in response.get("content", {}):
                    response["content"] = {PROBLEM_TYPE: response["content"]["application/json"]}
    return json.dumps(made, indent=1)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an argument: one that is left out is not there, a query string has no null."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        schema = {name: value for name, value in schema.items() if name != "anyOf"} | choices[0]
    if schema.get("default", "") is None:
        schema = {name: value for name, value in schema.items() if name != "default"}
    return schema


def document() -> str:
    """The document as JSON text."""
    return _document(id(current_app._get_current_object()))  # type: ignore[attr-defined]  # a werkzeug proxy
