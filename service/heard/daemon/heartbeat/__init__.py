"""By a second route: somebody learns that heard cannot read or send, while it is so.

beating.py   looks whether heard reads and sends, tells what is amiss, and calls the monitor while nothing is
route.py     the mail, by a server that no mailbox sends by
words.py     what it says
monitor.py   the call to a monitor elsewhere, which tells a person when none comes
"""
