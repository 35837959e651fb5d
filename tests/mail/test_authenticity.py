"""Only our own server vouches for anybody."""

from __future__ import annotations

import pytest

from heard.mail.authenticity import refuted, vouched_for

OURS = "mail.northgate.example"


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([f"{OURS}; dmarc=pass header.from=tenant.example"], id="DMARC"),
        pytest.param([f"{OURS} 1; DMARC=Pass (p=none) Header.From=Tenant.Example"], id="version, case, comment"),
        pytest.param([f"{OURS}; dkim=pass header.d=tenant.example"], id="DKIM where there is no DMARC"),
        pytest.param([f"{OURS}; dmarc=none; dkim=pass header.d=mail.tenant.example"], id="DKIM of a subdomain"),
        pytest.param([f"{OURS}; spf=pass smtp.mailfrom=dot@tenant.example"], id="SPF"),
        pytest.param(
            [f'{OURS}; dkim=fail reason="bad; sig" header.d=x.example; dkim=pass header.d=tenant.example b.x=ab=='],
            id="the second signature",
        ),
        pytest.param(
            [f"{OURS}; spf=pass smtp.mailfrom=bounce.example", f"{OURS}; dmarc=pass header.from=tenant.example"],
            id="one header for each program of ours",
        ),
        pytest.param([f"{OURS}; auth=pass (PLAIN) smtp.auth=Dot@tenant.example"], id="signed in under this address"),
        pytest.param([f"{OURS}; dmarc=pass header.from=tenant.example."], id="a dot at the end"),
        pytest.param(
            ["other.example; dmarc=fail", f"{OURS}; dmarc=pass header.from=tenant.example"], id="below another's"
        ),
    ],
)
def test_vouched_for(headers):
    assert vouched_for(tuple(headers), authserv_id=OURS, address="dot@tenant.example")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([], id="no header"),
        pytest.param(["evil.example; dmarc=pass header.from=tenant.example"], id="another's id"),
        pytest.param([f"{OURS}.evil.example; dmarc=pass header.from=tenant.example"], id="an id that begins like ours"),
        pytest.param([f"({OURS}) evil.example; dmarc=pass header.from=tenant.example"], id="our id in a comment"),
        pytest.param([f"{OURS}; dmarc=fail header.from=tenant.example"], id="DMARC failed"),
        pytest.param([f"{OURS}; dmarc=fail; dkim=pass header.d=tenant.example"], id="DMARC failed, DKIM passed"),
        pytest.param([f"{OURS}; dmarc=pass header.from=evil.example"], id="passed for another domain"),
        pytest.param([f"{OURS}; dmarc=pass"], id="passed for nobody"),
        pytest.param([f"{OURS}; dkim=pass header.d=eviltenant.example"], id="a domain that ends like it"),
        pytest.param([f"{OURS}; dkim=pass header.d=example"], id="a whole top level"),
        pytest.param([f"{OURS}; dkim=pass header.i=@tenant.example"], id="DKIM without its domain"),
        pytest.param([f"{OURS}; none"], id="nothing was checked"),
        pytest.param([f"{OURS}; dmarc="], id="no verdict"),
        pytest.param([f"{OURS}; (dmarc=pass header.from=tenant.example)"], id="only in a comment"),
        pytest.param(
            [f'{OURS}; spf=fail reason="; dmarc=pass header.from=tenant.example"'], id="only in a quoted string"
        ),
        pytest.param(
            [f"{OURS}; dmarc=fail (x", f"{OURS}; dmarc=pass header.from=tenant.example"], id="a lower duplicate"
        ),
        pytest.param(
            [f"{OURS}; spf=pass smtp.mailfrom=x;dmarc=pass header.from=tenant.example@evil.example; dmarc=fail"],
            id="smuggled in an envelope address",
        ),
        pytest.param(
            [f'{OURS}; spf=pass smtp.mailfrom="; dmarc=pass header.from=tenant.example"@evil.example'],
            id="smuggled in a quoted envelope address",
        ),
        pytest.param(
            [f"{OURS}; dmarc=fail header.from=tenant.example; dmarc=pass header.from=tenant.example"],
            id="two verdicts in one header",
        ),
        pytest.param(
            [f"{OURS}; dmarc=pass header.from=tenant.example", f"{OURS}; dmarc=fail header.from=tenant.example"],
            id="two headers that contradict each other",
        ),
        pytest.param([f"{OURS}; auth=pass smtp.auth=ann@tenant.example"], id="signed in as somebody else"),
        pytest.param([f"{OURS}; auth=pass smtp.auth=dot"], id="signed in under a name that may be anybody's"),
        pytest.param([f"{OURS}; arc=pass; dmarc=fail header.from=tenant.example"], id="a chain of other servers (ARC)"),
        pytest.param([f"{OURS}; compauth=pass reason=130 header.from=tenant.example"], id="Microsoft's own verdict"),
        pytest.param([f"{OURS}; dmarc=bestguesspass header.from=tenant.example"], id="a guess"),
        pytest.param([f"{OURS}; dmarc=pass header.from=evil.example header.from=tenant.example"], id="says two things"),
        pytest.param([f'{OURS}; dmarc="pass header.from=tenant.example'], id="a quote without an end"),
        pytest.param(
            ["spf=pass smtp.mailfrom=tenant.example; dmarc=pass header.from=tenant.example"], id="no id at all"
        ),
    ],
)
def test_not_vouched_for(headers):
    assert not vouched_for(tuple(headers), authserv_id=OURS, address="dot@tenant.example")


