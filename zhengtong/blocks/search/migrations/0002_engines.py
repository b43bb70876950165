"""Each database's own index over the words of the entries."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# `ascii` lets every character beyond ASCII be part of a word, whatever the Unicode version of
# SQLite knows of it; the marks of our words are added. Words are only ever asked whole or by
# their beginning, so no positions are kept (detail=none). The triggers keep the index in step
# with the table, also when rows are deleted in bulk.
SQLITE = """
CREATE VIRTUAL TABLE search_fts USING fts5(
    words, content='search_searchentry', content_rowid='id', detail=none, columnsize=0,
    tokenize="ascii tokenchars '^~$!=#_.-'"
);
CREATE TRIGGER search_entry_put AFTER INSERT ON search_searchentry BEGIN
    INSERT INTO search_fts(rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_searchentry BEGIN
    INSERT INTO search_fts(search_fts, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_searchentry
WHEN old.words <> new.words BEGIN
    INSERT INTO search_fts(search_fts, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO search_fts(rowid, words) VALUES (new.id, new.words);
END;
"""

SQLITE_BACK = (
    "DROP TRIGGER search_entry_put",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_fts",
)

# Our words are the lexemes: nothing is parsed or stemmed. Without fastupdate a search never has
# to walk through a list of pending entries.
POSTGRES = (
    "ALTER TABLE search_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS"
    " (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX search_entry_words ON search_searchentry"
    " USING gin (vector) WITH (fastupdate = off)",
)

POSTGRES_BACK = ("ALTER TABLE search_searchentry DROP COLUMN vector",)


def build(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES:
            schema_editor.execute(statement)
        return
    statements = SQLITE.strip().split(";\nCREATE ")
    for number, statement in enumerate(statements):
        schema_editor.execute(("CREATE " if number else "") + statement.rstrip(";\n") + ";")


def tear_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES_BACK if postgres else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, tear_down)]
