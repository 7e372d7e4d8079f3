// Reports and what follows from them: by what they are about, and by who wrote them, so that a person can be forgotten.

CREATE CONSTRAINT report_id_is_unique IF NOT EXISTS FOR (n:Report) REQUIRE n.id IS UNIQUE;
CREATE INDEX report_id IF NOT EXISTS FOR (n:Report) ON (n.id);
CREATE INDEX report_subject IF NOT EXISTS FOR (n:Report) ON (n.subject);
CREATE INDEX report_by IF NOT EXISTS FOR (n:Report) ON (n.by);

CREATE CONSTRAINT moderation_case_id_is_unique IF NOT EXISTS FOR (n:ModerationCase) REQUIRE n.id IS UNIQUE;
CREATE INDEX moderation_case_id IF NOT EXISTS FOR (n:ModerationCase) ON (n.id);
CREATE INDEX moderation_case_subject IF NOT EXISTS FOR (n:ModerationCase) ON (n.subject);

CREATE CONSTRAINT decision_id_is_unique IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;
CREATE INDEX decision_id IF NOT EXISTS FOR (n:Decision) ON (n.id);
CREATE INDEX decision_subject IF NOT EXISTS FOR (n:Decision) ON (n.subject);
CREATE INDEX decision_provider_id IF NOT EXISTS FOR (n:Decision) ON (n.providerId);
CREATE INDEX decision_by IF NOT EXISTS FOR (n:Decision) ON (n.by);

CREATE CONSTRAINT message_id_is_unique IF NOT EXISTS FOR (n:Message) REQUIRE n.id IS UNIQUE;
CREATE INDEX message_id IF NOT EXISTS FOR (n:Message) ON (n.id);
CREATE INDEX message_decision_id IF NOT EXISTS FOR (n:Message) ON (n.decisionId);
CREATE INDEX message_by IF NOT EXISTS FOR (n:Message) ON (n.by);

// The words of the place.
CREATE CONSTRAINT place_key_is_unique IF NOT EXISTS FOR (n:Place) REQUIRE n.key IS UNIQUE;
CREATE INDEX place_key IF NOT EXISTS FOR (n:Place) ON (n.key);
