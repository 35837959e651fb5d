"""Tokens for a mailbox, in place of its password, from the tenant it belongs to.

tokens.py         the token of one app for one kind of server: kept, renewed before it ends
certificates.py   what proves the app, where that is no secret
web.py            how the authority is asked: over https, with a limit of time, and never where it points to
refusals.py       what it says no with, in words that say what to do
"""

from heard.oauth.tokens import AppTokens

__all__ = ["AppTokens"]
