"""A chronology as one page of HTML: no script, nothing from any server, and every word escaped."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from heard.reports.case_file.chronology import Chronology


def page(chronology: Chronology) -> str:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = (files("heard.reports.case_file") / "page.html").read_text("utf-8")
    return environment.from_string(source).render(told=chronology)
