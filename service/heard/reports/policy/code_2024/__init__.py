"""The Housing Ombudsman's Complaint Handling Code of 2024, as far as a pack can show whether it is kept.

In our own words, read from public pages and landlords' published self-assessments; what was
only remembered is marked so, and wants checking against the official text.  `lint`
holds the provisions, the modules here the checks.

Pure.
"""
