"""Addresses of signing in: those of allauth that this site wants, each with its policy and its limit."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from allauth.socialaccount import views as single_sign_on
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from alongside_web.accounts import operations_limits as limits
from alongside_web.accounts.limits import address_of, field, limited, signed_in_person, who_signs_in
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import PUBLIC, SIGNED_IN, access
from alongside_web.accounts.proving import recently_proved

public, signed_in = access(PUBLIC), access(SIGNED_IN)
_sign_in = limited((limits.SIGN_IN_ACCOUNT, field("login")), (limits.SIGN_IN_ADDRESS, address_of))
_code = limited((limits.CODE, who_signs_in), (limits.SIGN_IN_ADDRESS, address_of))
_prove = limited((limits.PROVE, signed_in_person))
_forgotten = limited((limits.RESET_ACCOUNT, field("email")), (limits.RESET_ADDRESS, address_of))
_reset = limited((limits.RESET_ADDRESS, address_of))

# A double click on these would do harm: a second set of recovery codes kills the first, and a password or second step that
# was changed once reads as a failure the second time. The others need no key: signing in, proving and signing out come to the
# same whether done once or twice, a second letter about a forgotten password holds the same link, a link that sets a
# password works once by itself, and nobody is signed in there whose key could be remembered.
urlpatterns = [
    path("sign-in/", public(_sign_in(account.login)), name="account_login"),
    path("sign-in/code/", public(_code(second_step.authenticate)), name="mfa_authenticate"),
    path("sign-in/closed/", public(account.account_inactive), name="account_inactive"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("prove/password/", signed_in(_prove(account.reauthenticate)), name="account_reauthenticate"),
    path("prove/code/", signed_in(_prove(second_step.reauthenticate)), name="mfa_reauthenticate"),
    path("password/", signed_in(_prove(once(account.password_change))), name="account_change_password"),
    path("password/set/", signed_in(recently_proved(once(account.password_set))), name="account_set_password"),
    path("password/forgotten/", public(_forgotten(account.password_reset)), name="account_reset_password"),
    path("password/forgotten/sent/", public(account.password_reset_done), name="account_reset_password_done"),
    path(
        "password/forgotten/done/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(never_cache(_reset(account.password_reset_from_key))),
        name="account_reset_password_from_key",
    ),
    path("second-step/", signed_in(second_step.index), name="mfa_index"),
    path("second-step/on/", signed_in(_prove(once(codes.activate_totp))), name="mfa_activate_totp"),
    path("second-step/off/", signed_in(once(codes.deactivate_totp)), name="mfa_deactivate_totp"),
    path("recovery-codes/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", signed_in(once(recovery.generate_recovery_codes)), name="mfa_generate_recovery_codes"),
    path("recovery-codes.txt", signed_in(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("single-sign-on/cancelled/", public(single_sign_on.login_cancelled), name="socialaccount_login_cancelled"),
    path("single-sign-on/error/", public(single_sign_on.login_error), name="socialaccount_login_error"),
    path("single-sign-on/<str:provider_id>/", public(openid.login), name="openid_connect_login"),
    path("single-sign-on/<str:provider_id>/back/", public(openid.callback), name="openid_connect_callback"),
]
