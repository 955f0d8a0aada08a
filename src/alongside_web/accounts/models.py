"""A person with an account, known by e-mail address; there is no user name."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoEmailAddress(ValueError):
    """An account was asked for without an e-mail address."""


class People(BaseUserManager["User"]):
    """Finds and opens accounts; an address means the same account however it is capitalised."""

    def create_user(self, email: str, password: str | None = None, *, full_name: str = "") -> User:
        if not email:
            raise NoEmailAddress("An account needs an e-mail address; give one.")
        user = self.model(email=self.normalize_email(email), full_name=full_name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, *, full_name: str = "") -> User:
        user = self.create_user(email, password, full_name=full_name)
        user.is_superuser = True
        user.save(using=self._db, update_fields=["is_superuser"])
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    # Rises with each change of the own name, so that of two edits the later one is told of the earlier.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Another address was asked for then and waits for its link; the address itself is in the link alone.
    address_asked_at = models.DateTimeField(_("asked for another address"), null=True, blank=True, editable=False)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="one_account_an_address")
        ]

    def __str__(self) -> str:
        return self.full_name or self.email


class OrganisationKind(models.TextChoices):
    AUTHORITY = "authority", _("local authority")
    TRUST = "trust", _("academy trust")
    SCHOOL = "school", _("school")
    OTHER = "other", _("other organisation")


class Organisation(models.Model):
    """An authority, a trust, a school or another body whose people use the site."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    school = models.CharField(_("school key"), max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school"], condition=~models.Q(school=""), name="one_organisation_a_school")
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in an organisation for a time. ``administers`` lets the person invite others into it."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    administers = models.BooleanField(_("may invite others"), default=False)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(until=None),
                name="one_open_membership",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.organisation}"


class Submission(models.Model):
    """A form that was sent, by the key that the form carried: sent again, it is answered as before and done once."""

    key = models.CharField(max_length=40)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="submissions")
    path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "key"], name="a_form_is_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.path} by {self.person_id}"


class InvitationState(models.TextChoices):
    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    REVOKED = "revoked", _("taken back")
    EXPIRED = "expired", _("run out")


class Invitation(models.Model):
    """An invitation by e-mail into an organisation, for one address and one use.

    Of the secret in its link only the hash is kept. ``for_what`` is what the e-mail says the person is to do; a part of the
    site that wants more of an acceptance keeps its own row beside this one and listens for ``invitation_accepted``.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    administers = models.BooleanField(_("may invite others"), default=False)
    for_what = models.CharField(_("what for"), max_length=300, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_sent")
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("runs out"))
    token_hash = models.CharField(max_length=64, unique=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="invitations_accepted", null=True, blank=True
    )
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(Lower("email"), name="invitations_of_an_address")]

    def __str__(self) -> str:
        return f"{self.email} into {self.organisation_id}"

    def state_at(self, at: datetime) -> InvitationState:
        """How the invitation stands at a moment."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.OPEN if at < self.expires_at else InvitationState.EXPIRED


class Bucket(models.Model):
    """How many more attempts somebody has: tokens that come back with time. ``key`` is a digest and tells no address."""

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.tokens:.1f} attempts left"


class Session(AbstractBaseSession):
    """A session that knows whose it is, so that all of a person's sessions can end at once."""

    person = models.BigIntegerField(null=True, db_index=True)
