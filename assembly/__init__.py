"""What main.py builds: one module per sub-command, wiring only; the only place where rooms meet."""
