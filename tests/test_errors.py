"""Why a server could not be spoken to, told in plain words whatever library it was asked by."""

from __future__ import annotations

import errno
import socket
import ssl
import urllib.error

import httpx
import pytest
import requests
from urllib3 import HTTPSConnectionPool
from urllib3.exceptions import MaxRetryError

from heard.errors import not_reached
from rig import HOST, free_port

NOWHERE = "no-such-host.invalid"


def untrusted() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "self-signed certificate"
    return error


@pytest.mark.parametrize(
    "error, what",
    [
        pytest.param(socket.gaierror(-2, "Name or service not known"), "its name cannot be found", id="name"),
        pytest.param(urllib.error.URLError(socket.gaierror(-2, "x")), "its name cannot be found", id="urllib's name"),
        pytest.param(ConnectionRefusedError(), "refuses the connection", id="refused"),
        pytest.param(TimeoutError(), "no answer in time", id="silent"),
        pytest.param(httpx.ReadTimeout("x"), "no answer in time", id="httpx's time"),
        pytest.param(requests.ConnectTimeout("x"), "no answer in time", id="requests' time"),
        pytest.param(untrusted(), "its certificate is not trusted (self-signed certificate)", id="certificate"),
        pytest.param(requests.exceptions.SSLError(MaxRetryError(HTTPSConnectionPool("x"), "/", untrusted())),
                     "its certificate is not trusted (self-signed certificate)", id="requests' certificate"),
        pytest.param(ssl.SSLError(1, "x"), "TLS failed (no reason given)", id="TLS"),
        pytest.param(OSError(errno.ENETUNREACH, "x"), "no way leads there from here", id="no route"),
        pytest.param(OSError("Tunnel connection failed: 407 x"), "the proxy does not let heard through", id="proxy"),
        pytest.param(httpx.ProxyError("407"), "the proxy does not let heard through", id="httpx's proxy"),
        pytest.param(ConnectionResetError(), "the connection broke", id="reset"),
        pytest.param(requests.ConnectionError("secret"), "the connection broke", id="anything else"),
    ],
)  # fmt: skip
def test_what_it_was_and_what_to_do(error: BaseException, what: str) -> None:
    said, do = not_reached(error)
    assert said == what
    assert do.endswith((".", "?"))


@pytest.mark.parametrize("get", [requests.get, httpx.get], ids=["requests", "httpx"])
@pytest.mark.parametrize(
    "place, what",
    [
        pytest.param(NOWHERE, "its name cannot be found", id="no such name"),
        pytest.param("HERE", "refuses the connection", id="nobody there"),
    ],
)
def test_as_the_libraries_raise_it(get, place, what):
    address = f"http://{place}/".replace("HERE", f"{HOST}:{free_port()}")
    with pytest.raises((OSError, httpx.HTTPError)) as caught:
        get(address, timeout=5)
    assert not_reached(caught.value)[0] == what


def test_an_error_that_is_its_own_cause_is_looked_at_once() -> None:
    error = OSError("x")
    error.args = ("x", error)
    assert not_reached(error)[0] == "the connection broke"
