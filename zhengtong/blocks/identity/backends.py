"""Django's door to our accounts: a login key and a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from zhengtong.kernel.statements import Statement

from .models import Account

_ACCOUNT = Statement(lambda key: Account.objects.filter(pk=key, is_active=True))


class AccountBackend(BaseBackend):
    """Knows accounts; `actions.signing.sign_in` is the way in that counts failures."""

    def authenticate(
        self,
        request: HttpRequest | None,
        login_name: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Account | None:
        """The account when the password fits and it is switched on, else None."""
        if not login_name or password is None:
            return None
        account = Account.objects.filter(login_name=login_name).first()
        if account is None or not account.has_usable_password():
            # Take as long as for a known account, so that nobody learns who has one.
            make_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: Any) -> Account | None:
        """The account of a session, as long as it is switched on."""
        return _ACCOUNT.first(int(user_id))
