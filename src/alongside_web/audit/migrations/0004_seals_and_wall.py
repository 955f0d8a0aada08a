from django.db import migrations

from alongside_web.audit.seals import seal, wall


class Migration(migrations.Migration):

    dependencies = [("audit", "0003_audience"), ("partnerships", "0002_walls")]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RunPython(wall, migrations.RunPython.noop),
    ]
