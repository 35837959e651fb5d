"""The case file: all there is on one case, as an Ombudsman asks for it, in one folder or one zip.

gathering.py   what the tables say of it
files.py       its mail, its letters, what was attached to them; names.py: what each file is called, packed.py: in what
               stands what an officer may command with
chronology.py  what happened, in order of time; told.py: in which words, who.py: by whom, clauses.py: by which clause,
               clocks.py: promised by, done on, limits.py: under which restriction
page.py        the chronology as a page; printed.py: as a PDF
manifest.py    what each file is, and its hash
keeping.py     the folder or the zip it goes into
whole.py       all of these together
"""
