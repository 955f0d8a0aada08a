from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("exchangereport", "hostcontext", "practice", "practicestep", "promise", "gift", "marking")


class Migration(migrations.Migration):

    dependencies = [("learning", "0001_initial"), ("partnerships", "0013_agreement_pdf_wall")]

    operations = [migrations.RunPython(wall(f"learning_{table}"), migrations.RunPython.noop) for table in TABLES]
