from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"

    def ready(self) -> None:
        from contact.enquiries.launch import form_points  # noqa: PLC0415
        from contact.selectors import office_name  # noqa: PLC0415 - needs the models
        from contact.services import holidays_propose  # noqa: PLC0415 - as above
        from contact.staff.access import Access  # noqa: PLC0415
        from contact.staff.purging import enquiries_purge  # noqa: PLC0415 - as above
        from core import access_log, clock, launch, limits, publisher, retention  # noqa: PLC0415 - as above
        from outbox import kinds  # noqa: PLC0415 - as above

        clock.register("contact.holidays_propose", holidays_propose, lasts=timedelta(minutes=2))
        publisher.register(office_name)
        launch.register("contact form", form_points)
        retention.register("messages from the contact form", enquiries_purge)
        seen = "contact.view_enquiry"
        kinds.register("contact.acknowledgement", _("Acknowledgement of a message"), needs=seen)
        kinds.register("contact.notification", _("Message for the office"), needs=seen)
        kinds.register("contact.forward", _("Message forwarded by staff"), needs=seen)
        for action in Access:
            access_log.register(action.value, action.label)
        retention.register("counts of the limits", limits.limits_purge)
