"""Qt views over frozen rows: the queue, the case file, the check, forms, load and notices."""
