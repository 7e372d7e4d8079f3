// Every key is unique, and has an index beside its constraint: on Grafeo a constraint alone is checked by a scan, and
// MERGE on it is 500 times slower. The constraint comes first: Neo4j brings its own index with it and then passes over
// the second statement, but refuses the constraint when the index is already there.

CREATE CONSTRAINT migration_name_is_unique IF NOT EXISTS FOR (n:Migration) REQUIRE n.name IS UNIQUE;
CREATE INDEX migration_name IF NOT EXISTS FOR (n:Migration) ON (n.name);

CREATE CONSTRAINT resource_id_is_unique IF NOT EXISTS FOR (n:Resource) REQUIRE n.id IS UNIQUE;
CREATE INDEX resource_id IF NOT EXISTS FOR (n:Resource) ON (n.id);

CREATE CONSTRAINT resource_source_key_is_unique IF NOT EXISTS FOR (n:Resource) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX resource_source_key IF NOT EXISTS FOR (n:Resource) ON (n.sourceKey);

CREATE CONSTRAINT file_id_is_unique IF NOT EXISTS FOR (n:File) REQUIRE n.id IS UNIQUE;
CREATE INDEX file_id IF NOT EXISTS FOR (n:File) ON (n.id);

CREATE CONSTRAINT outcome_id_is_unique IF NOT EXISTS FOR (n:Outcome) REQUIRE n.id IS UNIQUE;
CREATE INDEX outcome_id IF NOT EXISTS FOR (n:Outcome) ON (n.id);

CREATE CONSTRAINT outcome_source_key_is_unique IF NOT EXISTS FOR (n:Outcome) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX outcome_source_key IF NOT EXISTS FOR (n:Outcome) ON (n.sourceKey);

CREATE CONSTRAINT framework_id_is_unique IF NOT EXISTS FOR (n:Framework) REQUIRE n.id IS UNIQUE;
CREATE INDEX framework_id IF NOT EXISTS FOR (n:Framework) ON (n.id);

CREATE CONSTRAINT framework_source_key_is_unique IF NOT EXISTS FOR (n:Framework) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX framework_source_key IF NOT EXISTS FOR (n:Framework) ON (n.sourceKey);

CREATE CONSTRAINT concept_id_is_unique IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE;
CREATE INDEX concept_id IF NOT EXISTS FOR (n:Concept) ON (n.id);

CREATE CONSTRAINT concept_source_key_is_unique IF NOT EXISTS FOR (n:Concept) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX concept_source_key IF NOT EXISTS FOR (n:Concept) ON (n.sourceKey);

CREATE CONSTRAINT concept_scheme_id_is_unique IF NOT EXISTS FOR (n:ConceptScheme) REQUIRE n.id IS UNIQUE;
CREATE INDEX concept_scheme_id IF NOT EXISTS FOR (n:ConceptScheme) ON (n.id);

CREATE CONSTRAINT concept_scheme_source_key_is_unique IF NOT EXISTS FOR (n:ConceptScheme) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX concept_scheme_source_key IF NOT EXISTS FOR (n:ConceptScheme) ON (n.sourceKey);

CREATE CONSTRAINT accessibility_tag_key_is_unique IF NOT EXISTS FOR (n:AccessibilityTag) REQUIRE n.key IS UNIQUE;
CREATE INDEX accessibility_tag_key IF NOT EXISTS FOR (n:AccessibilityTag) ON (n.key);

CREATE CONSTRAINT licence_key_is_unique IF NOT EXISTS FOR (n:Licence) REQUIRE n.key IS UNIQUE;
CREATE INDEX licence_key IF NOT EXISTS FOR (n:Licence) ON (n.key);

CREATE CONSTRAINT agent_id_is_unique IF NOT EXISTS FOR (n:Agent) REQUIRE n.id IS UNIQUE;
CREATE INDEX agent_id IF NOT EXISTS FOR (n:Agent) ON (n.id);

CREATE CONSTRAINT agent_source_key_is_unique IF NOT EXISTS FOR (n:Agent) REQUIRE n.sourceKey IS UNIQUE;
CREATE INDEX agent_source_key IF NOT EXISTS FOR (n:Agent) ON (n.sourceKey);

CREATE CONSTRAINT account_id_is_unique IF NOT EXISTS FOR (n:Account) REQUIRE n.id IS UNIQUE;
CREATE INDEX account_id IF NOT EXISTS FOR (n:Account) ON (n.id);

CREATE CONSTRAINT account_email_is_unique IF NOT EXISTS FOR (n:Account) REQUIRE n.email IS UNIQUE;
CREATE INDEX account_email IF NOT EXISTS FOR (n:Account) ON (n.email);

CREATE CONSTRAINT session_hash_is_unique IF NOT EXISTS FOR (n:Session) REQUIRE n.hash IS UNIQUE;
CREATE INDEX session_hash IF NOT EXISTS FOR (n:Session) ON (n.hash);

CREATE CONSTRAINT api_key_hash_is_unique IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.hash IS UNIQUE;
CREATE INDEX api_key_hash IF NOT EXISTS FOR (n:ApiKey) ON (n.hash);

CREATE CONSTRAINT source_key_is_unique IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE INDEX source_key IF NOT EXISTS FOR (n:Source) ON (n.key);

CREATE CONSTRAINT record_key_is_unique IF NOT EXISTS FOR (n:Record) REQUIRE n.key IS UNIQUE;
CREATE INDEX record_key IF NOT EXISTS FOR (n:Record) ON (n.key);

CREATE CONSTRAINT revision_id_is_unique IF NOT EXISTS FOR (n:Revision) REQUIRE n.id IS UNIQUE;
CREATE INDEX revision_id IF NOT EXISTS FOR (n:Revision) ON (n.id);

CREATE CONSTRAINT collection_id_is_unique IF NOT EXISTS FOR (n:Collection) REQUIRE n.id IS UNIQUE;
CREATE INDEX collection_id IF NOT EXISTS FOR (n:Collection) ON (n.id);

CREATE CONSTRAINT catalogue_key_is_unique IF NOT EXISTS FOR (n:Catalogue) REQUIRE n.key IS UNIQUE;
CREATE INDEX catalogue_key IF NOT EXISTS FOR (n:Catalogue) ON (n.key);

CREATE CONSTRAINT change_key_is_unique IF NOT EXISTS FOR (n:Change) REQUIRE n.key IS UNIQUE;
CREATE INDEX change_key IF NOT EXISTS FOR (n:Change) ON (n.key);
