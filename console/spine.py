"""The spine of a desk: the parts that all panels share, joined to each other and to nothing else."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from console.actions import Actions, Asked
from console.beside import Beside
from console.deeds import Deeds
from console.desk import HOLD_BACK_S, Desk
from console.drafts import Drafts
from console.finding import Finder
from console.follower import Follower, Sources
from console.held_watch import HeldWatch
from console.lanes import Lanes, open_lanes
from console.lights import Lights
from console.notices import Notices
from console.plain import HELD_BACK, PLAIN, plain_verb
from console.reader import Reader
from console.reasons import Reasons
from console.records import Records
from console.selection import Selection
from console.speaker import Speaker
from console.times import Times
from console.unsent import Unsent
from console.world import World
from dispatch.ports import Centre, Pictures
from dispatch.standard import Standard
from dispatch.verbs import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What a desk is handed: where it asks, where it reads, its clocks and its county's standard."""

    jurisdiction: str
    centre: Centre
    sources: Sources
    pictures: Pictures
    times: Times
    standard: Standard
    drafts: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """What panels are built on."""

    world: World
    selection: Selection
    desk: Desk
    follower: Follower
    reader: Reader
    finder: Finder
    actions: Actions
    notices: Notices
    times: Times
    standard: Standard
    lanes: Lanes
    speaker: Speaker
    records: Records
    held_watch: HeldWatch
    deeds: Deeds
    drafts: Drafts
    unsent: Unsent
    beside: Beside
    lights: Lights

    def start(self) -> None:
        """Read the board and follow it."""
        self.follower.start()
        self.records.start()
        self.unsent.tell()
        self.beside.start()
        self.lights.start()

    def close(self) -> bool:
        """Stop and end the three lanes; False when one of them hangs."""
        self.follower.close()
        self.records.close()
        self.beside.close()
        self.lights.close()
        self.drafts.close()
        self.desk.close()
        return self.lanes.close()


def open_spine(outside: Outside, actor: Actor, *, hold_back: int = HOLD_BACK_S) -> Spine:
    """Build the parts and join them; nothing is read before `start`. Orders wait `hold_back` seconds in sending."""
    lanes, drafts = open_lanes(), Drafts(outside.drafts)
    world, selection = World(outside.jurisdiction), Selection()
    desk = Desk(outside.centre, actor, lanes, hold_back=hold_back)
    notices = Notices(outside.times.now)
    reader = Reader(outside.sources.board, outside.pictures, outside.jurisdiction, lanes.reads)
    spine = Spine(
        world=world,
        selection=selection,
        desk=desk,
        follower=Follower(outside.sources, world, lanes.reads),
        reader=reader,
        finder=Finder(reader, world, selection),
        actions=Actions(world, selection, Reasons(world, desk)),
        notices=notices,
        times=outside.times,
        standard=outside.standard,
        lanes=lanes,
        speaker=Speaker(notices, world, outside.times),
        records=Records(reader, outside.times),
        held_watch=HeldWatch(desk, world),
        deeds=Deeds(desk, world, notices, outside.times),
        drafts=drafts,
        unsent=Unsent(desk, world, drafts, notices),
        lights=Lights(world, outside.times),
        beside=Beside(outside.sources.presences, desk, world, selection, lanes.reads, outside.times),
    )
    _join(spine)
    return spine


def _join(spine: Spine) -> None:
    spine.desk.refused.connect(spine.speaker.take_refusal)
    spine.desk.troubled.connect(spine.speaker.take_trouble)
    spine.desk.done.connect(spine.follower.nudge)
    for signal in (spine.desk.sending_changed, spine.desk.done, spine.desk.refused, spine.desk.troubled):
        signal.connect(spine.actions.refresh)
    spine.reader.troubled.connect(spine.speaker.take_read_trouble)
    spine.follower.moved.connect(spine.lights.take_news)  # first: whoever hears of a case asks for its light
    spine.follower.moved.connect(spine.speaker.take_news)
    spine.follower.moved.connect(spine.held_watch.take_news)
    spine.follower.moved.connect(spine.deeds.take_news)
    spine.actions.on("undo", spine.deeds.undo)
    spine.follower.moved.connect(spine.actions.refresh)
    for action_id in PLAIN:
        spine.actions.on(action_id, partial(_ask_plainly, spine.desk))


def _ask_plainly(desk: Desk, asked: Asked) -> None:
    """At once, but for words that go out to somebody: they are held back like an order."""
    if asked.case is not None:
        ask = desk.ask_later if asked.action_id in HELD_BACK else desk.ask
        ask(plain_verb(asked.action_id, asked.case, asked.argument))
