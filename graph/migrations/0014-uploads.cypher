// Files of records that providers send, and what became of each record.

CREATE CONSTRAINT upload_id_is_unique IF NOT EXISTS FOR (n:Upload) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT upload_report_id_is_unique IF NOT EXISTS FOR (n:UploadReport) REQUIRE n.id IS UNIQUE;
CREATE INDEX upload_id IF NOT EXISTS FOR (n:Upload) ON (n.id);
CREATE INDEX upload_provider_id IF NOT EXISTS FOR (n:Upload) ON (n.providerId);
CREATE INDEX upload_account_id IF NOT EXISTS FOR (n:Upload) ON (n.accountId);
CREATE INDEX upload_report_id IF NOT EXISTS FOR (n:UploadReport) ON (n.id);
CREATE INDEX upload_report_upload_id IF NOT EXISTS FOR (n:UploadReport) ON (n.uploadId);
