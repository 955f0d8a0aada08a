from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("brokering", "0015_plan_lines_kept")]

    operations = [migrations.RemoveField(model_name="planmade", name="stated")]
