// Codes for print: looked up by their letters, by what they are shown for, and by what they lead to.

CREATE CONSTRAINT code_code_is_unique IF NOT EXISTS FOR (n:Code) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT code_shown_for_is_unique IF NOT EXISTS FOR (n:Code) REQUIRE n.shownFor IS UNIQUE;
CREATE INDEX code_code IF NOT EXISTS FOR (n:Code) ON (n.code);
CREATE INDEX code_shown_for IF NOT EXISTS FOR (n:Code) ON (n.shownFor);
CREATE INDEX code_leads_to IF NOT EXISTS FOR (n:Code) ON (n.leadsTo);
