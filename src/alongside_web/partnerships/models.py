"""Partnerships and the people in them. Rows of this part are read and written by this part alone."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import Organisation


class State(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONSIDERED = "considered", _("being considered")
    AGREED = "agreed", _("agreed")
    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    NOT_GOING_AHEAD = "not-going-ahead", _("not going ahead")
    ENDED = "ended", _("ended")


class Origin(models.TextChoices):
    NATURAL = "natural", _("the schools had worked together before")
    ARRANGED = "arranged", _("the schools had not worked together before")


class Partnership(models.Model):
    """Two schools that work together, from the proposal to what followed. ``case`` names a case of the casebook.

    ``version`` counts changes, so that of two people who change it at once the second is told.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    supported = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="supported_in")
    supporting = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="supporting_in")
    arranged_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="arranged", null=True)
    origin = models.CharField(_("origin"), max_length=20, choices=Origin, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PROPOSED)
    state_reason = models.CharField(_("why"), max_length=500, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    answer_by = models.DateField(_("answers by"), null=True, blank=True)
    called_off = models.BooleanField(default=False)
    started = models.BooleanField(default=False)
    case = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(supported=models.F("supporting")), name="two_different_schools")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open_for_changes(self) -> bool:
        """Whether people may write in it: a paused or ended partnership is read-only."""
        return self.state not in {State.PAUSED, State.NOT_GOING_AHEAD, State.ENDED}


class Side(models.TextChoices):
    SUPPORTED = "supported", _("supported school")
    SUPPORTING = "supporting", _("supporting school")
    NEITHER = "neither", _("neither school")


class Role(models.TextChoices):
    BROKER = "broker", _("broker")
    ADVISER = "adviser", _("adviser")
    HEAD = "head", _("head")
    MANAGER = "manager", _("partnership manager")
    STAFF = "staff", _("staff")
    GOVERNOR = "governor", _("governor or steering group member")
    EVALUATOR = "evaluator", _("evaluator")
    GUEST = "guest", _("guest")


class Standing(models.TextChoices):
    SUBSTANTIVE = "substantive", _("in post")
    ACTING = "acting", _("acting")
    SECONDED = "seconded", _("seconded")


class Participation(models.Model):
    """A person's part in a partnership for a time: the only ground on which anybody sees anything of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    side = models.CharField(_("side"), max_length=20, choices=Side)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    standing = models.CharField(_("standing"), max_length=20, choices=Standing, default=Standing.SUBSTANTIVE)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "partnership"], name="a_persons_partnerships")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "person", "role", "side"],
                condition=models.Q(until=None),
                name="one_open_part",
            ),
            # Who stands at the head of a school, or works in it, has a side; who brokers or evaluates has none.
            models.CheckConstraint(
                condition=(
                    models.Q(role__in=["head", "manager", "staff"], side__in=["supported", "supporting"])
                    | models.Q(role__in=["broker", "adviser", "evaluator", "guest"], side="neither")
                    | models.Q(role="governor")
                ),
                name="a_role_has_its_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


# At the end, for they refer to what stands above: the tables of what is said in private.
from alongside_web.partnerships import private_models  # noqa: E402, F401  # Django finds models only in a part's models module
from alongside_web.partnerships.agreement_models import AgreementEdition  # noqa: E402, F401  # as above: tables of agreements
