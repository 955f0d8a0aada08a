from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("plan", "aim", "funder", "allocation", "activity", "happening", "payment", "planversion")


class Migration(migrations.Migration):

    dependencies = [("plans", "0001_initial"), ("partnerships", "0013_agreement_pdf_wall")]

    operations = [migrations.RunPython(wall(f"plans_{table}"), migrations.RunPython.noop) for table in TABLES]
