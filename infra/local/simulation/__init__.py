"""The real store and task code under a scheduler that owns time, chance and every call to AWS.

One run plays a small company: some heads, more candidates, people who decide or don't. Each invocation stops at each
call to AWS; there the seed says who goes on, and who is broken off before or after the call. Nothing sleeps, nothing
asks the machine for the time or for randomness, so that a seed gives the same run wherever it is played.

What is ours to show runs as it is: `cloud`, the handlers, the machines' files. What stands in: AWS itself (table,
stream, bus, machines, mail, files), the reading of resumes and recordings, and the offer letter's typesetting.
"""
