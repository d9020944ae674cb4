-- What was told of a thing is looked at again when the thing changes.
CREATE INDEX "Notice_subject_idx" ON "Notice" ("subject", "id") WHERE "readAt" IS NULL;
