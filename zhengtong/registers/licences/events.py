"""What happens to licences, in the past tense. The ref is `licence:<identifier>`.

No event names the holder: the journal is read by many.
"""

from zhengtong.kernel.events import Event, event


@event
class LicenceTypePublished(Event):
    """A version of a licence type is in use; the ref is `licence-type:<key>`."""

    version: int
    digest: str


@event
class LicenceIssued(Event):
    """A licence was issued on a basis (a case, an entry of a base register)."""

    type: str
    body: str
    basis: str
    valid_to: str = ""
    replaces: str = ""


@event
class LicenceChanged(Event):
    """A licence was replaced by a newer one, which is named."""

    type: str
    replaced_by: str
    basis: str


@event
class LicenceSuspended(Event):
    """A licence may not be used for the time being."""

    type: str
    body: str
    basis: str = ""


@event
class LicenceResumed(Event):
    """The suspension of a licence was lifted."""

    type: str
    body: str
    basis: str = ""


@event
class LicenceRevoked(Event):
    """A licence was revoked or withdrawn (撤销、撤回、吊销)."""

    type: str
    body: str
    basis: str = ""


@event
class LicenceCancelled(Event):
    """A licence was formally cancelled (注销)."""

    type: str
    body: str
    basis: str = ""


@event
class LicenceExpired(Event):
    """The last day of a licence has passed."""

    type: str
    body: str
    valid_to: str


@event
class LicenceUsed(Event):
    """A licence was verified, downloaded, read or handed in."""

    kind: str
    about: str = ""


@event
class LicenceDocumentKept(Event):
    """The document of a licence was rendered and kept."""

    document: str
