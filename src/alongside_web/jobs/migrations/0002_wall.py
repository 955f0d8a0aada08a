from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SEEN = (
    "(current_setting('alongside.wide', true) = 'on' "
    "OR owner_id = nullif(current_setting('alongside.person', true), '')::bigint)"
)


def wall(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Shows a person only their own jobs, and takes only those."""
    if editor.connection.vendor != "postgresql":
        return
    editor.execute("ALTER TABLE jobs_progress ENABLE ROW LEVEL SECURITY")
    editor.execute("ALTER TABLE jobs_progress FORCE ROW LEVEL SECURITY")
    editor.execute(f"CREATE POLICY own_jobs ON jobs_progress USING {_SEEN} WITH CHECK {_SEEN}")


class Migration(migrations.Migration):

    dependencies = [("jobs", "0001_jobs")]

    operations = [migrations.RunPython(wall, migrations.RunPython.noop)]
