"""How the desk looks and speaks: the theme and the language in use, remembered from one start to the next."""

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from console.languages import LANGUAGES, Languages
from console.style import palette, stylesheet
from console.theme import load_theme

DESK_THEMES = ("dark", "light")


class Look(QObject):
    """Dresses the application. `state` is the INI file of the data folder."""

    theme_changed = Signal(object)  # Theme

    def __init__(self, languages: Languages, state: QSettings) -> None:
        super().__init__()
        self._languages = languages
        self._state = state
        self.theme = load_theme("dark")

    @property
    def state(self) -> QSettings:
        """Where layout and last choices are remembered."""
        return self._state

    @property
    def language(self) -> str:
        """The language in use: 'zh_CN' or 'en'."""
        return self._languages.current

    def start(self, language: str, theme: str) -> None:
        """Dress the application; 'remember' means as it was left, else Chinese and dark."""
        self.use_language(self._remembered("language", language, "zh_CN"))
        self.use_theme(self._remembered("theme", theme, "dark"))

    def use_theme(self, name: str) -> None:
        """Take another theme ('dark', 'light' or 'wall'); raises KeyError for any other."""
        self.theme = load_theme(name)
        if name in DESK_THEMES:
            self._state.setValue("look/theme", name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))
            app.setStyleSheet(stylesheet(self.theme))
        self.theme_changed.emit(self.theme)

    def next_theme(self) -> None:
        """From dark to light and back; from the wall to the desk."""
        at = DESK_THEMES.index(self.theme.name) if self.theme.name in DESK_THEMES else -1
        self.use_theme(DESK_THEMES[(at + 1) % len(DESK_THEMES)])

    def use_language(self, language: str) -> None:
        """Speak another language; raises KeyError, LanguageBroken."""
        self._languages.use(language)
        self._state.setValue("look/language", language)

    def next_language(self) -> None:
        """The other language."""
        self.use_language(LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)])

    def _remembered(self, key: str, wanted: str, first: str) -> str:
        return wanted if wanted != "remember" else str(self._state.value(f"look/{key}", first))
