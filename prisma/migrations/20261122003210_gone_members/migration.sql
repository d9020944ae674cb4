-- Those whose account is gone, few among many: what they still have a part in is looked for each minute.
CREATE INDEX "Member_gone_idx" ON "Member" ("id") WHERE "status" <> 'active';
