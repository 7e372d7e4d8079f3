// How often resources were used, and what was searched for in vain: numbers a month.

CREATE CONSTRAINT use_key_is_unique IF NOT EXISTS FOR (n:Use) REQUIRE n.key IS UNIQUE;
CREATE INDEX use_key IF NOT EXISTS FOR (n:Use) ON (n.key);
CREATE INDEX use_resource_id IF NOT EXISTS FOR (n:Use) ON (n.resourceId);
CREATE CONSTRAINT wish_key_is_unique IF NOT EXISTS FOR (n:Wish) REQUIRE n.key IS UNIQUE;
CREATE INDEX wish_key IF NOT EXISTS FOR (n:Wish) ON (n.key);
CREATE INDEX wish_language IF NOT EXISTS FOR (n:Wish) ON (n.language);
