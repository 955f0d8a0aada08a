from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("planimport", "planpaper")


class Migration(migrations.Migration):

    dependencies = [("plans", "0003_plan_imports_and_papers")]

    operations = [migrations.RunPython(wall(f"plans_{table}"), migrations.RunPython.noop) for table in TABLES]
