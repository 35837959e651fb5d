"""Who a header names, also where it is broken."""

from __future__ import annotations

import pytest

from heard.mail.format.addresses import addresses


@pytest.mark.parametrize(
    "value, expected",
    [
        pytest.param("A@B.Example", [("", "a@b.example")], id="bare, in small letters"),
        pytest.param("Ann Lee <a@b.example>", [("Ann Lee", "a@b.example")], id="with a name"),
        pytest.param('"Lee, Ann" <a@b.example>', [("Lee, Ann", "a@b.example")], id="a comma in quotes"),
        pytest.param("a@b.example (Ann Lee)", [("Ann Lee", "a@b.example")], id="the name as a comment"),
        pytest.param("Ann (my (old) box) <a@b.example>", [("Ann", "a@b.example")], id="nested comment"),
        pytest.param("a@b.example, C <c@d.example>", [("", "a@b.example"), ("C", "c@d.example")], id="two"),
        pytest.param("Team: a@b.example, c@d.example;", [("", "a@b.example"), ("", "c@d.example")], id="a group"),
        pytest.param("undisclosed-recipients:;", [], id="an empty group"),
        pytest.param("=?utf-8?q?Lee=2C_Ann?= <a@b.example>", [("Lee, Ann", "a@b.example")], id="encoded comma"),
        pytest.param("=?utf-8?Q?Ann_(home)?= <a@b.example>", [("Ann (home)", "a@b.example")], id="encoded brackets"),
        pytest.param(
            "=?utf-8?q?x=40evil=2Eexample=3E=2C?= <a@b.example>",
            [("x@evil.example>,", "a@b.example")],
            id="an encoded word makes no address",
        ),
        pytest.param("=?utf-8?q?Ann_=3Ca=40b=2Eexample=3E?=", [("Ann", "a@b.example")], id="all in one encoded word"),
        pytest.param("x@evil.example <a@b.example>", [("x@evil.example", "a@b.example")], id="an address for a name"),
        pytest.param('"x@evil.example" <a@b.example>', [("x@evil.example", "a@b.example")], id="the same, quoted"),
        pytest.param("<a@b.example> <c@d.example>", [("", "a@b.example"), ("", "c@d.example")], id="no comma between"),
        pytest.param("<mailto:a@b.example>", [("", "a@b.example")], id="mailto"),
        pytest.param("<@relay.example:a@b.example>", [("", "a@b.example")], id="a source route"),
        pytest.param("a @ b.example", [("", "a@b.example")], id="space around the at"),
        pytest.param("Ann a@b.example", [("Ann", "a@b.example")], id="no brackets"),
        pytest.param('"Ann <a@b.example>', [("Ann", "a@b.example")], id="a quote without its end"),
        pytest.param("Ann (x <a@b.example>", [("Ann x", "a@b.example")], id="a comment without its end"),
        pytest.param('"john smith"@b.example', [("", '"john smith"@b.example')], id="a quoted local part"),
        pytest.param("'a@b.example' <a@b.example>", [("a@b.example", "a@b.example")], id="single quotes"),
        pytest.param("Ann <a@b.example", [("Ann", "a@b.example")], id="a bracket without its end"),
        pytest.param("Mail System <MAILER-DAEMON>", [], id="no domain"),
        pytest.param("a@b@c.example", [], id="two ats"),
        pytest.param("<a\tb@c.example>", [], id="a space within"),
        pytest.param("", [], id="empty"),
    ],
)
def test_addresses(value, expected):
    assert [(found.name, found.address) for found in addresses(value)] == expected


def test_no_address_can_end_a_line_or_a_command():
    for value in ("<a@b.example\r\nBcc: x@y.example>", "=?utf-8?q?a=0D=0A?=@b.example", "<a>b@c.example"):
        for found in addresses(value):
            assert not set(found.address) & set("\r\n<> ")


@pytest.mark.parametrize(
    "value",
    [
        "a@b.example",
        "<A.B+c@b.example>",
        "Ann Lee<a@b.example>",
        "Ann O'Neil  jr. <a@b.example>",
        '"Lee, Ann (home) <x@y.example>" <a@b.example>',
        '"" <a@b.example>',
        "Ann ' <a@b.example>",
        "'Ann' <a@b.example>",
        "a.@b.example",
        "<a@b.example.>",
        "Ann =?utf-8?q?Lee?= <a@b.example>",
        f"{'A' * 300} <a@b.example>",
    ],
)
def test_one_alone_is_read_as_one_of_two(value: str) -> None:
    assert addresses(value) == addresses(f"{value}, z@z.example")[:-1]
