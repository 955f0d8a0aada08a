from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRESQL = (
    """
    CREATE FUNCTION audit_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'an entry of the audit is never altered'; END $$
    """,
    "CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_entry_is_final()",
)
# Deleting is left to the chain to find: SQLite has no TRUNCATE, and emptying a table for tests deletes its rows.
SQLITE = (
    "CREATE TRIGGER audit_entry_is_final BEFORE UPDATE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'an entry of the audit is never altered'); END",
)


def seal(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
