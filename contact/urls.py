from __future__ import annotations

from django.urls import path

from contact import views

urlpatterns = [
    path("contact/closures.ics", views.closures_calendar, name="contact_closures_calendar"),
]
