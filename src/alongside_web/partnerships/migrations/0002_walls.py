from django.db import migrations

from alongside_web.partnerships.row_security import wall, whose


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0001_initial")]

    operations = [
        migrations.RunPython(whose, migrations.RunPython.noop),
        migrations.RunPython(wall("partnerships_partnership", "id"), migrations.RunPython.noop),
        migrations.RunPython(wall("partnerships_participation"), migrations.RunPython.noop),
    ]
