// Passkeys, authenticator apps, recovery codes, and what is asked once on the way to them.

CREATE CONSTRAINT passkey_credential_id_is_unique IF NOT EXISTS FOR (n:Passkey) REQUIRE n.credentialId IS UNIQUE;
CREATE INDEX passkey_credential_id IF NOT EXISTS FOR (n:Passkey) ON (n.credentialId);
CREATE CONSTRAINT passkey_id_is_unique IF NOT EXISTS FOR (n:Passkey) REQUIRE n.id IS UNIQUE;
CREATE INDEX passkey_id IF NOT EXISTS FOR (n:Passkey) ON (n.id);
CREATE INDEX passkey_account_id IF NOT EXISTS FOR (n:Passkey) ON (n.accountId);

CREATE CONSTRAINT totp_account_id_is_unique IF NOT EXISTS FOR (n:Totp) REQUIRE n.accountId IS UNIQUE;
CREATE INDEX totp_account_id IF NOT EXISTS FOR (n:Totp) ON (n.accountId);
CREATE CONSTRAINT totp_id_is_unique IF NOT EXISTS FOR (n:Totp) REQUIRE n.id IS UNIQUE;
CREATE INDEX totp_id IF NOT EXISTS FOR (n:Totp) ON (n.id);

CREATE CONSTRAINT recovery_code_hash_is_unique IF NOT EXISTS FOR (n:RecoveryCode) REQUIRE n.hash IS UNIQUE;
CREATE INDEX recovery_code_hash IF NOT EXISTS FOR (n:RecoveryCode) ON (n.hash);
CREATE INDEX recovery_code_account_id IF NOT EXISTS FOR (n:RecoveryCode) ON (n.accountId);

CREATE CONSTRAINT challenge_hash_is_unique IF NOT EXISTS FOR (n:Challenge) REQUIRE n.hash IS UNIQUE;
CREATE INDEX challenge_hash IF NOT EXISTS FOR (n:Challenge) ON (n.hash);
CREATE INDEX challenge_account_id IF NOT EXISTS FOR (n:Challenge) ON (n.accountId);
CREATE INDEX challenge_expires_at IF NOT EXISTS FOR (n:Challenge) ON (n.expiresAt);
