"""Mails of others that a mail passes on, inline or attached."""
