"""How people sign in: by e-mail address and password, with a second step, or by single sign-on; nobody signs up alone."""

from __future__ import annotations

import os

from alongside_web.config.single_sign_on import providers

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "partnerships:mine"
LOGOUT_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "alongside_web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address is proved by the link of an invitation, or vouched for by the operator who opens the account.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Counted in the site's own table, which every process shares.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_FORMS = {
    "login": "alongside_web.accounts.forms_sign_in.SignIn",
    "change_password": "alongside_web.accounts.forms_sign_in.ChangePassword",
    "set_password": "alongside_web.accounts.forms_sign_in.SetPassword",
    "reset_password": "alongside_web.accounts.forms_sign_in.ForgottenPassword",
    "reset_password_from_key": "alongside_web.accounts.forms_sign_in.NewPassword",
    "reauthenticate": "alongside_web.accounts.forms_sign_in.ProveByPassword",
}

MFA_ADAPTER = "alongside_web.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Alongside"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "alongside_web.accounts.forms_sign_in.EnterCode",
    "reauthenticate": "alongside_web.accounts.forms_sign_in.ProveByCode",
    "activate_totp": "alongside_web.accounts.forms_sign_in.TurnOnCodes",
}

SOCIALACCOUNT_ADAPTER = "alongside_web.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = providers(os.environ)
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False
# The page's own policy lets no form lead to another site, so the way to the provider is a link.
SOCIALACCOUNT_LOGIN_ON_GET = True
SINGLE_SIGN_ON = bool(SOCIALACCOUNT_PROVIDERS)

SESSION_ENGINE = "alongside_web.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
