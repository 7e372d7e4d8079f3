// What is written all or nothing waits in a journal: its rows are found by the unit they are part of.

CREATE CONSTRAINT journal_id_is_unique IF NOT EXISTS FOR (n:Journal) REQUIRE n.id IS UNIQUE;
CREATE INDEX journal_id IF NOT EXISTS FOR (n:Journal) ON (n.id);

CREATE CONSTRAINT journal_row_key_is_unique IF NOT EXISTS FOR (n:JournalRow) REQUIRE n.key IS UNIQUE;
CREATE INDEX journal_row_key IF NOT EXISTS FOR (n:JournalRow) ON (n.key);
CREATE INDEX journal_row_unit_key IF NOT EXISTS FOR (n:JournalRow) ON (n.unitKey);

// Readers of the change feed that several processes share, each with the lease of the one that works.
CREATE CONSTRAINT cursor_key_is_unique IF NOT EXISTS FOR (n:Cursor) REQUIRE n.key IS UNIQUE;
CREATE INDEX cursor_key IF NOT EXISTS FOR (n:Cursor) ON (n.key);
