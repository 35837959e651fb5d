"""A chronology as one page of HTML: no script, nothing from any server, and every word escaped."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from heard.reports.case_file.chronology import Chronology


def page(chronology: Chronology) -> str:
    return drawn("case_file/page.html", chronology)


def drawn(name: str, told: object) -> str:
    """Return a page as its template draws what is told; `sheet.html` is what all of them have alike.

    name   the template's, among the reports
    """
    loader = FunctionLoader(lambda each: files("heard.reports").joinpath(each).read_text("utf-8"))
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=loader
    )
    return environment.get_template(name).render(told=told)
