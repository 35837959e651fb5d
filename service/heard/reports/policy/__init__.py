"""What a policy says, for whoever has to approve it: told back, compared, dated, and held against the Code.

sentences   the whole policy as plain sentences: promises, leeway, intake, paperwork and care are
            its chapters, not_yet its last; words says how the words of a pack are said
diff        what differs between two policies
timed       everything a policy sets a time for; falls_due, when it is due; worked_dates, what
            that comes to on example days
lint        where a policy falls short of the Code of 2024; the checks are in code_2024

Pure: functions of a policy and a calendar, without a database.
"""
