// What administrators set: limits of the place, and identity providers beside those of the operator's file.

CREATE CONSTRAINT place_settings_key_is_unique IF NOT EXISTS FOR (n:PlaceSettings) REQUIRE n.key IS UNIQUE;
CREATE INDEX place_settings_key IF NOT EXISTS FOR (n:PlaceSettings) ON (n.key);
CREATE CONSTRAINT identity_provider_id_is_unique IF NOT EXISTS FOR (n:IdentityProvider) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT identity_provider_slug_is_unique IF NOT EXISTS FOR (n:IdentityProvider) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT identity_provider_issuer_is_unique IF NOT EXISTS FOR (n:IdentityProvider) REQUIRE n.issuer IS UNIQUE;
CREATE INDEX identity_provider_id IF NOT EXISTS FOR (n:IdentityProvider) ON (n.id);
CREATE INDEX identity_provider_slug IF NOT EXISTS FOR (n:IdentityProvider) ON (n.slug);
CREATE INDEX identity_provider_issuer IF NOT EXISTS FOR (n:IdentityProvider) ON (n.issuer);
