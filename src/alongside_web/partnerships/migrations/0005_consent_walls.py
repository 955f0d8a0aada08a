import uuid

from django.db import migrations, models

from alongside_web.partnerships.row_security import wall

TABLES = ("reply", "readinesstold", "publicitywish", "pause", "mode", "note", "openpart")


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0004_keys_of_parts")]

    operations = [
        migrations.AlterField(
            model_name="participation",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        *(migrations.RunPython(wall(f"partnerships_{table}"), migrations.RunPython.noop) for table in TABLES),
    ]
