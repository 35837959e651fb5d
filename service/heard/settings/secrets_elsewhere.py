"""What may not stand in heard.toml itself, and is named there: the variable or the file that holds it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from heard.errors import Mistake, SettingsError
from heard.settings.checks import Wrong, base_of

CREDENTIALS = "$CREDENTIALS_DIRECTORY/"
"""How a file is named that is "the credential systemd hands me"; the folder is known only once running."""


_NO_CREDENTIALS = "systemd has handed heard no credentials here"


def _variable(value: str) -> str:
    # The value is not quoted: somebody may have put the secret itself here.
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise Wrong("is not the name of a variable", 'It names where the secret stands: "HEARD_PASSWORD".')
    return value


def _file(value: Any, info: ValidationInfo) -> Path:
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise Wrong("must be a path in quotes")
    return Path(value) if value.startswith(CREDENTIALS) else base_of(info) / value


Variable = Annotated[str, AfterValidator(_variable)]
SecretFile = Annotated[Path, BeforeValidator(_file)]


def read_secret(whose: str, name: str, variable: str | None, file: Path | None, do: str = "") -> str:
    """Return a secret, read now from where the file says; "" where it says nothing.

    whose  the table it belongs to, as a mistake calls it: "mailbox complaints@northgate.example"
    name   what it is, as its keys begin: "password"
    do     what to do about its file, where that is more than to put the secret into it
    Raises SettingsError where the variable is not set, or the file is not there or empty.
    """
    if variable:
        secret = os.environ.get(variable, "")
        what, do = f"the variable {variable} is not set", f"Start heard with {variable} set."
        where = f"{name}_env"
    elif file:
        secret, what = _secret_in(file)
        where, do = f"{name}_file", do or f"The file holds the {name} and nothing else."
        if not secret and what == _NO_CREDENTIALS:
            do = "Outside heard.service start heard by systemd-run with LoadCredential, as the guides in docs/ show."
    else:
        return ""
    if not secret:
        raise SettingsError([Mistake(f"heard.toml: {whose}: {where}", what, do)])
    return secret


def _secret_in(file: Path) -> tuple[str, str]:
    """Return what the file holds, and what is wrong where that is nothing."""
    text = str(file)
    if text.startswith(CREDENTIALS):
        folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
        if not folder:
            return "", _NO_CREDENTIALS
        file = Path(folder) / text.removeprefix(CREDENTIALS)
    try:
        return file.read_text("utf-8-sig").rstrip("\r\n"), f"{file} is empty"
    except (OSError, UnicodeDecodeError) as error:
        return "", f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
