from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("audit", "0002_never_altered")]

    operations = [
        migrations.AddField("entry", "audience", models.CharField(default="author", max_length=30)),
        migrations.AddField("entry", "side", models.CharField(blank=True, max_length=20)),
    ]
