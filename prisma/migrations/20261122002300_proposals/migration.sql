-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('drafting', 'gathering', 'evaluating', 'accepted', 'declined', 'later', 'withdrawn', 'expired', 'merged');

-- CreateEnum
CREATE TYPE "ProposalAuthorState" AS ENUM ('invited', 'accepted');

-- CreateEnum
CREATE TYPE "AmendmentState" AS ENUM ('submitted', 'accepted', 'rejected', 'promoted', 'withdrawn');

-- CreateEnum
CREATE TYPE "ProposalVerdict" AS ENUM ('accepted', 'declined', 'later');

-- CreateEnum
CREATE TYPE "DesignKind" AS ENUM ('single', 'several', 'score', 'dots', 'ranked');

-- CreateTable
CREATE TABLE "ProposalSettings" (
    "clubId" UUID NOT NULL,
    "threshold" INTEGER NOT NULL DEFAULT 20,
    "gatheringDays" INTEGER NOT NULL DEFAULT 30,
    "answerDays" INTEGER NOT NULL DEFAULT 14,
    "mergeUndoHours" INTEGER NOT NULL DEFAULT 72,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalSettings_pkey" PRIMARY KEY ("clubId")
);

-- CreateTable
CREATE TABLE "ProposalTemplate" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ProposalTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'drafting',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "language" "Locale",
    "tags" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "firstAuthorId" UUID NOT NULL,
    "supportCount" INTEGER NOT NULL DEFAULT 0,
    "heat" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "threshold" INTEGER NOT NULL DEFAULT 0,
    "deadline" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "evaluatingAt" TIMESTAMPTZ(3),
    "answerBy" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "settledReason" TEXT,
    "mergedIntoId" UUID,
    "mergedFrom" "ProposalState",
    "mergeUndoUntil" TIMESTAMPTZ(3),
    "promotedFromId" UUID,
    "threadId" UUID,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalAuthor" (
    "proposalId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "state" "ProposalAuthorState" NOT NULL DEFAULT 'invited',
    "invitedById" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalAuthor_pkey" PRIMARY KEY ("proposalId","memberId")
);

-- CreateTable
CREATE TABLE "ProposalVersion" (
    "proposalId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "editedById" UUID,
    "amendmentId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalVersion_pkey" PRIMARY KEY ("proposalId","version")
);

-- CreateTable
CREATE TABLE "ProposalSupport" (
    "proposalId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "viaId" UUID,

    CONSTRAINT "ProposalSupport_pkey" PRIMARY KEY ("proposalId","memberId")
);

-- CreateTable
CREATE TABLE "ProposalAmendment" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "state" "AmendmentState" NOT NULL DEFAULT 'submitted',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "becameVersion" INTEGER,
    "promotedToId" UUID,

    CONSTRAINT "ProposalAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalResponse" (
    "proposalId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" "ProposalVerdict" NOT NULL,
    "reason" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "costAmount" BIGINT,
    "currency" TEXT,
    "readyBy" TIMESTAMPTZ(3),
    "changeReason" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalResponse_pkey" PRIMARY KEY ("proposalId","version")
);

-- CreateTable
CREATE TABLE "DesignQuestion" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" "DesignKind" NOT NULL,
    "question" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "quorum" INTEGER NOT NULL DEFAULT 0,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "byId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "voterCount" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DesignQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DesignVote" (
    "questionId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "ballot" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DesignVote_pkey" PRIMARY KEY ("questionId","memberId")
);

