// What people say about a resource is found by the resource.

CREATE CONSTRAINT claim_key_is_unique IF NOT EXISTS FOR (n:Claim) REQUIRE n.key IS UNIQUE;
CREATE INDEX claim_key IF NOT EXISTS FOR (n:Claim) ON (n.key);
CREATE INDEX claim_subject IF NOT EXISTS FOR (n:Claim) ON (n.subject);
