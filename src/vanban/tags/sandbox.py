"""The two environments of jinja2, both in the sandbox, both strict about names."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vanban.tags.filters import FILTERS, KEPT
from vanban.tags.limits import LIMIT, Counted, Numbers, bounded_filters, check_operation, too_long
from vanban.tags.printing import printed

# One short call of these can fill the memory.
_WIDENING = frozenset(
    {
        "center",
        "expandtabs",
        "format",
        "format_map",
        "join",
        "ljust",
        "replace",
        "rjust",
        "translate",
        "zfill",
    }
)


class Unknown(StrictUndefined):
    """A name without a value: any use of it is an error, worded in Vietnamese."""

    @property
    def _undefined_message(self) -> str:
        return f"không có “{self._undefined_name}”"


class _PrintingCode(CodeGenerator):
    """Compiles `a ~ b` so that dates, numbers and None read as they do in a paper, not as Python has them.

    The turns of every loop are counted.
    """

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - jinja's name
        if node.recursive:
            self.fail("vòng lặp không được gọi lại chính nó (recursive)", node.lineno)
        node.iter = nodes.Call(
            nodes.EnvironmentAttribute("counted"), [node.iter], [], None, None, lineno=node.lineno
        )
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - jinja's name
        self.write("environment.concatenated((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of jinja2, reading rows by column first and refusing what could fill the memory."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = _PrintingCode
    counted = Counted

    def concatenated(self, items: Iterable[object]) -> str:
        """The items as one printed text; markup among them stays markup, the rest is escaped then."""
        texts = [item if hasattr(item, "__html__") else printed(item) for item in items]
        if sum(len(str(text)) for text in texts) > LIMIT:
            raise too_long()
        return markup_join(texts) if self.autoescape else str_join(texts)

    def getattr(self, obj: object, attribute: str) -> object:
        """`row.values` is the column “values”, should there be one, not the method of a mapping."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """As jinja2 has it, without the methods that widen a text."""
        widens = isinstance(obj, str) and attr in _WIDENING
        return not widens and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """No stand-in for `str.format`: it is refused like the other widening methods."""

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """`+`, `*`, `**` and `%`; refused where the result could outgrow the memory."""
        check_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)


def _furnished(environment: Sandbox) -> Sandbox:
    own = environment.filters
    environment.filters = bounded_filters({**{name: own[name] for name in KEPT}, **FILTERS})
    environment.globals = {"range": Numbers}
    return environment


@cache
def expressions() -> Sandbox:
    """The environment of forms: plain text, nothing escaped, values shown by `printed`."""
    return _furnished(
        Sandbox(undefined=Unknown, finalize=printed, autoescape=False, keep_trailing_newline=True)
    )


def markup(finalize: Callable[[object], object]) -> Sandbox:
    """A new environment of Word templates: values shown by `finalize`, then escaped as XML text."""
    return _furnished(Sandbox(undefined=Unknown, finalize=finalize, autoescape=True))
