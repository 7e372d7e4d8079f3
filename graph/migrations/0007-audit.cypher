// The audit log: entries by their number, and by who acted and to whom, so that a person can be erased.

CREATE CONSTRAINT audit_entry_sequence_is_unique IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.sequence IS UNIQUE;
CREATE INDEX audit_entry_sequence IF NOT EXISTS FOR (n:AuditEntry) ON (n.sequence);
CREATE INDEX audit_entry_actor IF NOT EXISTS FOR (n:AuditEntry) ON (n.actor);
CREATE INDEX audit_entry_subject IF NOT EXISTS FOR (n:AuditEntry) ON (n.subject);

CREATE CONSTRAINT audit_head_key_is_unique IF NOT EXISTS FOR (n:AuditHead) REQUIRE n.key IS UNIQUE;
CREATE INDEX audit_head_key IF NOT EXISTS FOR (n:AuditHead) ON (n.key);
