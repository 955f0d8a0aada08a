from django.db import migrations

from alongside_web.brokering.row_security import wall


class Migration(migrations.Migration):

    dependencies = [("brokering", "0017_record_pdf")]

    operations = [migrations.RunPython(wall("brokering_recordpdf"), migrations.RunPython.noop)]
