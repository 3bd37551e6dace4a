"""The store: schema, transactions, the log, the board and what lies in files; the only room that speaks SQL."""
