"""Handing in materials: from the wallet, as a file, or on paper at the window."""

from datetime import datetime

from zhengtong.cases.actions import collecting
from zhengtong.cases.views import DraftView
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import say
from zhengtong.project.demo.cases import papers
from zhengtong.registers.licences import queries as licences


def hand_in(draft: DraftView, by: Actor, *, counter: bool, wallet: bool, at: datetime) -> None:
    """Hand in every material that is required; only the named cast has a wallet to look into."""
    for material in draft.materials:
        if not material.required or material.is_filled:
            continue
        if counter:
            collecting.receive_paper(draft.id, material.key, by=by, at=at)
            continue
        held = []
        if wallet and material.licence_type:
            held = licences.usable_for(draft.applicant, material.licence_type, at=at)
        if held:
            collecting.use_licence(draft.id, material.key, held[0].identifier, by=by, at=at)
            continue
        name = say(material.name, "zh")
        stream, file_name = papers.upload(name, say(material.criteria, "zh"), material.accept)
        collecting.attach(draft.id, material.key, stream, file_name, by=by, at=at)
