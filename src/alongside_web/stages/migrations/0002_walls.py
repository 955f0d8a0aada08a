from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("listkept", "stagedates", "tasksaid")


class Migration(migrations.Migration):

    dependencies = [("stages", "0001_initial"), ("partnerships", "0013_agreement_pdf_wall")]

    operations = [migrations.RunPython(wall(f"stages_{table}"), migrations.RunPython.noop) for table in TABLES]
