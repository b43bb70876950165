"""The writes of identity, one file a subject."""

from . import access, accounts, bodies, companies, divisions, mandates, passwords, signing, staff

__all__ = [
    "access",
    "accounts",
    "bodies",
    "companies",
    "divisions",
    "mandates",
    "passwords",
    "signing",
    "staff",
]
