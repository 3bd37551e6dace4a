"""The two languages of the screen, switched while the desk runs."""

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

SOURCES = Path(__file__).parent.parent / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")
COMPILING_S = 60


class LanguageBroken(Exception):  # noqa: N818 - says what is broken
    """A translation cannot be compiled or loaded; names the file."""


def language_of_system() -> str:
    """'zh_CN' on a Chinese system, else 'en'."""
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Languages(QObject):
    """Loads the compiled translations of every room; English stands in the source."""

    changed = Signal(object)  # str: the language

    def __init__(self, compiled: Path, sources: Path = SOURCES) -> None:
        """`compiled`: a folder for those .qm files that are missing beside their .ts or older than it."""
        super().__init__()
        self._compiled = compiled
        self._sources = sources
        self._loaded: list[tuple[QTranslator, bytes]] = []  # a translator reads in what it was given, and keeps none
        self.current = "en"

    def use(self, language: str) -> None:
        """Switch ('zh_CN' or 'en'); every widget gets LanguageChange. Raises LanguageBroken, KeyError."""
        if language not in LANGUAGES:
            raise KeyError(language)
        loaded = [_load(path) for path in self._files(language)]
        for old, _ in self._loaded:
            QCoreApplication.removeTranslator(old)
        self._loaded = loaded
        self.current = language
        QLocale.setDefault(QLocale(language))
        for translator, _ in loaded:
            QCoreApplication.installTranslator(translator)
        self.changed.emit(language)

    def _files(self, language: str) -> list[Path]:
        if language == "en":
            return []
        own = [self._compiled_one(path) for path in sorted(self._sources.glob(f"*_{language}.ts"))]
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
        return [qt, *own] if qt.exists() else own

    def _compiled_one(self, source: Path) -> Path:
        for folder in (source.parent, self._compiled):
            made = folder / f"{source.stem}.qm"
            if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
                return made
        return compile_translation(source, self._compiled / f"{source.stem}.qm")


def compile_translation(source: Path, target: Path) -> Path:
    """Run lrelease on one .ts file; returns `target`. Raises LanguageBroken."""
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    tool = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if tool is None:
        raise LanguageBroken(f"{source}: pyside6-lrelease is not installed")
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [tool, "-silent", str(source), "-qm", str(target)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=COMPILING_S, check=False)
    if run.returncode != 0:
        raise LanguageBroken(f"{source}: {run.stderr.strip()}")
    return target


def _load(path: Path) -> tuple[QTranslator, bytes]:
    """Out of memory: Qt would map the file, and a desk that runs on while the program is updated would die of it."""
    translator = QTranslator()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LanguageBroken(f"{path}: {error.strerror}") from error
    if not translator.load(data):
        raise LanguageBroken(f"{path}: not a translation")
    return translator, data
