from __future__ import annotations

from django.db import migrations

from register.guards import lower_guards, raise_guards
from register.search import drop_table, make_table


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [
        migrations.RunPython(raise_guards, lower_guards),
        migrations.RunPython(make_table, drop_table),
    ]
