-- The studio's lists: privileged acts by time and by who did them, members by part of a name.
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry" ("at" DESC, "id" DESC);
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry" ("actorId", "at" DESC);
CREATE INDEX "Member_name_id_idx" ON "Member" ("name", "id");
CREATE INDEX "Member_name_trgm_idx" ON "Member" USING GIN (lower("name") gin_trgm_ops);
CREATE INDEX "Member_email_trgm_idx" ON "Member" USING GIN (lower("email"::text) gin_trgm_ops);
