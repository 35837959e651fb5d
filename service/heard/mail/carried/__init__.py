"""Mail within mail: attached messages, Outlook's own wrappings, calendars, journal reports."""
