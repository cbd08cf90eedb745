"""What every paper of a batch is made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.compose.views import Row, World
from vanban.errors import TemplateError
from vanban.forms.model import Form
from vanban.forms.phrases import Capacities, Phrases
from vanban.forms.typeset import Typeset
from vanban.law.facts import Kind, Law
from vanban.tags import evaluate
from vanban.vietnamese import fold

LETTER = "cong_van"


@dataclass(frozen=True)
class Office:
    """The rows, the forms, the law, our choices; `texts` is the context that all papers share."""

    world: World
    forms: Mapping[str, Form]
    law: Law
    typeset: Typeset
    capacities: Capacities
    texts: Mapping[str, object]

    @property
    def phrases(self) -> Phrases:
        """How things are called."""
        return self.world.phrases

    @property
    def settings(self) -> Row:
        """The sheet Cấu hình."""
        return self.world.settings

    def words(self, key: str) -> str:
        """A fixed phrase of the law."""
        return self.law.wording[key].text

    def kind(self, code: str) -> Kind:
        """The kind of a paper: of its form, or by the letters its code begins with; else a letter."""
        form = self.forms.get(code)
        if form is not None:
            return self._kind_of(form)
        letters = fold(code.partition("-")[0])
        kinds = (kind for kind in self.law.kinds.values() if fold(kind.abbreviation) == letters)
        return next(kinds, self.law.kinds[LETTER])

    def _kind_of(self, form: Form) -> Kind:
        if form.kind not in self.law.kinds:
            raise TemplateError(
                f'Mẫu {form.code}: loại văn bản "{form.kind}" không có trong {self.law.title}.'
            )
        return self.law.kinds[form.kind]

    def is_numbered(self, code: str) -> bool:
        """Whether papers of this code carry a number."""
        form = self.forms.get(code)
        if form is None:
            return True
        return form.numbered and (not form.numbered_when or bool(evaluate(form.numbered_when, self.texts)))
