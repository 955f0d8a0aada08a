import uuid

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside_web.accounts.walls import seen_by_all


def give_keys(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    parts = apps.get_model("partnerships", "Participation")
    with seen_by_all():
        for part in parts.objects.all():
            parts.objects.filter(pk=part.pk).update(key=uuid.uuid4())


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0003_consent")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop)]
