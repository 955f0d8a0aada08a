"""What one head or one side says in private: answers, readiness, publicity, pauses, kinds of help, notes, open invitations.

Rows are added and never altered, but for the day on which a pause or a kind of help ended.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.partnerships.models import Partnership, Role, Side, Standing

PERSON = settings.AUTH_USER_MODEL


class AnswerChoice(models.TextChoices):
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")
    DONT_KNOW = "dont-know", _("I don’t know")


class Reply(models.Model):
    """A head's answer to working together. ``shared`` lets the broker read the reason."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="replies")
    side = models.CharField(max_length=20, choices=Side)
    head = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("answer"), max_length=20, choices=AnswerChoice)
    reason = models.TextField(_("why"), max_length=2000, blank=True)
    shared = models.BooleanField(_("the broker may read why"), default=False)
    on = models.DateField(_("given on"))
    expires = models.DateField(_("counts until"))
    ask_again = models.DateField(_("ask again on"), null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "side", "id"], name="replies_of_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.answer}, {self.on}"


class InspectionChoice(models.TextChoices):
    NONE_NEAR = "none-near", _("None in the last six months, and none expected this term")
    AHEAD = "ahead", _("One is expected within the term")
    JUST_PAST = "just-past", _("One was in the last six months")
    UNKNOWN = "unknown", _("I don’t know")


class InPostChoice(models.TextChoices):
    UNDER_A_YEAR = "under-a-year", _("Less than a year")
    LONGER = "longer", _("A year or longer")
    LEAVING = "leaving", _("I am leaving, or acting for a time")


class ReadinessTold(models.Model):
    """What a head told of the own school before launch."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="readiness")
    side = models.CharField(max_length=20, choices=Side)
    head = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    inspection = models.CharField(_("inspection"), max_length=20, choices=InspectionChoice)
    in_post = models.CharField(_("in post"), max_length=20, choices=InPostChoice)
    plans = models.PositiveSmallIntegerField(_("other partners and plans"), null=True, blank=True)
    note = models.TextField(_("anything else about the time"), max_length=2000, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"readiness of {self.side}, {self.at:%Y-%m-%d}"


class PublicityChoice(models.TextChoices):
    OPEN = "open", _("It may be spoken of in public")
    LOW = "low", _("Keep it to those in it")


class PublicityWish(models.Model):
    """Whether a side wants the partnership spoken of; it is when both do."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="publicity")
    side = models.CharField(max_length=20, choices=Side)
    head = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("publicity"), max_length=20, choices=PublicityChoice)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.choice} ({self.side})"


class Pause(models.Model):
    """Somebody stopped the partnership for a while; it goes on when nobody's pause is open."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="pauses")
    side = models.CharField(max_length=20, choices=Side)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("why, for everybody in the partnership"), max_length=500, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"paused since {self.since}"


class ModeChoice(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    COACH = "coach", _("Coach")
    CRITICAL_FRIEND = "critical-friend", _("Critical friend")
    PRACTICAL_HELP = "practical-help", _("Practical help")
    CLIENT_CONSULTANT = "client-consultant", _("Client and consultant")


class Stance(models.TextChoices):
    OFFERED = "offered", _("offers")
    ACCEPTED = "accepted", _("accepts")


class Mode(models.Model):
    """A kind of help that one side offers or accepts; the two are said apart and need not meet."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="modes")
    side = models.CharField(max_length=20, choices=Side)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(_("kind of help"), max_length=20, choices=ModeChoice)
    stance = models.CharField(_("offered or accepted"), max_length=20, choices=Stance)
    words = models.CharField(_("in your own words"), max_length=500, blank=True)
    since = models.DateField()

    def __str__(self) -> str:
        return f"{self.side} {self.stance} {self.mode}"


class AudienceChoice(models.TextChoices):
    AUTHOR_AND_EVALUATOR = Audience.AUTHOR_AND_EVALUATOR.value, _("Me and the evaluator")
    OWN_SIDE = Audience.OWN_SIDE.value, _("My side")
    BROKER = Audience.BROKER.value, _("The broker")
    STEERING_GROUP = Audience.STEERING_GROUP.value, _("The steering group: heads and governors of both sides")
    BOTH_SIDES = Audience.BOTH_SIDES.value, _("Everybody in the partnership")


class Note(models.Model):
    """Something that somebody has to say, for those whom its author chose."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    audience = models.CharField(_("who may read it"), max_length=30, choices=AudienceChoice)
    text = models.TextField(_("what you have to say"), max_length=5000)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note of {self.at:%Y-%m-%d}"


class OpenPart(models.Model):
    """A part that waits for somebody who was invited; ``invitation`` is the invitation's number."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="open_parts")
    invitation = models.BigIntegerField(unique=True)
    side = models.CharField(max_length=20, choices=Side)
    role = models.CharField(max_length=20, choices=Role)
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.SUBSTANTIVE)
    until = models.DateField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.role} of {self.side}, invited"