-- CreateIndex
CREATE INDEX "ProposalTemplate_clubId_position_idx" ON "ProposalTemplate"("clubId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_promotedFromId_key" ON "Proposal"("promotedFromId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_threadId_key" ON "Proposal"("threadId");

-- CreateIndex
CREATE INDEX "Proposal_clubId_state_heat_id_idx" ON "Proposal"("clubId", "state", "heat" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Proposal_clubId_publishedAt_id_idx" ON "Proposal"("clubId", "publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Proposal_clubId_state_settledAt_id_idx" ON "Proposal"("clubId", "state", "settledAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Proposal_mergedIntoId_idx" ON "Proposal"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Proposal_tags_idx" ON "Proposal" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "ProposalAuthor_memberId_idx" ON "ProposalAuthor"("memberId");

-- CreateIndex
CREATE INDEX "ProposalSupport_memberId_idx" ON "ProposalSupport"("memberId");

-- CreateIndex
CREATE INDEX "ProposalSupport_proposalId_at_idx" ON "ProposalSupport"("proposalId", "at" DESC);

-- CreateIndex
CREATE INDEX "ProposalAmendment_proposalId_state_createdAt_idx" ON "ProposalAmendment"("proposalId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "ProposalAmendment_memberId_idx" ON "ProposalAmendment"("memberId");

-- CreateIndex
CREATE INDEX "DesignQuestion_subject_createdAt_idx" ON "DesignQuestion"("subject", "createdAt");

-- CreateIndex
CREATE INDEX "DesignVote_memberId_idx" ON "DesignVote"("memberId");

-- AddForeignKey
ALTER TABLE "ProposalSettings" ADD CONSTRAINT "ProposalSettings_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalTemplate" ADD CONSTRAINT "ProposalTemplate_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalAuthor" ADD CONSTRAINT "ProposalAuthor_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalAuthor" ADD CONSTRAINT "ProposalAuthor_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalVersion" ADD CONSTRAINT "ProposalVersion_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSupport" ADD CONSTRAINT "ProposalSupport_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSupport" ADD CONSTRAINT "ProposalSupport_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalAmendment" ADD CONSTRAINT "ProposalAmendment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalAmendment" ADD CONSTRAINT "ProposalAmendment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalResponse" ADD CONSTRAINT "ProposalResponse_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignVote" ADD CONSTRAINT "DesignVote_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "DesignQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignVote" ADD CONSTRAINT "DesignVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_counts_check" CHECK ("supportCount" >= 0 AND "version" >= 1 AND "threshold" >= 0);
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_merged_check" CHECK (("state" = 'merged') = ("mergedFrom" IS NOT NULL));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_published_check" CHECK ("state" IN ('drafting', 'withdrawn') OR ("publishedAt" IS NOT NULL AND "deadline" IS NOT NULL));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_itself_check" CHECK ("mergedIntoId" IS DISTINCT FROM "id");
ALTER TABLE "ProposalSettings" ADD CONSTRAINT "ProposalSettings_check" CHECK ("threshold" > 0 AND "gatheringDays" > 0 AND "answerDays" > 0 AND "mergeUndoHours" >= 0);
ALTER TABLE "ProposalResponse" ADD CONSTRAINT "ProposalResponse_check" CHECK ("version" >= 1 AND ("costAmount" IS NULL) = ("currency" IS NULL) AND ("version" = 1 OR "changeReason" <> ''));
ALTER TABLE "DesignQuestion" ADD CONSTRAINT "DesignQuestion_check" CHECK ("voterCount" >= 0 AND "quorum" >= 0);
-- What has a deadline and waits for it.
CREATE INDEX "Proposal_deadline_idx" ON "Proposal" ("deadline") WHERE "state" = 'gathering';
CREATE INDEX "DesignQuestion_open_idx" ON "DesignQuestion" ("closesAt") WHERE "closedAt" IS NULL;
-- A version grows from an amendment once.
CREATE UNIQUE INDEX "ProposalVersion_amendment_idx" ON "ProposalVersion" ("amendmentId") WHERE "amendmentId" IS NOT NULL;

-- The brand's word stays as it was given: another one is another version.
CREATE FUNCTION keep_response() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An official response is never changed.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_response BEFORE UPDATE ON "ProposalResponse" FOR EACH ROW EXECUTE FUNCTION keep_response();

-- Changes of a proposal, of its support and of what is amended come one after the other; of several, in the order of their ids.
-- Functions, so that a test can do without.
CREATE FUNCTION lock_proposals(p_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Proposal" WHERE "id" = ANY (p_ids) ORDER BY "id" FOR NO KEY UPDATE;
END $$;
CREATE FUNCTION lock_design(p_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "DesignQuestion" WHERE "id" = p_id FOR NO KEY UPDATE;
END $$;

-- How warm a proposal is, as `heatOf` in modules/proposals/rules.ts says it: each support, and being published, counts half as much
-- after two days. The logarithm to base 2 of the sum as seen from 2026 on, so that it stays as it is while time goes by.
CREATE FUNCTION proposal_heat(p_id uuid) RETURNS double precision LANGUAGE sql STABLE AS $$
  WITH days AS (
    SELECT extract(epoch FROM "at")::double precision AS "s" FROM "ProposalSupport" WHERE "proposalId" = p_id
    UNION ALL SELECT extract(epoch FROM "publishedAt")::double precision FROM "Proposal" WHERE "id" = p_id AND "publishedAt" IS NOT NULL
  ), weights AS (SELECT ("s" - 1767225600) / 172800 AS "w" FROM days), top AS (SELECT max("w") AS "m" FROM weights)
  SELECT coalesce((SELECT "m" FROM top) + ln(sum(power(2, greatest("w" - (SELECT "m" FROM top), -1000)))) / ln(2), 0) FROM weights
$$;

-- Count and warmth agree with the rows again. Its lock is held by who calls.
CREATE FUNCTION recount_support(p_id uuid) RETURNS integer LANGUAGE sql AS $$
  UPDATE "Proposal" SET "supportCount" = (SELECT count(*) FROM "ProposalSupport" WHERE "proposalId" = p_id), "heat" = proposal_heat(p_id)
  WHERE "id" = p_id RETURNING "supportCount"
$$;
