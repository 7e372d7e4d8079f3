// Invitations to act for a provider, and the domains that providers prove.

CREATE CONSTRAINT invitation_hash_is_unique IF NOT EXISTS FOR (n:Invitation) REQUIRE n.hash IS UNIQUE;
CREATE INDEX invitation_hash IF NOT EXISTS FOR (n:Invitation) ON (n.hash);
CREATE CONSTRAINT invitation_id_is_unique IF NOT EXISTS FOR (n:Invitation) REQUIRE n.id IS UNIQUE;
CREATE INDEX invitation_id IF NOT EXISTS FOR (n:Invitation) ON (n.id);
CREATE INDEX invitation_provider_id IF NOT EXISTS FOR (n:Invitation) ON (n.providerId);
CREATE INDEX invitation_email IF NOT EXISTS FOR (n:Invitation) ON (n.email);
CREATE INDEX invitation_invited_by IF NOT EXISTS FOR (n:Invitation) ON (n.invitedBy);
CREATE CONSTRAINT domain_proof_key_is_unique IF NOT EXISTS FOR (n:DomainProof) REQUIRE n.key IS UNIQUE;
CREATE INDEX domain_proof_key IF NOT EXISTS FOR (n:DomainProof) ON (n.key);
CREATE INDEX domain_proof_provider_id IF NOT EXISTS FOR (n:DomainProof) ON (n.providerId);
CREATE INDEX domain_proof_domain IF NOT EXISTS FOR (n:DomainProof) ON (n.domain);
