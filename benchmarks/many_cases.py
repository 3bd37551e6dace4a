"""A store with a decade of a county's cases, written in bulk: one in five is open, words recur as they do in life."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, text

from db import rows, schema
from db.grams import grams_of
from db.search import tokens
from dispatch.states import State
from dispatch.values import Case, Source

HERE = "990024"
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
UNITS, DEPARTMENTS, OFFICES = 1000, 60, 12
A_DAY = 270  # cases
RARE = "鸵鸟出没"  # the title of one case in 20,000
_PARTS = (
    "路灯",
    "井盖",
    "垃圾桶",
    "护栏",
    "行道树",
    "广告牌",
    "公交站牌",
    "信号灯",
    "雨水箅子",
    "消火栓",
    "健身器材",
    "座椅",
)
_FAULTS = ("不亮", "破损", "缺失", "倾斜", "堵塞", "脱落", "被占用", "满溢", "锈蚀", "松动")
_HINDERED = ("通行", "夜间出行", "学生上学", "环境卫生", "行车安全", "周边商户", "老人散步", "消防通道")
_ROADS = tuple(f"{name}{side}路" for name in ("人民", "解放", "中山", "文化", "新华", "光明") for side in "东西南北中")
_TITLES = [RARE, *(part + fault for part in _PARTS for fault in _FAULTS)]
_PLACES = [f"{road}{number}号" for road in _ROADS for number in range(1, 60)]
_STORIES = [f"市民反映{fault}，影响{hindered}，请尽快处理" for fault in _FAULTS for hindered in _HINDERED]
_OPEN = (State.PENDING_FILING, State.PENDING_DISPATCH, State.DISPATCHED, State.HANDLING, State.CHECKING)


def fill(engine: Engine, count: int) -> None:
    """Write `count` cases with their search index into an empty store, and gather the planner's statistics."""
    is_postgres = engine.dialect.name == "postgresql"
    indexes = [*schema.case_file.indexes, *(schema.case_search.indexes if is_postgres else ())]
    with engine.begin() as connection:
        for index in indexes:
            index.drop(connection)
        if is_postgres:
            connection.execute(text("SET maintenance_work_mem = '1GB'"))
        _words(connection, count)
        cursor = connection.connection.cursor()  # bare: SQLAlchemy would take each % for a parameter
        cursor.execute(_cases(is_postgres, count))
        cursor.execute(_grams(is_postgres, count))
        for index in indexes:
            index.create(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE" if is_postgres else "ANALYZE"))


def _words(connection: Connection, count: int) -> None:
    """Temporary tables of words with their grams, from which SQL puts the cases together."""
    days = [f"{NOW - timedelta(days=back):%Y%m%d}" for back in range(count // A_DAY + 1)]
    tails = sorted({day[-3:] for day in days})
    numbers = [f"{tail}{nth:05d}" for tail in tails for nth in range(A_DAY)]
    for name, words in (("title", _TITLES), ("place", _PLACES), ("story", _STORIES), ("day", days)):
        _table(connection, f"a_{name}", enumerate(words))
    _table(connection, "a_number", ((int(number), number) for number in numbers))


def _table(connection: Connection, name: str, words: Iterable[tuple[int, str]]) -> None:
    is_postgres = connection.dialect.name == "postgresql"
    kind = "int[]" if is_postgres else "text"
    connection.exec_driver_sql(f"CREATE TEMP TABLE {name} (k bigint PRIMARY KEY, words text, grams {kind})")
    prefix = HERE if name == "a_day" else ""
    held = [(key, word, grams_of([prefix + word])) for key, word in words]
    given = [{"k": k, "w": word, "g": grams if is_postgres else tokens(grams)} for k, word, grams in held]
    connection.execute(text(f"INSERT INTO {name} VALUES (:k, :w, :g)"), given)


def _chance(salt: int, below: int) -> str:
    """A number below a limit that looks random and is the same on both engines."""
    return f"((n * 48271 % 2147483647) * {salt} % 2147483647) % {below}"


def _cases(is_postgres: bool, count: int) -> str:
    def moment(seconds: str) -> str:
        if is_postgres:
            return f"to_timestamp({int(NOW.timestamp())} + {seconds})"
        written = f"strftime('%Y-%m-%dT%H:%M:%S', {int(NOW.timestamp())} + {seconds}, 'unixepoch')"
        return f"{written} || '.000000+00:00'"

    back, is_open = f"-86400 * (({count} - n) / {A_DAY})", f"{_chance(16807, 5)} = 0"
    urgent, day = moment(f"{_chance(69621, 6_000_000)} - 3000000"), moment(back)
    states = " ".join(f"WHEN {nth} THEN '{state.value}'" for nth, state in enumerate(_OPEN))
    padded = "lpad(({0})::text, {1}, '0')" if is_postgres else "printf('%0{1}d', {0})"
    fresh = {
        "id": "n", "number": f"'{HERE}' || a_day.words || {padded.format(f'n % {A_DAY}', 5)}",
        "query_code": "'q' || n", "title": "a_title.words", "place": "a_place.words", "description": "a_story.words",
        "state": f"CASE WHEN {is_open} THEN CASE {_chance(39373, 5)} {states} END ELSE 'E1' END",
        "reported_at": moment(f"{back} - {_chance(40014, 3600)}"),
        "unit_id": f"1 + {_chance(40692, UNITS)}", "department_id": f"1 + {_chance(52774, DEPARTMENTS)}",
        "lon": f"120 + {_chance(3791, 10000)} / 10000.0", "lat": f"30 + {_chance(9973, 10000)} / 10000.0",
        "grid": f"'{HERE}' || " + " || ".join(padded.format(f"1 + {_chance(salt, most)}", 3)
                                            for salt, most in ((7919, OFFICES), (104729, 30), (1299709, 99))),
        "due_at": urgent, "stage_due_at": urgent, "filed_at": day, "started_at": day, "stage_started_at": day,
        "urgent_at": f"CASE WHEN {is_open} THEN {urgent} END",
        "closed_at": f"CASE WHEN {is_open} THEN NULL ELSE {day} END",
    }  # fmt: skip
    values = {name: fresh.get(name, _literal(value, is_postgres)) for name, value in _rest().items()}
    return (
        f"INSERT INTO case_file ({', '.join(values)}) SELECT {', '.join(values.values())} "
        f"FROM {_numbered(is_postgres, count)} {_joined(count)} ORDER BY n"
    )


def _rest() -> dict[str, Any]:
    row = rows.case_row(Case(jurisdiction=HERE, source=Source.HOTLINE, reported_at=NOW))
    row |= {"id": 0, "seq": 1, "version": 5, "reporter_name": "张伟", "reporter_phone": "13812341234"}
    return row


def _literal(value: Any, is_postgres: bool) -> str:
    if value is None or isinstance(value, datetime):
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper() if is_postgres else str(int(value))
    return str(value) if isinstance(value, int) else f"'{value}'"


def _numbered(is_postgres: bool, count: int) -> str:
    if is_postgres:
        return f"generate_series(1::bigint, {count}) AS numbered(n)"
    counted = f"WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < {count})"
    return f"({counted} SELECT n FROM up) AS numbered"


def _joined(count: int) -> str:
    title = f"CASE WHEN n % 20000 = 7 THEN 0 ELSE 1 + {_chance(62089911, len(_TITLES) - 1)} END"
    keys = {
        "title": title, "place": _chance(742938285, len(_PLACES)), "story": _chance(950706376, len(_STORIES)),
        "day": f"({count} - n) / {A_DAY}",
    }  # fmt: skip
    return " ".join(f"JOIN a_{name} ON a_{name}.k = {key}" for name, key in keys.items())


def _grams(is_postgres: bool, count: int) -> str:
    glue = "||" if is_postgres else "|| ' ' ||"
    grams = f" {glue} ".join(f"a_{name}.grams" for name in ("title", "place", "story", "day", "number"))
    tail = "substr(a_day.words, 6)" + ("::bigint" if is_postgres else "")
    number = f"JOIN a_number ON a_number.k = {tail} * 100000 + n % {A_DAY}"
    into = (
        f"case_search (jurisdiction, case_id, grams) SELECT '{HERE}', n"
        if is_postgres
        else "case_search (rowid, grams) SELECT n"
    )
    return f"INSERT INTO {into}, {grams} FROM {_numbered(is_postgres, count)} {_joined(count)} {number} ORDER BY n"
