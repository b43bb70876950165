"""Django's door to our accounts: a login key and a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
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
        return account if _fits(account, password) and account.is_active else None

    def get_user(self, user_id: Any) -> Account | None:
        """The account of a session, as long as it is switched on."""
        return _ACCOUNT.first(int(user_id))


def _fits(account: Account, password: str) -> bool:
    """Whether it is the password; a hash made in an older way is made anew on this occasion.

    Sessions hang on the hash. Of two sign-ins at once only one renews it, and both go on with
    that one: otherwise the one would end the session of the other.
    """

    def renew(raw: str) -> None:
        known = Account.objects.filter(pk=account.pk)
        known.filter(password=account.password).update(password=make_password(raw))
        account.refresh_from_db(fields=["password"])

    return check_password(password, account.password, renew)
