"""Where the data files are: rules, templates and the demo's mail.

Found in the landlord's own folder, where the settings name one (`data_dir`); else in the
copy that travels inside the wheel; else in the checkout heard runs from.
"""

from __future__ import annotations

from pathlib import Path

from heard.errors import Mistake, SettingsError

PACKAGE = Path(__file__).resolve().parents[1]
IN_THE_WHEEL = PACKAGE / "_data"
SETTING = "heard.toml: data_dir"
NEEDED = ("rules", "templates")


def data_dir(override: Path | None = None) -> Path:
    """Return the folder that holds rules/ and templates/.

    override  `data_dir` of the settings; when given it is used alone, and must hold both

    Raises SettingsError where there is none, or the one named lacks a folder.
    """
    if override is not None:
        missing = [name for name in NEEDED if not (override / name).is_dir()]
        if missing:
            raise SettingsError(
                Mistake(SETTING, f"there is no folder {name}/ in {override}.", "Copy heard's own there first.")
                for name in missing
            )
        return override
    for place in (IN_THE_WHEEL, *PACKAGE.parents):
        if all((place / name).is_dir() for name in NEEDED):
            return place
    raise SettingsError([Mistake(SETTING, "heard's rules/ and templates/ are not beside it.", "Install heard again.")])


def rules_dir(override: Path | None = None) -> Path:
    return data_dir(override) / "rules"


def templates_dir(override: Path | None = None) -> Path:
    return data_dir(override) / "templates"


def demo_dir() -> Path:
    """Return the folder of the demo's sample mail; it is heard's own, whatever the settings say."""
    return data_dir() / "demo"
