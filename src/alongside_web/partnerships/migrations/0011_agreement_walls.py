from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("agreementedition", "agreementsectionversion", "agreementsuggestion", "agreementsignature")


class Migration(migrations.Migration):

    dependencies = [("partnerships", "0010_agreement")]

    operations = [
        migrations.RunPython(wall(f"partnerships_{table}"), migrations.RunPython.noop) for table in TABLES
    ]