def test_nobody_is_vouched_for_where_no_server_is_trusted():
    headers = (f"{OURS}; dmarc=pass header.from=tenant.example",)
    assert not vouched_for(headers, authserv_id=None, address="dot@tenant.example")
    assert not vouched_for(headers, authserv_id=OURS, address="")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([f"{OURS}; dmarc=fail header.from=tenant.example"], id="DMARC failed"),
        pytest.param([f"{OURS}; DMARC=Fail (p=none) Header.From=Tenant.Example."], id="written in capitals"),
        pytest.param([f"{OURS}; dmarc=fail"], id="DMARC failed, of whoever it says it is from"),
        pytest.param([f"{OURS}; dmarc=fail; dkim=pass header.d=tenant.example"], id="DMARC failed, DKIM passed"),
        pytest.param([f"{OURS}; spf=pass smtp.mailfrom=evil.example; dmarc=fail"], id="SPF passed for another domain"),
        pytest.param([f"{OURS}; spf=fail smtp.mailfrom=dot@tenant.example"], id="SPF failed, and there is no more"),
        pytest.param([f"{OURS}; spf=hardfail smtp.mailfrom=tenant.example; dmarc=none"], id="the older word for it"),
        pytest.param([f"{OURS}; spf=fail smtp.mailfrom=tenant.example; dkim=fail header.d=tenant.example"], id="both"),
        pytest.param(
            [f"{OURS}; spf=fail smtp.mailfrom=tenant.example", f"{OURS}; dkim=pass header.d=other.example"],
            id="a signature of another domain",
        ),
        pytest.param(
            [f"{OURS}; dmarc=pass header.from=tenant.example", f"{OURS}; dmarc=fail header.from=tenant.example"],
            id="two headers that contradict each other",
        ),
    ],
)
def test_refuted(headers):
    assert refuted(tuple(headers), authserv_id=OURS, address="dot@tenant.example")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([], id="no header"),
        pytest.param(["evil.example; dmarc=fail header.from=tenant.example"], id="another's id"),
        pytest.param([f"{OURS}; none"], id="nothing was checked"),
        pytest.param([f"{OURS}; dmarc=none; spf=none; dkim=none"], id="the domain says nothing of itself"),
        pytest.param([f"{OURS}; dmarc=pass header.from=tenant.example"], id="DMARC passed"),
        pytest.param(
            [f"{OURS}; spf=fail smtp.mailfrom=tenant.example; dmarc=pass header.from=tenant.example"],
            id="passed on, and DMARC passed by its signature",
        ),
        pytest.param(
            [f"{OURS}; spf=fail smtp.mailfrom=tenant.example; dkim=pass header.d=tenant.example"],
            id="passed on, and its signature holds",
        ),
        pytest.param(
            [f"{OURS}; spf=fail smtp.mailfrom=tenant.example; auth=pass smtp.auth=dot@tenant.example"],
            id="signed in from elsewhere",
        ),
        pytest.param([f"{OURS}; spf=fail smtp.mailfrom=list.example"], id="SPF failed for another domain"),
        pytest.param([f"{OURS}; spf=softfail smtp.mailfrom=tenant.example"], id="SPF is not sure"),
        pytest.param([f"{OURS}; spf=temperror smtp.mailfrom=tenant.example; dmarc=temperror"], id="nobody could tell"),
        pytest.param([f"{OURS}; dkim=fail header.d=tenant.example"], id="a signature that was damaged on the way"),
        pytest.param([f"{OURS}; dmarc=fail header.from=other.example"], id="DMARC failed for another domain"),
        pytest.param([f'{OURS}; dmarc="fail header.from=tenant.example'], id="a quote without an end"),
        pytest.param([f"{OURS}; (dmarc=fail header.from=tenant.example)"], id="only in a comment"),
    ],
)
def test_not_refuted(headers):
    assert not refuted(tuple(headers), authserv_id=OURS, address="dot@tenant.example")


def test_nobody_is_refuted_where_no_server_is_trusted():
    headers = (f"{OURS}; dmarc=fail header.from=tenant.example",)
    assert not refuted(headers, authserv_id=None, address="dot@tenant.example")
    assert not refuted(headers, authserv_id=OURS, address="")
