-- Keeping the peace: flags with a record, reviews and decisions, suspensions with their history, what clubs ask of newcomers and
-- of words, and threads that moved or were split.

CREATE TYPE "FlagOutcome" AS ENUM ('upheld', 'dismissed', 'lapsed');
CREATE TYPE "ReviewKind" AS ENUM ('post', 'person', 'appeal');
CREATE TYPE "ReviewState" AS ENUM ('open', 'decided');
CREATE TYPE "DecisionAct" AS ENUM ('keep', 'hide', 'remove', 'edit', 'lock', 'warn', 'suspend', 'uphold', 'shorten', 'lift');

CREATE TABLE "Suspension" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "byId" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    CONSTRAINT "Suspension_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Suspension_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Suspension_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Suspension_clubId_memberId_at_idx" ON "Suspension"("clubId", "memberId", "at" DESC);
CREATE INDEX "Suspension_memberId_idx" ON "Suspension"("memberId");
-- One runs at a time.
CREATE UNIQUE INDEX "Suspension_running_key" ON "Suspension"("clubId", "memberId") WHERE "endedAt" IS NULL;
-- Those that run already, as they stand on their memberships and in the log.
INSERT INTO "Suspension" ("id", "clubId", "memberId", "byId", "reason", "at", "until")
SELECT gen_random_uuid(), s."clubId", s."memberId", a."actorId", coalesce(s."suspendedReason", ''), coalesce(a."at", s."updatedAt"), s."suspendedUntil"
FROM "Membership" s
LEFT JOIN LATERAL (
  SELECT e."actorId", e."at" FROM "AuditEntry" e
  WHERE e."clubId" = s."clubId" AND e."act" = 'member.suspended' AND e."subject" = 'member:' || s."memberId" ORDER BY e."at" DESC LIMIT 1
) a ON true
WHERE s."suspendedUntil" IS NOT NULL;

CREATE TABLE "PeaceRules" (
    "clubId" UUID NOT NULL,
    "flagThreshold" DOUBLE PRECISION NOT NULL DEFAULT 3,
    "firstDayThreads" INTEGER NOT NULL DEFAULT 3,
    "firstDayReplies" INTEGER NOT NULL DEFAULT 10,
    "firstDayPictures" INTEGER NOT NULL DEFAULT 1,
    "firstDayLinks" INTEGER NOT NULL DEFAULT 2,
    "blockedWords" TEXT[] NOT NULL DEFAULT '{}',
    "heldWords" TEXT[] NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "PeaceRules_pkey" PRIMARY KEY ("clubId"),
    CONSTRAINT "PeaceRules_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeaceRules_limits_check" CHECK ("flagThreshold" > 0 AND "firstDayThreads" >= 0 AND "firstDayReplies" >= 0
      AND "firstDayPictures" >= 0 AND "firstDayLinks" >= 0)
);

CREATE TABLE "ReasonTemplate" (
    "clubId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "text" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ReasonTemplate_pkey" PRIMARY KEY ("clubId", "key"),
    CONSTRAINT "ReasonTemplate_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'open',
    "postId" UUID,
    "memberId" UUID,
    "suspensionId" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "heldFor" TEXT[] NOT NULL DEFAULT '{}',
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "flagCount" INTEGER NOT NULL DEFAULT 0,
    "reasons" "FlagReason"[] NOT NULL DEFAULT '{}',
    "hiddenAt" TIMESTAMPTZ(3),
    "claimedById" UUID,
    "claimedUntil" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Review_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Review_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_suspensionId_fkey" FOREIGN KEY ("suspensionId") REFERENCES "Suspension"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_subject_check" CHECK (CASE "kind" WHEN 'post' THEN "postId" IS NOT NULL
      WHEN 'person' THEN "memberId" IS NOT NULL ELSE "suspensionId" IS NOT NULL END)
);
CREATE UNIQUE INDEX "Review_suspensionId_key" ON "Review"("suspensionId");
CREATE UNIQUE INDEX "Review_open_post_key" ON "Review"("postId") WHERE "state" = 'open' AND "kind" = 'post';
CREATE UNIQUE INDEX "Review_open_person_key" ON "Review"("clubId", "memberId") WHERE "state" = 'open' AND "kind" = 'person';
CREATE INDEX "Review_clubId_state_weight_openedAt_id_idx" ON "Review"("clubId", "state", "weight" DESC, "openedAt", "id");
CREATE INDEX "Review_clubId_state_openedAt_id_idx" ON "Review"("clubId", "state", "openedAt", "id");
CREATE INDEX "Review_memberId_clubId_openedAt_idx" ON "Review"("memberId", "clubId", "openedAt" DESC);
CREATE INDEX "Review_postId_idx" ON "Review"("postId");

CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "memberId" UUID,
    "act" "DecisionAct" NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "template" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Decision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Decision_reviewId_at_idx" ON "Decision"("reviewId", "at" DESC);
CREATE INDEX "Decision_memberId_clubId_at_idx" ON "Decision"("memberId", "clubId", "at" DESC);
CREATE INDEX "Decision_clubId_at_idx" ON "Decision"("clubId", "at" DESC);
-- Of two who decide at once one wins: a review has one decision in force.
CREATE UNIQUE INDEX "Decision_in_force_key" ON "Decision"("reviewId") WHERE "undoneAt" IS NULL;

-- Older code goes on to write flags by post and member.
ALTER TABLE "Flag" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "clubId" UUID, ADD COLUMN "personId" UUID,
  ADD COLUMN "weight" DOUBLE PRECISION NOT NULL DEFAULT 1, ADD COLUMN "fresh" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "reviewId" UUID, ADD COLUMN "outcome" "FlagOutcome", ADD COLUMN "outcomeAt" TIMESTAMPTZ(3);
ALTER TABLE "Flag" DROP CONSTRAINT "Flag_pkey";
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_pkey" PRIMARY KEY ("id");
ALTER TABLE "Flag" ALTER COLUMN "postId" DROP NOT NULL;
CREATE UNIQUE INDEX "Flag_postId_memberId_key" ON "Flag"("postId", "memberId");
CREATE UNIQUE INDEX "Flag_clubId_personId_memberId_key" ON "Flag"("clubId", "personId", "memberId");
CREATE INDEX "Flag_memberId_outcome_idx" ON "Flag"("memberId", "outcome");
CREATE INDEX "Flag_reviewId_idx" ON "Flag"("reviewId");
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_subject_check" CHECK (("postId" IS NULL) <> ("personId" IS NULL) AND ("personId" IS NULL) = ("clubId" IS NULL)) NOT VALID;
-- Flags of before, on posts that stand, wait from now on; what became of the others nobody wrote down.
INSERT INTO "Review" ("id", "clubId", "kind", "postId", "memberId", "weight", "flagCount", "reasons", "heldFor", "openedAt")
SELECT gen_random_uuid(), t."clubId", 'post', p."id", p."authorId", count(*), count(*), array_agg(DISTINCT f."reason"), '{}', min(f."at")
FROM "Flag" f JOIN "Post" p ON p."id" = f."postId" JOIN "Thread" t ON t."id" = p."threadId"
WHERE p."status" = 'published' GROUP BY p."id", t."clubId", p."authorId";
UPDATE "Flag" f SET "reviewId" = r."id" FROM "Review" r WHERE r."postId" = f."postId";
UPDATE "Flag" SET "outcome" = 'upheld', "outcomeAt" = "at" WHERE "reviewId" IS NULL;

ALTER TABLE "Thread" ADD COLUMN "authorName" TEXT;
ALTER TABLE "Post" ADD COLUMN "authorName" TEXT, ADD COLUMN "movedToId" UUID;
CREATE UNIQUE INDEX "Post_movedToId_key" ON "Post"("movedToId");
ALTER TABLE "Post" ADD CONSTRAINT "Post_movedToId_fkey" FOREIGN KEY ("movedToId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "Post" ADD CONSTRAINT "Post_place_check" CHECK ("movedToId" IS NULL OR ("status" = 'removed' AND "body" = '' AND "movedToId" <> "id")) NOT VALID;

CREATE TABLE "ThreadMove" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "fromClubId" UUID NOT NULL,
    "toClubId" UUID NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT '{}',
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    CONSTRAINT "ThreadMove_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ThreadMove_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ThreadMove_threadId_at_idx" ON "ThreadMove"("threadId", "at" DESC);

CREATE TABLE "ThreadSplit" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "posts" JSONB NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    CONSTRAINT "ThreadSplit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ThreadSplit_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ThreadSplit_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ThreadSplit_fromId_at_idx" ON "ThreadSplit"("fromId", "at" DESC);
CREATE INDEX "ThreadSplit_intoId_idx" ON "ThreadSplit"("intoId");

-- A reply may be on its way while what it answers is split off: it would answer into another thread. It is refused, and its
-- writer looks again. After the insert, so that copying in many posts stays quick.
CREATE FUNCTION refuse_reply_across_threads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Post" r WHERE r."id" = NEW."replyToId" AND r."threadId" <> NEW."threadId") THEN
    RAISE EXCEPTION 'changed_meanwhile';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Post_reply_within_thread" AFTER INSERT ON "Post" FOR EACH ROW
  WHEN (NEW."replyToId" IS NOT NULL) EXECUTE FUNCTION refuse_reply_across_threads();
