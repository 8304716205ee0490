"""Addresses of one's own account, of those who manage accounts, and of the log."""

from django.urls import path, re_path

from oppna.accounts.second_factor import ActivateApp, AddKey
from oppna.accounts.views import log, organisations, own, users

app_name = "accounts"
urlpatterns = [
    path("konto/", own.own, name="own"),
    path("konto/email/", own.closed, name="email_closed"),
    path("konto/password/set/", own.closed, name="password_set_closed"),
    re_path("^konto/confirm-email/.*$", own.closed, name="confirm_closed"),
    path("konto/2fa/totp/activate/", ActivateApp.as_view(), name="activate_app"),
    path("konto/2fa/webauthn/add/", AddKey.as_view(), name="add_key"),
    path("administration/", users.user_list, name="users"),
    path("administration/anvandare/ny/", users.new_user, name="new_user"),
    path("administration/anvandare/<row:id>/", users.one_user, name="user"),
    path("administration/anvandare/<row:id>/roll/<row:membership>/", users.withdraw, name="withdraw"),
    path("administration/anvandare/<row:id>/<slug:step>/", users.user_step, name="user_step"),
    path("administration/organisationer/", organisations.organisation_list, name="organisations"),
    path("administration/organisationer/las-in/", organisations.import_frame, name="import_frame"),
    path("administration/organisationer/ny-region/", organisations.new_region, name="new_region"),
    path("administration/organisationer/<row:id>/", organisations.one_organisation, name="organisation"),
    path("logg/", log.log, name="log"),
    path("logg/logg.csv", log.log_csv, name="log_csv"),
]
