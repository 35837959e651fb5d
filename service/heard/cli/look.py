"""Looking: why, case, cases, status."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from heard.casework.digest_sections import Section
from heard.cli.cases_in import show_section
from heard.cli.show import console, facts, json_line, plain, table
from heard.cli.site import site_of
from heard.now import utc_now

TOLD_OF_EVENTS = ("moment", "clock", "stage", "number", "before", "after", "due", "standard_due", "dated", "outcome")
VULNERABLE = {"yes": "a message tells of somebody", "ask": "a message may tell of somebody", "no": None}
MOMENTS = ("before", "after", "due", "standard_due")
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


def add_to(app: typer.Typer) -> None:
    for command in (why, case, cases, status):
        app.command()(command)


def why(
    context: typer.Context,
    message: Annotated[str, typer.Argument(help="A message's number, its Message-ID, or a file of it.")],
    as_json: AsJson = False,
) -> None:
    """Tell what was decided on a message, and on what grounds."""
    from heard.judgement.explain import sentences
    from heard.mail.identity import digest
    from heard.reports.commands import refused_of
    from heard.reports.decision import numbers_of, why as why_of
    from heard.reports.moves import moved_by_hand

    file = Path(message)
    mark = digest(file.read_bytes()) if file.is_file() else None
    with site_of(context).reading() as connection:
        decided = [why_of(connection, number) for number in numbers_of(connection, message, mark)]
        answers = [
            each
            | {"moved": moved_by_hand(connection, each["message"])}
            | {"refused": refused_of(connection, each["message"], each["case"])}
            for each in decided
        ]
    for answer in answers:
        if as_json:
            json_line(answer)
            continue
        about = {"Message": answer["message"], "Message-ID": answer["message_id"], "Case": answer["case"]}
        facts(about | {"Problem": answer["problem"]})
        for sentence in sentences(answer["kind"] or "message not heard yet", answer):
            console.print(plain(sentence))
        for because in answer["refused"]:
            console.print(f"No command of it was carried out: {because}.")
        if moved := answer["moved"]:
            at, came_from, to = site_of(context).when(moved["at"]), moved["from"] or "no case", moved["to"] or "no case"
            console.print(f"Moved by hand on {at}, from {came_from} to {to}: that is where it is now.")
        if policy := answer["policy"]:
            console.print(f"Policy {policy['pack']} of {policy['version']}; rules {str(answer['rules_version'])[:12]}.")


def case(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="As in NH-25-0042.")],
    as_json: AsJson = False,
) -> None:
    """Show one case with its history and clocks."""
    from heard.casework.learning import sum_in_words
    from heard.reports.cases import one_case

    with site_of(context).reading() as connection:
        found = one_case(connection, reference, utc_now(), site_of(context).zone)
    found["area"] = _areas(context).get(found["owner"])
    if as_json:
        json_line(found)
        return
    when = site_of(context).when
    status = f"joined to {found['joined']}" if found["joined"] else found["status"]
    opened = {"Opened": when(found["opened"]), "Status": status, "Stage": found["stage"]}
    policy = found["policy"]
    under = {"Policy": f"{policy['pack']} of {policy['version']}" if policy else None}
    dealt = {"Dealt with by": _owner(found)}
    told = {"Vulnerable": VULNERABLE[found["vulnerable"]], "Clocks off": _clocks_off(found)}
    before = {"Known as": found["known_as"], "Home": found["home"], "Matter": found["matter"]}
    before["Area"] = found["matter_area"]
    facts({"Case": found["reference"], "Person": found["person"]} | before | opened | dealt | under | told)
    _show_clocks(found["clocks"], when)
    messages = [(m["id"], when(m["received_at"]), m["direction"], m["kind"], m["from"]) for m in found["messages"]]
    table(("no", "received", "way", "kind", "from"), messages, title="\nMessages")
    letters = [(x["id"], x["state"], when(x["sent_at"]), x["name"]) for x in found["letters"]]
    table(("no", "state", "sent", "letter"), letters, title="\nLetters")
    if learned := found["learned"]:
        said = (x["word"] or sum_in_words(x["pence"], x["offset_pence"]) for x in learned)
        rows = [(word, x["about"], when(x["at"])) for word, x in zip(said, learned, strict=True)]
        table(("what", "recorded as", "at"), rows, title="\nLearned")
    if in_mind := found["particulars"]:
        noted = [(x["about"], x["on"], when(x["done_at"]), x["words"]) for x in in_mind]
        table(("about", "on or by", "done", "what"), noted, title="\nTo bear in mind")
    events = [(e["number"], when(e["at"]), e["by"], _happened(e, when)) for e in found["events"]]
    table(("no", "at", "by", "what"), events, title="\nHistory")
    if found["questions"]:
        asked = [(q["id"], when(q["asked"]), "yes" if q["answered"] else "no", q["about"]) for q in found["questions"]]
        table(("no", "asked", "answered", "about"), asked, title="\nQuestions")


def _areas(context: typer.Context) -> Mapping[str | None, str]:
    """Return the area of each officer who has one, by address."""
    return {officer.address: officer.area for officer in site_of(context).settings().staff if officer.area}


def _owner(case: Mapping[str, Any]) -> str | None:
    return ", ".join(filter(None, (case["owner"], case["area"]))) or None


def _clocks_off(case: Mapping[str, Any]) -> str | None:
    """Return by what a case is out of the usual times, and until when; None where it is not."""
    if (off := case["clocks_off"]) is None:
        return None
    if off["until"]:
        owes = "its stages owe what they owe, by no day while it holds, and by the day shown once it ends"
        return f"by restriction {off['restriction']}, until {off['until']}: {owes}"
    return (
        f"by restriction {off['restriction']}, without an end: its stages owe what they owe, and no day is set for it"
    )


def _stands(case: Mapping[str, Any]) -> str:
    return f"{case['status']}, clocks off" if case["clocks_off"] is not None else str(case["status"])


def _show_clocks(clocks: Sequence[Mapping[str, Any]], when: Callable[[str | None], str]) -> None:
    rows = [(_called(c), c["state"], _due(c, when), _by_how_much(c), c["clause"]) for c in clocks]
    table(("clock", "state", "due", "days", "clause"), rows, title="\nClocks", wrap=("clock", "due"))


def _due(clock: Mapping[str, Any], when: Callable[[str | None], str]) -> str:
    """Return when a clock is due, and beside it the date the policy alone would set."""
    due, standard = clock["due"], clock["standard_due"]
    return when(due) if due == standard else f"{when(due)} (standard: {when(standard)})"


def _happened(event: Mapping[str, Any], when: Callable[[str | None], str]) -> str:
    """Return what a person did in plain words, or an event's name and what of it concerns dates."""
    if event["told"]:
        return str(event["told"])
    told = []
    for name in TOLD_OF_EVENTS:
        value = event["details"].get(name)
        if value not in (None, "", 1):
            told.append(f"{name.replace('_', ' ')} {when(value) if name in MOMENTS else value}")
    return " ".join([event["type"], f"({', '.join(told)})"] if told else [event["type"]])


