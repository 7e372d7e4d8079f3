// An index of Grafeo holds its property on every label, and is made anew at each start. No query starts from the address of a
// file. The hash of a record stood in the index that sessions, keys and links are found by.

DROP INDEX file_url IF EXISTS;

MATCH (r:Record) WHERE r.hash IS NOT NULL SET r.digest = r.hash REMOVE r.hash;
