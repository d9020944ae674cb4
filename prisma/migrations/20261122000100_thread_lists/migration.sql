-- Lists go newest first with the id as tie-breaker, both descending, so that a cursor is one row comparison.
DROP INDEX "Thread_clubId_lastPostAt_id_idx";
DROP INDEX "Thread_clubId_kind_lastPostAt_id_idx";
DROP INDEX "Thread_clubId_createdAt_id_idx";
DROP INDEX "Thread_pinned_idx";
ALTER TABLE "Thread" DROP COLUMN "reactionCount";
CREATE INDEX "Thread_clubId_lastPostAt_id_idx" ON "Thread" ("clubId", "lastPostAt" DESC, "id" DESC);
CREATE INDEX "Thread_clubId_kind_lastPostAt_id_idx" ON "Thread" ("clubId", "kind", "lastPostAt" DESC, "id" DESC);
CREATE INDEX "Thread_clubId_createdAt_id_idx" ON "Thread" ("clubId", "createdAt" DESC, "id" DESC);
CREATE INDEX "Thread_clubId_postCount_id_idx" ON "Thread" ("clubId", "postCount" DESC, "id" DESC);
CREATE INDEX "Thread_pinned_first_idx" ON "Thread" ("clubId", ("pinnedAt" IS NOT NULL) DESC, "lastPostAt" DESC, "id" DESC);
CREATE INDEX "Post_preview_idx" ON "Post" ("previewUrl") WHERE "previewUrl" IS NOT NULL;
