"""A person with an account, known by e-mail address; there is no user name."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
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
