from django.db import migrations

from alongside_web.brokering.row_security import wall, whose

TABLES = (
    "roundpart",
    "rulesversion",
    "needstated",
    "offerstated",
    "tiedeclared",
    "voice",
    "voiceanswer",
    "voiceself",
    "planmade",
    "pairput",
)


class Migration(migrations.Migration):

    dependencies = [("brokering", "0001_initial"), ("accounts", "0005_own_address_and_name")]

    operations = [
        migrations.RunPython(whose, migrations.RunPython.noop),
        migrations.RunPython(wall("brokering_brokeringround", "id"), migrations.RunPython.noop),
        *(migrations.RunPython(wall(f"brokering_{table}"), migrations.RunPython.noop) for table in TABLES),
    ]
