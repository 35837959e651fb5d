"""The register that a rehearsal takes in: register.toml, and the restrictions that were entered by command since.

The site's own database is only read.  Where it is not there, or cannot be read, the file alone is taken in.
"""

from __future__ import annotations

from heard.daemon.house import House
from heard.errors import HeardError
from heard.reports.restricted import Looking
from heard.reports.restricted_given import as_register
from heard.settings import Register, Settings, load_register
from heard.store.connect import Store


def register_of(settings: Settings, house: House) -> Register:
    """Return what the landlord's register says by now; an entry that stands in the file as well is there once."""
    register = load_register(settings.register_file) if settings.register_file is not None else Register()
    if not settings.database.path.exists():
        return register
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            return register
        given = house.given
        looking = Looking(given.policy, given.calendar, given.calendar.local_date(house.now()))
        with store.reading() as connection:
            entered, _ = as_register(connection, looking, by_command=True)
    except HeardError:
        return register
    finally:
        store.close()
    return register.model_copy(update={"restricted": (*register.restricted, *entered)})
