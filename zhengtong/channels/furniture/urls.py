"""Addresses of the furniture: two switches, and the gallery where it is on show."""

from django.urls import path

from . import gallery, preferences

app_name = "furniture"
urlpatterns = [
    path("language/", preferences.language, name="language"),
    path("view/", preferences.view, name="view"),
    path("furniture/", gallery.gallery, name="gallery"),
    path("furniture/suggestions/", gallery.suggestions, name="gallery_suggestions"),
]
