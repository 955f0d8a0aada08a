"""An agreement's editions, the versions of their sections, suggestions beside the text, and signatures."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.partnerships.models import Partnership, Side


class AgreementEdition(models.Model):
    """One edition of a partnership's agreement: the first, or an amendment of the one before.

    ``revision`` counts every change of its words; ``content_hash`` is set when both sides have signed, and nothing changes then.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agreement_editions")
    number = models.PositiveIntegerField()
    section_list = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=0)
    why = models.CharField(_("why it is amended"), max_length=500, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "number"], name="one_edition_a_number"),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(in_force_at=None, dropped_at=None),
                name="one_edition_in_the_making",
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(in_force_at__isnull=False, superseded_at=None),
                name="one_edition_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"edition {self.number} of the agreement of {self.partnership_id}"


class AgreementSectionVersion(models.Model):
    """What a section said from one revision of its edition on; never altered. ``clause`` is the outcome clause, if it has one."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(AgreementEdition, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    clause = models.JSONField(null=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["edition", "name", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"


class Decision(models.TextChoices):
    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class AgreementSuggestion(models.Model):
    """Other words for a section, or a remark on it (then ``text`` is what the section said), and what became of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(AgreementEdition, on_delete=models.PROTECT, related_name="suggestions")
    name = models.CharField(max_length=40)
    on_version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    remark = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=20, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["edition", "decision", "name"], name="suggestions_of_an_edition")
        ]

    def __str__(self) -> str:
        return f"suggestion on {self.name}"


class AgreementSignature(models.Model):
    """A head's signature of the content with this hash; it counts while the edition says just that."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(AgreementEdition, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=20, choices=Side)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["edition", "side", "content_hash"],
                condition=models.Q(taken_back_at=None),
                name="a_side_signs_words_once",
            )
        ]

    def __str__(self) -> str:
        return f"signature of the {self.get_side_display()}"


class AgreementPdf(models.Model):
    """An edition laid out as PDF in one language. It stands for the paper with this digest, and is made anew for any other."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(AgreementEdition, on_delete=models.CASCADE, related_name="pdfs")
    language = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    made = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["edition", "language"], name="one_pdf_a_language")
        ]

    def __str__(self) -> str:
        return f"PDF of edition {self.edition_id} ({self.language})"
