// API keys are named by an id, so that their owner can revoke them, and found by their owner. Members from before roles own
// their provider.

CREATE CONSTRAINT api_key_id_is_unique IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.id IS UNIQUE;
CREATE INDEX api_key_id IF NOT EXISTS FOR (n:ApiKey) ON (n.id);
CREATE INDEX api_key_account_id IF NOT EXISTS FOR (n:ApiKey) ON (n.accountId);

MATCH (:Account)-[m:MEMBER_OF]->(:Agent) WHERE m.role IS NULL SET m.role = 'owner';
