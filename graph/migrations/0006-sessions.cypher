// A session is named by an id, so that its owner can end it, and says when it was used last. Those from before are ended:
// people sign in once more.

MATCH (s:Session) WHERE s.id IS NULL DELETE s;

CREATE CONSTRAINT session_id_is_unique IF NOT EXISTS FOR (n:Session) REQUIRE n.id IS UNIQUE;
CREATE INDEX session_id IF NOT EXISTS FOR (n:Session) ON (n.id);
CREATE INDEX session_account_id IF NOT EXISTS FOR (n:Session) ON (n.accountId);

// Links that are sent by mail: to confirm an address, and to choose a new password.
CREATE CONSTRAINT mail_link_hash_is_unique IF NOT EXISTS FOR (n:MailLink) REQUIRE n.hash IS UNIQUE;
CREATE INDEX mail_link_hash IF NOT EXISTS FOR (n:MailLink) ON (n.hash);
CREATE INDEX mail_link_email IF NOT EXISTS FOR (n:MailLink) ON (n.email);
CREATE INDEX mail_link_expires_at IF NOT EXISTS FOR (n:MailLink) ON (n.expiresAt);
