"""The case file in an open form can be read by anybody, and its lines can be held against the log."""

import json
from dataclasses import replace
from datetime import datetime

from dispatch.case_document import FORMAT, case_document
from dispatch.chain import digest
from dispatch.dispatcher import Dispatcher
from dispatch.values import Entry, EvidenceKind, Picture
from dispatch.verbs import Attach, Note
from tests.fakes import DESK, JURISDICTION, NOON, HandClock, MemoryCounty, centre_of, some_case


def test_every_part_of_the_file_stands_in_it_and_its_lines_keep_their_hashes() -> None:
    case = replace(some_case(1), reporter_name="张*", reporter_phone="138****1234")
    county = MemoryCounty(cases=[case])
    centre: Dispatcher = centre_of(county, HandClock())
    centre.do(Note(case_id=1, words="已电话联系"), by=DESK, command_id="1")
    picture = Picture(sha256="ab" * 32, kind=EvidenceKind.NEAR)
    centre.do(Attach(case_id=1, pictures=(picture,)), by=DESK, command_id="2")
    file = county.file(JURISDICTION, 1)
    read = json.loads(case_document(file, made_at=NOON))
    assert (read["format"], read["case"]["number"], read["case"]["state"]) == (FORMAT, case.number, "D1")
    assert read["case"]["reporter_phone"] == "138****1234"
    assert read["evidence"][0]["picture"]["sha256"] == picture.sha256
    assert datetime.fromisoformat(read["case"]["reported_at"]) == case.reported_at
    for line in read["entries"]:
        entry = Entry(**{**line, "at": datetime.fromisoformat(line["at"])})
        assert digest(entry) == line["hash"]
