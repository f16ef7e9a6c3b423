from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.db import IntegrityError
from django.utils import timezone

from register.enums import Sector
from register.imports.checking import Checked
from register.imports.columns import NAMES, STEP_NAMES, mapping_check
from register.imports.services import import_create
from register.imports.storage import file_drop
from register.imports.work import import_check, import_write
from register.models import Import
from register.workflow.errors import RegisterError

BAR = 30  # characters


class Command(BaseCommand):
    help = "Import entries of the register from a CSV or XLSX file: as drafts, all of them or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--by", required=True, metavar="USERNAME", help="Who writes them, and may not approve them."
        )
        parser.add_argument(
            "--map", action="append", default=[], metavar="THEIRS=OURS",
            help=f"That the file's column THEIRS is ours; may be repeated. Ours: {', '.join(NAMES)}, step_1_level, "
            "step_1_date, step_1_reason, and so on.",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="Say what is wrong, and import nothing.")
        parser.add_argument(
            "--create-organisations", choices=Sector.values, default="", metavar="SECTOR",
            help=f"Make the organisations that the register does not know, in this sector: {', '.join(Sector.values)}.",
        )  # fmt: skip

    def handle(self, *args: Any, file: Path, by: str, **options: Any) -> None:
        user = get_user_model()._default_manager.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user {by}.")
        record = None
        try:
            record = self._upload(file, user)
            self._import(record, user, options)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except IntegrityError:
            raise CommandError("The database refused it; nothing was imported. Check the file again.") from None
        except (RegisterError, OSError) as error:
            raise CommandError(str(error)) from error
        finally:
            if record is not None:
                file_drop(record.file.name or "")
                Import.objects.filter(pk=record.pk, done_at=None).delete()

    @staticmethod
    def _upload(file: Path, user: Any) -> Import:
        with file.open("rb") as opened:
            return import_create(file=File(opened, name=file.name), by=user, at=timezone.now())

    def _import(self, record: Import, user: Any, options: dict[str, Any]) -> None:
        record.mapping = mapping_check(record.mapping | self._mapped(record, options["map"]), record.headings)
        at = timezone.now()
        found = import_check(
            record,
            at=at,
            create_in=options["create_organisations"],
            on_progress=lambda done: self._show(done, record.rows_total),
        )
        self._show(record.rows_total, record.rows_total)
        self._say(found)
        if options["dry_run"] or not found.contents:
            self.stdout.write(f"{len(found.contents)} new entries. Nothing was imported.")
            return
        made = import_write(record, found, by=user, at=at)
        self.stdout.write(f"{len(made)} drafts made: {made[0]} to {made[-1]}" if made else "Nothing was imported.")

    @staticmethod
    def _mapped(record: Import, given: list[str]) -> dict[str, int]:
        mapping = {}
        for each in given:
            theirs, _, ours = each.rpartition("=")
            if theirs not in record.headings or ours not in (*NAMES, *STEP_NAMES):
                raise CommandError(f"--map {each}: the file has {', '.join(record.headings)}.")
            mapping[ours] = record.headings.index(theirs)
        return mapping

    def _say(self, found: Checked) -> None:
        """Say what was found. Raises CommandError where the file cannot be imported."""
        for row, reference in found.there:
            self.stdout.write(f"Row {row} is there already: {reference}")
        wrong = [f"Row {row}, {column or '-'}: {said}" for row, column, said in found.problems]
        for each in found.unknown:
            like = ", ".join(name for _pk, name in each["nearest"])
            wrong.append(
                f"Row {each['first_row']}: unknown organisation “{each['name']}”" + (f". Like: {like}" if like else "")
            )
        if found.done_before:
            wrong.append(f"These rows were imported already: {found.done_before}.")
        if wrong:
            raise CommandError("Nothing was imported.\n" + "\n".join(wrong))

    def _show(self, number: int, total: int) -> None:
        """One line that moves on a terminal."""
        if sys.stdout.isatty():
            done = "#" * (BAR * number // total)
            ending = "\n" if number == total else ""
            self.stdout.write(f"\r\033[K[{done:<{BAR}}] {number} of {total}", ending=ending)
            self.stdout.flush()
