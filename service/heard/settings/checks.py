"""From a TOML file to a typed object, or to every mistake in it at once.

Somebody who mends one mistake only to be shown the next gives up at the third.  So the
shape of the file (pydantic) and what its entries say of each other (plain functions over
the file as read) are both looked at before anything is said, each in its own line: where,
what, and the nearest right word.  Values are quoted only where no secret can stand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from heard.errors import Mistake, SettingsError
from heard.settings.lines import dates_in_quotes, with_line, wrong_with_day


class Wrong(ValueError):
    """A value cannot be used: what is wrong with it, and what to do."""

    def __init__(self, what: str, do: str = "") -> None:
        self.what, self.do = what, do
        super().__init__(what)


class Table(BaseModel):
    """A table of one of our files: nothing may be added to it and no type is guessed ("20" is not 20)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


AnyTable = TypeVar("AnyTable", bound=Table)
Item = TypeVar("Item")

Contradictions = Callable[[Mapping[str, Any]], Iterable[Mistake]]
"""Looks at a whole file as read, of which nothing is sure yet; each `where` is the key alone."""


def read(
    path: Path, model: type[AnyTable], contradictions: Contradictions, *, if_missing: str, lines: bool = False
) -> AnyTable:
    """Return the file as `model`; relative paths in it are relative to the file.

    if_missing  what to do where there is no such file
    lines       whether each mistake names the line it stands on
    Raises SettingsError with every mistake in it.
    """
    text = text_of(path, if_missing)
    document = document_of(path, text)
    settings, mistakes = looked_at(document, model, contradictions, base=path.absolute().parent)
    if mistakes or settings is None:
        places = ((with_line(text, m.where) if lines else m.where, m) for m in mistakes)
        raise SettingsError(Mistake(f"{path.name}: {where}", m.what, m.do) for where, m in places)
    return settings


def looked_at(
    document: Mapping[str, Any], model: type[AnyTable], contradictions: Contradictions, *, base: Path
) -> tuple[AnyTable | None, list[Mistake]]:
    """Return what a file as read is as `model`, and every mistake in it, each `where` the key alone.

    base  what relative paths in it are relative to
    """
    mistakes = list(contradictions(document))
    settings = None
    try:
        settings = model.model_validate(document, context={"base": base})
    except ValidationError as error:
        mistakes[:0] = [_mistake(detail, model) for detail in error.errors(include_url=False)]
    return settings, mistakes


def text_of(path: Path, if_missing: str) -> str:
    """Return a file as text.  Raises SettingsError where it is not there, or cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError([Mistake(str(path), "there is no such file", if_missing)]) from None
    except OSError as error:
        raise SettingsError([Mistake(str(path), f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise SettingsError([Mistake(path.name, f"byte {error.start + 1} is not UTF-8", "Save it as UTF-8.")]) from None


def document_of(path: Path, text: str) -> dict[str, Any]:
    """Return a file as read; a day that is in no calendar stands in it as text, and is told with all else.

    Raises SettingsError where it is no TOML.
    """
    try:
        return tomllib.loads(dates_in_quotes(text))
    except tomllib.TOMLDecodeError as error:
        # Until Python 3.14 the place stands only in the text: "Expected ... (at line 3, column 5)".
        what, _, place = str(error).partition(" (at ")
        where = f"{path.name}: {place.rstrip(')')}" if place else path.name
        raise SettingsError([Mistake(where, what, "Text stands in quotes, lists in [ ].")]) from None


# -- What may stand behind a key ------------------------------------------------------------------


def _listed(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        raise Wrong("there may be several of these", f"Head each with two brackets: [[{info.field_name}]]")
    raise Wrong(f"must be a list, not {_said(value)}", "Put it into [ ].")


def _one_line(value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise Wrong("must be one line of text, and not empty")
    return value.strip()


# What any server takes; mail.addresses.can_be_written_to says the same, and a test holds the two together.
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")


def mail_address(value: str) -> str:
    """Return a bare address in small letters; raises Wrong for anything that could not stand in a header."""
    if not _ADDRESS.fullmatch(value) or ".." in value or "@." in value:
        raise Wrong(f"'{value}' is not a mail address", "Write it bare, as in name@landlord.example")
    return value.lower()


def _domain(value: str) -> str:
    if not re.fullmatch(r"[^\s@/.]+(\.[^\s@/.]+)+", value) or not value.isprintable():
        raise Wrong(f"'{value}' is not a domain", "Write what stands after the @ of its addresses.")
    return value.lower()


def _path(value: Any, info: ValidationInfo) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise Wrong(f"must be a path in quotes, not {_said(value)}")
    return base_of(info) / value


def base_of(info: ValidationInfo) -> Path:
    """The folder of the file being read."""
    base = (info.context or {}).get("base", Path())
    return Path(base)


Many = Annotated[tuple[Item, ...], BeforeValidator(_listed)]
Line = Annotated[str, AfterValidator(_one_line)]
MailAddress = Annotated[str, AfterValidator(mail_address)]
Domain = Annotated[str, AfterValidator(_domain)]
FilePath = Annotated[Path, BeforeValidator(_path)]


# -- Saying what is wrong -------------------------------------------------------------------------


def nearest(word: object, known: Iterable[str]) -> str:
    """Return "Did you mean 'hold'?" for the nearest known word, or the list of all where none is near."""
    known = list(known)
    close = get_close_matches(str(word).lower(), known, n=1)
    return f"Did you mean '{close[0]}'?" if close else f"Known here: {', '.join(known)}."


def entries(document: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield ("staff[0]", its table) for each entry of a [[staff]], passing over what is no table."""
    value = document.get(key)
    for number, entry in enumerate(value if isinstance(value, list) else []):
        if isinstance(entry, dict):
            yield f"{key}[{number}]", entry


