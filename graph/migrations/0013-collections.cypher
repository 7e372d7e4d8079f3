// Collections are looked up by who made them and by the provider they belong to.

CREATE INDEX collection_made_by IF NOT EXISTS FOR (n:Collection) ON (n.madeBy);
CREATE INDEX collection_provider_id IF NOT EXISTS FOR (n:Collection) ON (n.providerId);
