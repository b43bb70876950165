"""The verbs of cases, one file each: one transaction, at least one line in the journal."""
