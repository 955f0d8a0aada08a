"""An agreement as a paper: its sections under their headings, the outcome clause and the signatures as tables, its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language, gettext

from alongside_web.papers.paper import Block, Heading, Paper, Table, Text
from alongside_web.partnerships.agreement_models import AgreementSignature
from alongside_web.partnerships.agreement_queries import AgreementShown, SectionShown, SideSigned


def file_name(shown: AgreementShown) -> str:
    """What the file is called, in plain letters."""
    schools = slugify(f"{shown.partnership.supported} {shown.partnership.supporting}")[:80]
    return f"agreement-{schools or shown.partnership.key}-{shown.edition.number}"


def paper_of(shown: AgreementShown) -> Paper:
    """The paper of one edition, in the reader's language."""
    schools = {"supported": shown.partnership.supported, "supporting": shown.partnership.supporting}
    language, _, region = (get_language() or "en-gb").partition("-")
    return Paper(
        title=gettext("Agreement between %(supported)s and %(supporting)s") % schools,
        subtitle=_subtitle(shown),
        language=f"{language}-{region.upper()}" if region else language,
        author=f"{shown.partnership.supported}, {shown.partnership.supporting}",
        foot=gettext("Edition %(number)d, %(hash)s") % {"number": shown.edition.number, "hash": shown.hash[:12]},
        page=(gettext("Page"), gettext("of")),
        blocks=tuple(_blocks(shown)),
    )


def digest_of(paper: Paper) -> str:
    """What changes whenever anything on the paper does: a word, a name, a signature, the language."""
    return hashlib.sha256(repr(paper).encode()).hexdigest()


def _subtitle(shown: AgreementShown) -> str:
    edition = shown.edition
    if edition.in_force_at is None:
        told = {"number": edition.number, "revision": edition.revision}
        return gettext("Edition %(number)d, draft %(revision)d: not in force") % told
    return gettext("Edition %(number)d, in force since %(day)s") % {"number": edition.number, "day": _day(shown)}


def _day(shown: AgreementShown) -> str:
    at = shown.edition.in_force_at
    return date_format(timezone.localdate(at), "j F Y") if at else ""


def _blocks(shown: AgreementShown) -> Iterator[Block]:
    if shown.edition.why:
        yield Text(gettext("Why it was amended: %(why)s") % {"why": shown.edition.why})
    for name, sections in shown.groups:
        yield Heading(name)
        for one in sections:
            yield from _section(one)
    yield Heading(gettext("Signatures"))
    yield _signatures(shown)
    yield Text(gettext("Fingerprint of these words (SHA-256): %(hash)s") % {"hash": shown.hash}, quiet=True)
    yield Text(
        gettext("Each signature was given for the words with this fingerprint. Any change of them would change it."),
        quiet=True,
    )


def _section(one: SectionShown) -> Iterator[Block]:
    yield Heading(one.title, 3)
    if one.text:
        yield Text(one.text)
    if one.clause:
        yield Table(gettext("What was agreed to count"), (gettext("Term"), gettext("What it is")), one.clause)
    if not one.text and not one.clause:
        yield Text(gettext("Nothing is agreed on this."), quiet=True)


def _signatures(shown: AgreementShown) -> Table:
    columns = (gettext("School"), gettext("Signed by"), gettext("Date and time"))
    return Table(gettext("Who signed these words"), columns, tuple(_signature(one) for one in shown.signed))


def _signature(side: SideSigned) -> tuple[str, str, str]:
    if side.signature is None or not side.counts:
        return side.school, gettext("not signed"), "–"
    return side.school, str(side.signature.person), _moment(side.signature)


def _moment(signature: AgreementSignature) -> str:
    return date_format(timezone.localtime(signature.at), "j F Y, H:i")
