"""Mail within mail: what Outlook wraps it in, whole mails attached, appointments, journal reports."""
