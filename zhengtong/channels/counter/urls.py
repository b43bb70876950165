"""Addresses of the counter, below `/counter/`. A `visit` is a signed word for who stands there."""

from django.urls import path

from . import choosing, corrections, filling, materials, printing, reviewing, start, taken, visitors

app_name = "counter"

urlpatterns = [
    path("", start.start, name="start"),
    path("register/", visitors.register, name="register"),
    path("visits/<str:visit>/", visitors.confirm, name="confirm"),
    path("visits/<str:visit>/items/", choosing.choose, name="items"),
    path("visits/<str:visit>/items/suggestions/", choosing.suggest, name="suggest"),
    path("visits/<str:visit>/items/<str:code>/", choosing.begin, name="begin"),
    path("visits/<str:visit>/corrections/", corrections.begin, name="corrections"),
    path("drafts/<str:draft>/", filling.form, name="form"),
    path("drafts/<str:draft>/save/", filling.autosave, name="autosave"),
    path("drafts/<str:draft>/materials/", materials.materials, name="materials"),
    path("drafts/<str:draft>/files/<int:file>/", materials.file, name="file"),
    path("drafts/<str:draft>/files/<int:file>/remove/", materials.remove, name="remove"),
    path("drafts/<str:draft>/review/", reviewing.review, name="review"),
    path("drafts/<str:draft>/form.pdf", printing.application, name="print"),
    path("drafts/<str:draft>/discard/", start.discard, name="discard"),
    path("taken/<str:number>/", taken.taken, name="taken"),
    path("taken/<str:number>/letters/<int:letter>/", taken.letter, name="letter"),
]
