"""What lasts as long as the desk is set apart from garbage: a look through 5,000 cases stops the screen for 0.2 s."""

import gc


def set_apart() -> None:
    """Let the collector pass over all that there is by now. Rows that are replaced later still go by themselves."""
    gc.freeze()
