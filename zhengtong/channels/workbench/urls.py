"""Addresses of the workbench, below `/desk/`."""

from django.urls import path

from . import (
    calendar,
    cards,
    desk,
    followups,
    home,
    journal,
    papers,
    ratings,
    verbs,
    words,
    worklists,
)
from .rulebook import files, listing, trying, version

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("tasks/", worklists.mine, name="mine"),
    path("pool/", worklists.pool, name="pool"),
    path("cases/", worklists.cases, name="cases"),
    path("cases/<str:number>/", desk.case, name="case"),
    path("cases/<str:number>/do/<slug:verb>/", verbs.act, name="verb"),
    path("cases/<str:number>/tasks/<int:task>/take/", desk.take, name="take"),
    path("cases/<str:number>/tasks/<int:task>/give-back/", desk.give_back, name="give-back"),
    path("cases/<str:number>/letters/<int:letter>/", papers.letter, name="letter"),
    path("cases/<str:number>/files/<int:file>/", papers.file, name="file"),
    path("follow-ups/", followups.follow_ups, name="follow-ups"),
    path("follow-ups/<int:follow_up>/", followups.follow_up, name="follow-up"),
    path("cards/", cards.cards, name="cards"),
    path("ratings/", ratings.ratings, name="ratings"),
    path("calendar/", calendar.years, name="calendar"),
    path("calendar/<int:year>/", calendar.year, name="calendar-year"),
    path("words/", words.words, name="words"),
    path("rules/", listing.models, name="rules"),
    path("rules/new/", listing.begin, name="rules-begin"),
    path("rules/<slug:key>/", listing.model, name="rules-model"),
    path("rules/<slug:key>/<int:number>/", version.version, name="rules-version"),
    path("rules/<slug:key>/<int:number>/check/", version.check, name="rules-check"),
    path("rules/<slug:key>/<int:number>/file/", files.bring, name="rules-bring"),
    path("rules/<slug:key>/<int:number>/diagram.dmn", files.diagram, name="rules-diagram"),
    path("rules/<slug:key>/<int:number>/table.xlsx", files.sheet, name="rules-sheet"),
    path("rules/<slug:key>/<int:number>/try/", trying.attempt, name="rules-try"),
    path("rules/<slug:key>/<int:number>/tests/drop/", trying.drop, name="rules-drop"),
    path("rules/<slug:key>/<int:number>/cases/", trying.compare, name="rules-compare"),
    path("rules/<slug:key>/<int:number>/withdraw/", listing.withdraw, name="rules-withdraw"),
    path("journal/", journal.journal, name="journal"),
]
