// Identities: accounts of people at identity providers, found by issuer and subject; and round trips to those providers.

CREATE CONSTRAINT identity_key_is_unique IF NOT EXISTS FOR (n:Identity) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT identity_id_is_unique IF NOT EXISTS FOR (n:Identity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT identity_ticket_hash_is_unique IF NOT EXISTS FOR (n:IdentityTicket) REQUIRE n.hash IS UNIQUE;
CREATE INDEX identity_key IF NOT EXISTS FOR (n:Identity) ON (n.key);
CREATE INDEX identity_id IF NOT EXISTS FOR (n:Identity) ON (n.id);
CREATE INDEX identity_account_id IF NOT EXISTS FOR (n:Identity) ON (n.accountId);
CREATE INDEX identity_ticket_hash IF NOT EXISTS FOR (n:IdentityTicket) ON (n.hash);
CREATE INDEX identity_ticket_expires_at IF NOT EXISTS FOR (n:IdentityTicket) ON (n.expiresAt);

// The sessions that an identity opened end when its provider says so.
CREATE INDEX session_identity_key IF NOT EXISTS FOR (n:Session) ON (n.identityKey);
CREATE INDEX session_identity_sid IF NOT EXISTS FOR (n:Session) ON (n.identitySid);
