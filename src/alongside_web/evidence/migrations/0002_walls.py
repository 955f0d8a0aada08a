from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("statement", "recordedevent", "surrounding", "officetold", "stagetold")


class Migration(migrations.Migration):

    dependencies = [("evidence", "0001_initial")]

    operations = [migrations.RunPython(wall(f"evidence_{table}"), migrations.RunPython.noop) for table in TABLES]
