"""The business of the command centre: cases, deadlines, units, evidence, rights and the verbs. No Qt, SQL or HTTP."""
