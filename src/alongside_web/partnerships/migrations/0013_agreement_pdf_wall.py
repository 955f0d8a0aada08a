from django.db import migrations

from alongside_web.partnerships.row_security import wall


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0012_agreement_pdf")]

    operations = [migrations.RunPython(wall("partnerships_agreementpdf"), migrations.RunPython.noop)]
