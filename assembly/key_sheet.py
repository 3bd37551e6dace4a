"""The sheet of keys, saved by an action of the desk or by a command for the guide."""

import argparse
import os
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from console.actions import Asked
from console.key_sheet import save_sheet, saved_words, sheet_markdown
from console.lanes import Outcome
from console.languages import LANGUAGES, Languages
from console.notices import NoticeKind
from console.refusals import trouble_words
from console.spine import Spine


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `keys`."""
    parser.add_argument("--out", type=Path, default=Path("out"), help="where keys_zh.md, keys_en.md and the PDFs go")
    parser.add_argument("--no-pdf", action="store_true", help="only the Markdown")


def run(options: argparse.Namespace) -> int:
    """Write the sheet in both languages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as compiled:
        languages = Languages(Path(compiled))
        for language in LANGUAGES:
            languages.use(language)
            stem = options.out / f"keys_{language[:2]}"
            stem.with_suffix(".md").write_text(sheet_markdown(), encoding="utf-8")
            if not options.no_pdf:
                print(save_sheet(stem.with_suffix(".pdf")))
        languages.use("en")
    del application
    return 0


def offer_sheet(spine: Spine, folder: Path) -> None:
    """Let the action save the sheet as PDF in the language of the screen."""
    spine.actions.on("print_keys", partial(_save, spine, folder))


def _save(spine: Spine, folder: Path, _: Asked) -> None:
    spine.lanes.jobs.submit(partial(save_sheet, folder / "keys.pdf"), partial(_tell, spine), timeout=60)


def _tell(spine: Spine, outcome: Outcome[str]) -> None:
    if outcome.error is not None:
        spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, outcome.error))
    else:
        spine.notices.add(NoticeKind.INFO, partial(saved_words, str(outcome.value)))
