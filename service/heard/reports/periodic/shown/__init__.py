"""A report as people get it: on a terminal, in a mail, as a spreadsheet, and for programs."""
