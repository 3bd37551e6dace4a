"""The parts of the watch at a desk: its book, the hands for verdicts, holds and personal data, the forewarnings."""

from dataclasses import dataclass

from assembly.centre import OpenCentre
from console.forewarning import Forewarning
from console.new_standard import NewStandard
from console.spine import Spine
from widgets.case_file import CaseFilePanel
from widgets.duty_window import DutyWindow
from widgets.watch_hands import WatchHands


@dataclass(frozen=True, kw_only=True)
class WatchParts:
    """What must live as long as the desk."""

    duty: DutyWindow
    hands: WatchHands
    forewarning: Forewarning
    new_standard: NewStandard

    def close(self) -> None:
        """Look no more, show no more."""
        self.forewarning.close()
        self.new_standard.close()
        self.duty.close()


def open_watch(spine: Spine, file: CaseFilePanel, centre: OpenCentre) -> WatchParts:
    """Build and join them."""
    forewarning = Forewarning(spine.notices, spine.times, centre.clock.moved_by)
    forewarning.start()
    return WatchParts(
        duty=DutyWindow(spine),
        hands=WatchHands(spine, file.paper_form, file.unmasked),
        forewarning=forewarning,
        new_standard=NewStandard(centre.standard, spine.lanes, spine.notices),
    )
