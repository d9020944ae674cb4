-- A credential is what a role of an expert says: now with several fields, a number and a document.
ALTER TABLE "Upload" ADD COLUMN "confidential" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "RoleGrant" ADD COLUMN "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "number" TEXT,
    ADD COLUMN "documentId" UUID,
    ADD COLUMN "verifiedAt" TIMESTAMPTZ(3);
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "RoleGrant_documentId_idx" ON "RoleGrant"("documentId");
UPDATE "RoleGrant" SET "fields" = ARRAY["field"] WHERE "role" = 'expert' AND "field" IS NOT NULL;
UPDATE "RoleGrant" SET "verifiedAt" = coalesce("decidedAt", "requestedAt") WHERE "status" IN ('verified', 'expired');

-- A credential is renewed while the old one counts: one request and one verified grant of a role in a place.
DROP INDEX "RoleGrant_live_idx";
CREATE UNIQUE INDEX "RoleGrant_requested_idx" ON "RoleGrant" ("memberId", COALESCE("clubId", '00000000-0000-0000-0000-000000000000'), "role")
  WHERE "status" = 'requested';
CREATE UNIQUE INDEX "RoleGrant_verified_idx" ON "RoleGrant" ("memberId", COALESCE("clubId", '00000000-0000-0000-0000-000000000000'), "role")
  WHERE "status" = 'verified';

-- What holds instead of an answer.
ALTER TABLE "Post" ADD COLUMN "supersededBy" JSONB;

CREATE TYPE "InterestKind" AS ENUM ('employer', 'clinic', 'sponsor', 'own_shop', 'other');

CREATE TYPE "Outcome" AS ENUM ('yes', 'partly', 'no');

CREATE TABLE "ExpertInterest" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" "InterestKind" NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExpertInterest_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CredentialWarning" (
    "grantId" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CredentialWarning_pkey" PRIMARY KEY ("grantId", "days", "validUntil")
);

CREATE TABLE "ExpertRecord" (
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "helped" INTEGER NOT NULL DEFAULT 0,
    "partly" INTEGER NOT NULL DEFAULT 0,
    "notHelped" INTEGER NOT NULL DEFAULT 0,
    "medianFirstSeconds" INTEGER,
    "lastAnswerAt" TIMESTAMPTZ(3),
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExpertRecord_pkey" PRIMARY KEY ("clubId", "memberId")
);

CREATE TABLE "ClubExperts" (
    "clubId" UUID NOT NULL,
    "outcomeDays" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClubExperts_pkey" PRIMARY KEY ("clubId")
);

CREATE TABLE "AnswerOutcome" (
    "threadId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "askerId" UUID NOT NULL,
    "expertId" UUID,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "outcome" "Outcome",
    "words" TEXT NOT NULL DEFAULT '',
    "again" BOOLEAN NOT NULL DEFAULT false,
    "givenAt" TIMESTAMPTZ(3),

    CONSTRAINT "AnswerOutcome_pkey" PRIMARY KEY ("threadId")
);

CREATE TABLE "AnswerReview" (
    "postId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "reviewBy" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "setById" UUID NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,

    CONSTRAINT "AnswerReview_pkey" PRIMARY KEY ("postId")
);

CREATE INDEX "ExpertInterest_clubId_memberId_since_idx" ON "ExpertInterest"("clubId", "memberId", "since" DESC);
CREATE INDEX "ExpertInterest_memberId_idx" ON "ExpertInterest"("memberId");
CREATE INDEX "ExpertRecord_memberId_idx" ON "ExpertRecord"("memberId");
CREATE INDEX "AnswerOutcome_postId_idx" ON "AnswerOutcome"("postId");
CREATE INDEX "AnswerOutcome_expertId_clubId_idx" ON "AnswerOutcome"("expertId", "clubId");
CREATE INDEX "AnswerReview_clubId_reviewBy_idx" ON "AnswerReview"("clubId", "reviewBy");

ALTER TABLE "ExpertInterest" ADD CONSTRAINT "ExpertInterest_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ExpertInterest" ADD CONSTRAINT "ExpertInterest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CredentialWarning" ADD CONSTRAINT "CredentialWarning_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "RoleGrant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ExpertRecord" ADD CONSTRAINT "ExpertRecord_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ExpertRecord" ADD CONSTRAINT "ExpertRecord_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ClubExperts" ADD CONSTRAINT "ClubExperts_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnswerOutcome" ADD CONSTRAINT "AnswerOutcome_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnswerOutcome" ADD CONSTRAINT "AnswerOutcome_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnswerReview" ADD CONSTRAINT "AnswerReview_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnswerReview" ADD CONSTRAINT "AnswerReview_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody is paid by the same twice at a time.
CREATE UNIQUE INDEX "ExpertInterest_current_idx" ON "ExpertInterest" ("clubId", "memberId", "kind", lower("name")) WHERE "endedAt" IS NULL;
ALTER TABLE "ExpertInterest" ADD CONSTRAINT "ExpertInterest_times_check" CHECK ("endedAt" IS NULL OR "endedAt" >= "since");
ALTER TABLE "ClubExperts" ADD CONSTRAINT "ClubExperts_days_check" CHECK ("outcomeDays" BETWEEN 1 AND 90);
ALTER TABLE "AnswerOutcome" ADD CONSTRAINT "AnswerOutcome_given_check" CHECK (("outcome" IS NULL) = ("givenAt" IS NULL));

-- Jobs look at these alone.
CREATE INDEX "AnswerOutcome_waiting_idx" ON "AnswerOutcome" ("dueAt") WHERE "askedAt" IS NULL AND "outcome" IS NULL;
CREATE INDEX "AnswerReview_waiting_idx" ON "AnswerReview" ("reviewBy") WHERE "remindedAt" IS NULL AND "doneAt" IS NULL;

-- Two answers that each take the other's place would pass each other unseen. A function, so that a test can do without.
CREATE FUNCTION lock_supersession() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtext('supersession'));
$$;
