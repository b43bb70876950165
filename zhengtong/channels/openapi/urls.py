"""Addresses of the API."""

from django.urls import path

from . import views
from .api import api

urlpatterns = [
    path("", views.read, name="api-reference"),
    path("", api.urls),
]
