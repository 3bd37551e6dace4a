"""Measured claims: each module runs alone, measures its yardstick in the same run, and prints one line of JSON last."""