def _called(clock: Mapping[str, Any]) -> str:
    """Return a clock's name, with its stage where the name does not say it, and which of several it is."""
    stage, name = clock["stage"] or "", clock["clock"]
    words = [name] if not stage or stage in name else [name, f"({stage})"]
    return " ".join([*words, f"no {clock['number']}"] if clock["number"] > 1 else words)


def _by_how_much(clock: Mapping[str, Any]) -> str:
    """Return how far from its limit a clock stands, or stood when it was over."""
    days = clock["days_left"]
    if days is None:
        return "no time set"
    if days < 0:
        return f"{-days} {'past' if clock['kind'] == 'nudge' else 'late'}"
    if clock["state"] == "stopped":
        return ""
    over = clock["met_at"]
    return ("on the day" if over else "today") if days == 0 else f"{days} {'early' if over else 'left'}"


def cases(
    context: typer.Context,
    section: Annotated[
        Section | None, typer.Option("--in", help="All that this section of the digest counts, but by_officer.")
    ] = None,
    reader: Annotated[
        str | None, typer.Option("--for", metavar="ADDRESS", help="With --in: as this officer's digest counts it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the cases: all, or what a section of the morning digest counts."""
    if section is Section.BY_OFFICER:
        raise typer.BadParameter("how much each officer has is no list of cases; leave --in out", param_hint="--in")
    if section is not None:
        show_section(site_of(context), section, reader, _areas(context), as_json=as_json)
        return
    if reader is not None:
        raise typer.BadParameter("say which section of their digest too: --in overdue", param_hint="--for")
    from heard.reports.cases import list_of_cases
    from heard.reports.load import load

    with site_of(context).reading() as connection:
        of_each = load(connection, utc_now(), site_of(context).zone, _names(context))
        today = utc_now().astimezone(site_of(context).zone).date()
        areas = _areas(context)
        found = [each | {"area": areas.get(each["owner"])} for each in list_of_cases(connection, today=today)]
    if as_json:
        for each in found:
            json_line(each)
        return
    when = site_of(context).when
    # A narrow terminal has no room for a column in which nothing stands.
    is_owned = any(c["owner"] for c in found)
    rows = [
        (
            c["reference"],
            _stands(c),
            when(c["opened"]),
            when(c["next_due"]),
            *([c["owner"] or ""] if is_owned else []),
            _whose(c),
        )
        for c in found
    ]
    owner = ("dealt with by",) if is_owned else ()
    table(("case", "status", "opened", "next due", *owner, "person"), rows)
    _show_load(of_each)


def _whose(case: Mapping[str, Any]) -> str:
    """Return the person of a case, and the reference it had before heard."""
    return f"{case['person'] or ''} ({case['known_as']})" if case["known_as"] else case["person"] or ""


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """Tell how heard is doing: mailboxes, outbox, cases, who deals with them, problems."""
    from heard.reports.load import load
    from heard.reports.status import second_route, status as status_of

    site = site_of(context)
    longest = max(box.poll_seconds for box in site.settings().mailbox)
    with site.reading() as connection:
        found = status_of(connection, utc_now(), timedelta(seconds=longest))
        found["load"] = load(connection, utc_now(), site.zone, _names(context))
        found["heartbeat"] = second_route(connection) if site.settings().heartbeat is not None else None
    if as_json:
        json_line(found)
        return
    when = site.when
    boxes = [
        ("yes" if b["alive"] else "NO", when(b["last_heard_at"]), b["folder"], b["address"]) for b in found["mailboxes"]
    ]
    table(("watched", "last message", "folder", "mailbox"), boxes)
    outbox = ", ".join(f"{count} {state}" for state, count in found["outbox"].items()) or "empty"
    open_cases = f"{found['cases']['open']} open, {found['cases']['closed']} closed"
    console.print()
    problems = f"{found['problems']}, see heard retry" if found["problems"] else "none"
    facts(
        {"Letters": outbox, "Cases": open_cases, "Questions": found["questions"], "Problems": problems}
        | {"Overdue": _overdue(found, when), "Next due": when(found["due_ahead"]) or "nothing"}
    )
    if (heartbeat := found["heartbeat"]) is not None:
        amiss = ", ".join(f"{each['part']} {each['mailbox']}".rstrip() for each in heartbeat["told"]) or "nothing"
        facts({"Last beat": when(heartbeat["last_beat"]) or "none yet", "Told amiss": amiss})
    _show_load(found["load"])


def _overdue(found: Mapping[str, Any], when: Callable[[str | None], str]) -> str | None:
    """Return since when something promised is past its time, and how much is by now; None for nothing."""
    count, cases = found["overdue"]["promises"], found["overdue"]["cases"]
    if not count:
        return None
    return f"since {when(found['next_due'])}, {count} on {cases} case{'' if cases == 1 else 's'}"


def _names(context: typer.Context) -> Mapping[str, str]:
    """Return what officers are called, by address."""
    return {officer.address: officer.name for officer in site_of(context).settings().staff}


def _show_load(of_each: Sequence[Mapping[str, Any]]) -> None:
    """Print who deals with what, where somebody does: without anybody's name it says no more than the list does."""
    if any(each["officer"] is not None for each in of_each):
        rows = [(x["open"], x["due_this_week"], x["overdue"], x["name"] or "nobody yet") for x in of_each]
        table(("open", "due this week", "overdue", "dealt with by"), rows, title="\nWho deals with what")
