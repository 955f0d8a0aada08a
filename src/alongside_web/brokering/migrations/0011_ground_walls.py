from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("groundanswer", "assumption", "assumptionlook")


class Migration(migrations.Migration):

    dependencies = [("brokering", "0010_ground"), ("partnerships", "0002_walls")]

    operations = [migrations.RunPython(wall(f"brokering_{table}"), migrations.RunPython.noop) for table in TABLES]
