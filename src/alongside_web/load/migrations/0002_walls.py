from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside_web.partnerships.row_security import wall

# A school's commitments belong to the school: its members see them, and who has a part in one of its partnerships. Which of
# them those may read, the access functions of this part decide.
_ME = "nullif(current_setting('alongside.person', true), '')::bigint"
_SEEN = f"""(
  current_setting('alongside.wide', true) = 'on'
  OR organisation_id IN (
    SELECT organisation_id FROM accounts_membership
    WHERE person_id = {_ME} AND since <= current_date AND (until IS NULL OR until >= current_date))
  OR organisation_id IN (
    SELECT unnest(ARRAY[supported_id, supporting_id]) FROM partnerships_partnership
    WHERE id IN (SELECT alongside_my_partnerships()))
)"""


def wall_of_schools(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    editor.execute("ALTER TABLE load_commitment ENABLE ROW LEVEL SECURITY")
    editor.execute("ALTER TABLE load_commitment FORCE ROW LEVEL SECURITY")
    editor.execute(f"CREATE POLICY own_schools ON load_commitment USING {_SEEN} WITH CHECK {_SEEN}")


class Migration(migrations.Migration):

    dependencies = [("load", "0001_initial"), ("partnerships", "0013_agreement_pdf_wall"), ("accounts", "0002_organisation_membership")]

    operations = [
        migrations.RunPython(wall("load_ceiling"), migrations.RunPython.noop),
        migrations.RunPython(wall_of_schools, migrations.RunPython.noop),
    ]
