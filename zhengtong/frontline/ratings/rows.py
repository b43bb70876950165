"""From rows to what the floors above see, with one query for the names of all."""

from collections.abc import Iterable

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.masking import mask_name
from zhengtong.kernel.refs import kind_of, ref

from .levels import level
from .models import Invitation, Rating
from .states import State
from .views import InvitationView, RatingView

REF = "rating"
INVITATION = "rating-invitation"


def ref_of(pk: int) -> str:
    return ref(REF, pk)


def invitation_views(found: Iterable[Invitation]) -> list[InvitationView]:
    rows = list(found)
    names = {body.code: body.name for body in identity.bodies(codes={row.body for row in rows})}
    return [
        InvitationView(
            token=row.token,
            about=row.about,
            item=row.item,
            item_name=row.item_name,
            body=row.body,
            body_name=names.get(row.body, {"zh": row.body}),
            applicant=row.applicant,
            state=State(row.state),
            invited_at=row.invited_at,
            open_until=row.open_until,
        )
        for row in rows
    ]


def rating_views(found: Iterable[Rating]) -> list[RatingView]:
    rows = list(found)
    names = identity.names_of({row.invitation.applicant for row in rows}) if rows else {}
    return [_rating_view(row, names.get(row.invitation.applicant, "")) for row in rows]


def _rating_view(row: Rating, name: str) -> RatingView:
    known = level(row.level)
    said = {reason.key: reason.text for reason in known.reasons}
    person = kind_of(row.invitation.applicant) == "person"
    return RatingView(
        id=row.pk,
        ref=ref_of(row.pk),
        about=row.invitation.about,
        item=row.item,
        item_name=row.invitation.item_name,
        body=row.body,
        level=row.level,
        level_name=known.name,
        bad=row.bad,
        reasons=tuple(said.get(key, {"zh": key}) for key in row.reasons),
        words=row.words,
        by_name=mask_name(name) if person else name,
        channel=row.channel,
        given_at=row.given_at,
        reply=row.reply,
        replied_at=row.replied_at,
    )
