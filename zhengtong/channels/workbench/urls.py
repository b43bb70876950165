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
    path("journal/", journal.journal, name="journal"),
]
