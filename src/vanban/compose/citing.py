"""How papers are cited: words from `phrases.toml`, never from here."""

from collections.abc import Mapping

from vanban.forms.phrases import Phrases
from vanban.tags import fill


def cited(phrases: Phrases, manner: str, parts: Mapping[str, object]) -> str:
    """A citation in one of the manners of `phrases.citations`."""
    return fill(phrases.citations[manner], parts)


def joined(phrases: Phrases, subject: object, verbatim: bool) -> str:
    """A subject as it follows the issuing body: "về …" unless it begins with a word that joins by itself.

    Only such a word loses its capital, and not where the clerk's words stay as typed (`verbatim`): any
    other may be a name.
    """
    text = str(subject)
    first = text.casefold()
    joins = any(first.startswith(f"{word} ") for word in phrases.citing.joining)
    own = text[:1].lower() + text[1:] if joins and not verbatim else text
    return cited(phrases, "subject", {"trich_yeu": own, "noi_lien": joins})
