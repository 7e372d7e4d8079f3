// What an account keeps is found by the account.

CREATE CONSTRAINT saved_search_id_is_unique IF NOT EXISTS FOR (n:SavedSearch) REQUIRE n.id IS UNIQUE;
CREATE INDEX saved_search_id IF NOT EXISTS FOR (n:SavedSearch) ON (n.id);
CREATE INDEX saved_search_account_id IF NOT EXISTS FOR (n:SavedSearch) ON (n.accountId);
