"""All that is held about one person, as somebody asks for it who wants to see what is held about them.

whom.py       who is meant, and by which addresses
elsewhere.py  what they wrote, and what was written to them, where the case is not theirs
said.py       what people, the register and officers say of them; told_of_limits.py: their restrictions and the signs
index.py      what there is, as a page and for programs
whole.py      all of these, with a whole case file of each case of theirs
"""
