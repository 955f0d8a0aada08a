import uuid

from django.db import migrations

from alongside_web.accounts.walls import seen_by_all


def give_keys(apps, _editor):
    parts = apps.get_model("partnerships", "Participation")
    with seen_by_all():
        for part in parts.objects.all():
            parts.objects.filter(pk=part.pk).update(key=uuid.uuid4())


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0003_consent")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop)]
