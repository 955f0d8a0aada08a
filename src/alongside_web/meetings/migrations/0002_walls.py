from django.db import migrations

from alongside_web.partnerships.row_security import wall

TABLES = ("body", "bodymember", "meeting", "attender", "meetingdecision", "meetingaction", "networkmeeting")


class Migration(migrations.Migration):

    dependencies = [("meetings", "0001_initial")]

    operations = [migrations.RunPython(wall(f"meetings_{table}"), migrations.RunPython.noop) for table in TABLES]