def address_in(entry: Mapping[str, Any], key: str = "address") -> str | None:
    value = entry.get(key)
    return value.lower() if isinstance(value, str) else None


def _mistake(error: ErrorDetails, model: type[BaseModel]) -> Mistake:
    where = ""
    for part in error["loc"]:
        where += f"[{part}]" if isinstance(part, int) else f".{part}" if where else str(part)
    return Mistake(where, *_what_and_do(error, model))


def _what_and_do(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    key = str(error["loc"][-1])
    context, said = error.get("ctx", {}), "that" if key.startswith(("password", "secret")) else _said(error["input"])
    match error["type"]:
        case "value_error" if isinstance(wrong := context["error"], Wrong):
            return wrong.what, wrong.do
        case "extra_forbidden":
            return _unknown_key(error["loc"], model)
        case "missing":
            return "missing", "Add it; 'heard init' writes an example of every key."
        case "literal_error":
            known = re.findall(r"'([^']*)'", context["expected"])
            return f"{said} is not a word known here", nearest(error["input"], known)
        case "date_type" | "is_instance_of" if wrong_day := wrong_with_day(str(error["input"])):
            return f"{said} is no day: {wrong_day}", "Write it as in 2026-11-22."
        case "model_type":
            return f"must be a table of keys, not {said}", f"Head it with [{error['loc'][0]}]"
        case "string_pattern_mismatch":
            return f"{said} is not of the right form", ""
        case kind:
            return f"{_MUST.get(kind, error['msg']).format(**context)}, not {said}", ""


_MUST = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "date_type": "must be a date without quotes, as in 2026-11-22",
    "is_instance_of": "must be a date without quotes, as in 2026-11-22",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "too_short": "must have at least {min_length} entry",
}


def _said(value: object) -> str:
    """Show a value as its writer would know it, shortly."""
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return "a table"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case str():
            return f"'{value[:60]}'"
        case _:
            return str(value)[:60]


def _unknown_key(loc: tuple[int | str, ...], model: type[BaseModel]) -> tuple[str, str]:
    key = str(loc[-1])
    if "oauth" in loc and key in ("secret", "client_secret", "password"):
        do = 'Put it into a file of its own, secret_file = "...", or a variable, secret_env = "HEARD_CLIENT_SECRET".'
        return "a secret may not stand in this file", do
    if key in ("password", "passwd", "secret"):
        return (
            "a password may not stand in this file",
            'Put it into a file of its own, password_file = "...", or a variable, password_env = "HEARD_PASSWORD".',
        )
    table = model
    for part in loc[:-1]:
        if isinstance(part, str):
            table = _table_under(table, part) or table
    known = [name for name in keys_of(table) if name != "password"]
    if table is not model and key in keys_of(model):
        return "unknown key here", "It belongs at the top of the file, before the first [table]."
    return "unknown key", nearest(key, known)


def keys_of(table: type[BaseModel]) -> list[str]:
    """The keys of a table as they are written in the file."""
    return [field.alias or name for name, field in table.model_fields.items()]


def _table_under(table: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in table.model_fields.items():
        if key == (field.alias or name):
            return table_in(field.annotation)
    return None


def table_in(annotation: Any) -> type[BaseModel] | None:
    """Return the table a field's type speaks of: Staff for tuple[Staff, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := table_in(inner))), None)
