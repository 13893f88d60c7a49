"""AWS as the domain's ports see it: the table, files, mail, machines, links and settings."""
