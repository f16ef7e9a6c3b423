from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self) -> None:
        self._releases()
        from core import clock, launch, retention, sources  # noqa: PLC0415 - needs the models
        from outbox import kinds  # noqa: PLC0415 - as above
        from partners import work_apps  # noqa: PLC0415 - needs the models
        from partners.organisations import addresses  # noqa: PLC0415 - as above
        from partners.organisations.samples import sample_points  # noqa: PLC0415 - as above
        from partners.organisations.services import agreements_remind  # noqa: PLC0415 - as above
        from partners.signposting import trees  # noqa: PLC0415 - as above
        from partners.signposting.links import links_check_nightly  # noqa: PLC0415 - as above
        from partners.signposting.services import reports_purge  # noqa: PLC0415 - as above

        sources.register(trees.sources)
        clock.register("partners.agreements_remind", agreements_remind, lasts=timedelta(minutes=2))
        clock.register("partners.links_check", links_check_nightly, lasts=timedelta(hours=1))
        retention.register("reports about entries", reports_purge)
        launch.register("partner organisations", sample_points)
        kinds.register("partners.agreement_question", _("Question for agreement"), needs="partners.change_organisation")
        kinds.register("partners.agreement_answer", _("Answer of a partner"), needs="partners.change_organisation")
        kinds.register(
            "partners.agreement_review", _("Review of a wording is due"), needs="partners.change_organisation"
        )
        kinds.register("partners.entry_report", _("Report about an entry"), needs="partners.change_entryreport")
        addresses.connect()
        work_apps.register()

    def _releases(self) -> None:
        """Connect the embargo and the sharing of data to the clock, the formats, the purge and the kinds of mail."""
        from core import access_log, clock, retention, sources  # noqa: PLC0415 - needs the models
        from outbox import kinds  # noqa: PLC0415 - as above
        from partners.data_sharing import selectors as data_sharing  # noqa: PLC0415 - as above
        from partners.data_sharing.services import commitments_purge  # noqa: PLC0415 - as above
        from partners.embargo import selectors as embargo  # noqa: PLC0415 - as above
        from partners.embargo import trees as release_list  # noqa: PLC0415 - as above
        from partners.embargo.models import Release  # noqa: PLC0415 - as above
        from partners.embargo.services import readers_purge, releases_announce  # noqa: PLC0415 - as above
        from partners.embargo.storage import with_its_record  # noqa: PLC0415 - as above

        post_delete.connect(with_its_record, sender=Release, dispatch_uid="partners.release_file")

        access_log.register("partners.release.readers", _("Looked at the readers of an embargoed release"))
        access_log.register("partners.release.file", _("Opened the file of an embargoed release"))
        clock.register("partners.releases_announce", releases_announce, lasts=timedelta(minutes=2))
        sources.register(embargo.sources)
        sources.register(release_list.sources)
        sources.register(data_sharing.sources)
        retention.register("readers of embargoed releases", readers_purge)
        retention.register("requests for commitments", commitments_purge)
        kinds.register(
            "partners.embargo_invitation", _("Link to an embargoed release"), needs="partners.change_release"
        )
        kinds.register("partners.embargo_moved", _("New time of a release"), needs="partners.change_release")
        kinds.register("partners.embargo_withdrawn", _("Release that was withdrawn"), needs="partners.change_release")
        kinds.register("partners.embargo_released", _("Release that is public now"), needs="partners.change_release")
        kinds.register(
            "partners.commitment_asked", _("Request for a commitment"), needs="partners.view_commitmentrequest"
        )
        kinds.register(
            "partners.commitment_receipt", _("Receipt for a commitment"), needs="partners.view_commitmentrequest"
        )
