"""The database itself refuses to change a published version."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
CREATE TRIGGER catalogue_version_unchanging BEFORE UPDATE ON catalogue_itemversion BEGIN
    SELECT RAISE(ABORT, 'published versions are never changed');
END;
"""
POSTGRES = """
CREATE FUNCTION catalogue_version_unchanging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published versions are never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER catalogue_version_unchanging BEFORE UPDATE ON catalogue_itemversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_version_unchanging();
"""
SQLITE_BACK = "DROP TRIGGER catalogue_version_unchanging"
POSTGRES_BACK = """
DROP TRIGGER catalogue_version_unchanging ON catalogue_itemversion;
DROP FUNCTION catalogue_version_unchanging();
"""


def build(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE)


def tear_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRES_BACK if postgres else SQLITE_BACK)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(build, tear_down)]
