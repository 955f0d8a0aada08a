from django.db import migrations

from alongside_web.concerns.row_security import raise_walls


class Migration(migrations.Migration):

    dependencies = [("concerns", "0001_initial"), ("audit", "0004_seals_and_wall"), ("partnerships", "0002_walls")]

    operations = [migrations.RunPython(raise_walls, migrations.RunPython.noop)]
