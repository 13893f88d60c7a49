"""One candidate's whole way, walked as people walk it: over HTTP, and by links read out of mails."""
