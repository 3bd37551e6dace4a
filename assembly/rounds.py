"""What doors do by themselves, round after round: the standard looked at, deadlines swept, old things put away."""

import logging
from dataclasses import dataclass, field
from datetime import date, time

from assembly.centre import OpenCentre
from db.packing import settle
from db.retention import Keeper
from db.viewings import Viewings
from dispatch.standard import StandardBroken
from gateway.sweep import Sweeper

NIGHT = time(3)  # local time from which a day's old things are put away


@dataclass
class Rounds:
    """Over one centre; several may go at once. There is no `sweeper` where nobody is there to sweep in the name of."""

    centre: OpenCentre
    sweeper: Sweeper | None
    put_away: date = field(default=date.min)

    def go(self) -> None:
        """One round."""
        self._look_at_standard()
        if self.sweeper is not None:
            self.sweeper.sweep()
        local = self.centre.clock.now().astimezone(self.centre.zone)
        if local.date() > self.put_away and local.time() >= NIGHT:
            self._put_away(local.date())
            self.put_away = local.date()

    def _look_at_standard(self) -> None:
        try:
            for change in self.centre.standard.look():
                logging.getLogger(__name__).warning("standard %s: %s", self.centre.standard.version, change)
        except StandardBroken as broken:
            logging.getLogger(__name__).warning("the standard stays %s: %s", self.centre.standard.version, broken)

    def _put_away(self, today: date) -> None:
        """Carry out the retention policy, held cases left alone, and pack the tracks of past days."""
        centre = self.centre
        Keeper(centre.engine, centre.jurisdiction, centre.standard.rules.retention, centre.clock.now).carry_out()
        Viewings(centre.engine, centre.jurisdiction).forget(centre.clock.now())
        settle(centre.engine, centre.jurisdiction, today)
