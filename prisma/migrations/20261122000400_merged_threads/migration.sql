-- A merged thread leads to another one, as long as that exists.
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_mergedIntoId_fkey"
  FOREIGN KEY ("mergedIntoId") REFERENCES "Thread"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
ALTER TABLE "Thread" VALIDATE CONSTRAINT "Thread_mergedIntoId_fkey";
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_merged_status_check"
  CHECK ("mergedIntoId" IS NULL OR ("status" = 'merged' AND "mergedIntoId" <> "id")) NOT VALID;
ALTER TABLE "Thread" VALIDATE CONSTRAINT "Thread_merged_status_check";
CREATE INDEX "Thread_mergedIntoId_idx" ON "Thread"("mergedIntoId");
