-- A record's photo is for its owner and whoever the record is shown to, not for whoever may see the club.
ALTER TABLE "Upload" ADD COLUMN "recordId" UUID;
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "MemberRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "Upload_recordId_idx" ON "Upload"("recordId");

UPDATE "Upload" u SET "recordId" = r."id", "confidential" = true
FROM "MemberRecord" r, LATERAL jsonb_each_text(r."values"::jsonb) v
WHERE v.value = u."id"::text AND u."uploaderId" = r."memberId";
