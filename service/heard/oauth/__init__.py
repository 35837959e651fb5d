"""Tokens instead of passwords: how heard signs in where a mail server asks an authority who somebody is (OAuth 2.0)."""
