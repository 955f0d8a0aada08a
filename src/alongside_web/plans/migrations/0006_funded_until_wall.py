from django.db import migrations

from alongside_web.partnerships.row_security import wall


class Migration(migrations.Migration):

    dependencies = [("plans", "0005_funded_until")]

    operations = [migrations.RunPython(wall("plans_fundeduntil"), migrations.RunPython.noop)]
