-- CreateEnum
CREATE TYPE "QuestionState" AS ENUM ('open', 'waiting', 'resolved', 'closed');

-- CreateEnum
CREATE TYPE "EmergencyState" AS ENUM ('none', 'raised', 'lowered');

-- CreateEnum
CREATE TYPE "QuestionClockKind" AS ENUM ('first_answer', 'resolution');

-- CreateEnum
CREATE TYPE "QuestionClockState" AS ENUM ('active', 'active_missed', 'hit', 'missed');

-- CreateEnum
CREATE TYPE "AssignmentWay" AS ENUM ('routed', 'taken', 'handed_over');

-- CreateEnum
CREATE TYPE "AssignmentEnd" AS ENUM ('handed_over', 'taken_over', 'declined', 'timed_out', 'away', 'lost_role', 'resolved', 'closed');

-- CreateTable
CREATE TABLE "ClubDesk" (
    "clubId" UUID NOT NULL,
    "routing" BOOLEAN NOT NULL DEFAULT true,
    "answerMinutes" INTEGER NOT NULL,
    "resolutionMinutes" INTEGER NOT NULL,
    "emergencyMinutes" INTEGER NOT NULL,
    "maxTries" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "week" JSONB NOT NULL,
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "fields" JSONB NOT NULL DEFAULT '[]',
    "emergency" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClubDesk_pkey" PRIMARY KEY ("clubId")
);

-- CreateTable
CREATE TABLE "ExpertSettings" (
    "memberId" UUID NOT NULL,
    "week" JSONB,
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "awayFrom" TIMESTAMPTZ(3),
    "awayUntil" TIMESTAMPTZ(3),
    "languages" "Locale"[],
    "maxOpen" INTEGER NOT NULL DEFAULT 8,
    "emergencies" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExpertSettings_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "ExpertTurn" (
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "lastTurnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExpertTurn_pkey" PRIMARY KEY ("clubId","memberId")
);

-- CreateTable
CREATE TABLE "SavedReply" (
    "id" UUID NOT NULL,
    "ownerId" UUID,
    "clubId" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "threadId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "askerId" UUID,
    "state" "QuestionState" NOT NULL DEFAULT 'open',
    "withBrand" BOOLEAN NOT NULL DEFAULT false,
    "field" TEXT,
    "language" "Locale",
    "emergency" "EmergencyState" NOT NULL DEFAULT 'none',
    "emergencyAt" TIMESTAMPTZ(3),
    "emergencyWord" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastNumber" INTEGER NOT NULL DEFAULT 1,
    "firstAnswerAt" TIMESTAMPTZ(3),
    "firstAnswerById" UUID,
    "firstAnswerSeconds" INTEGER,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("threadId")
);

-- CreateTable
CREATE TABLE "QuestionAssignment" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "way" "AssignmentWay" NOT NULL,
    "byId" UUID,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "end" "AssignmentEnd",
    "endReason" TEXT,

    CONSTRAINT "QuestionAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionClock" (
    "threadId" UUID NOT NULL,
    "kind" "QuestionClockKind" NOT NULL,
    "state" "QuestionClockState" NOT NULL DEFAULT 'active',
    "targetSeconds" INTEGER NOT NULL,
    "remainingSeconds" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "remindAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),
    "misses" INTEGER NOT NULL DEFAULT 0,
    "reminded" BOOLEAN NOT NULL DEFAULT false,
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionClock_pkey" PRIMARY KEY ("threadId","kind")
);

-- CreateTable
CREATE TABLE "QuestionEvent" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT,
    "actorId" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionRecord" (
    "threadId" UUID NOT NULL,
    "recordId" UUID,
    "fields" TEXT[],
    "sharedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionRecord_pkey" PRIMARY KEY ("threadId")
);

-- CreateIndex
CREATE INDEX "ExpertSettings_awayFrom_idx" ON "ExpertSettings"("awayFrom");

-- CreateIndex
CREATE INDEX "SavedReply_ownerId_idx" ON "SavedReply"("ownerId");

-- CreateIndex
CREATE INDEX "SavedReply_clubId_idx" ON "SavedReply"("clubId");

-- CreateIndex
CREATE INDEX "Question_clubId_createdAt_idx" ON "Question"("clubId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Question_clubId_firstAnswerAt_idx" ON "Question"("clubId", "firstAnswerAt");

-- CreateIndex
CREATE INDEX "Question_firstAnswerById_firstAnswerAt_idx" ON "Question"("firstAnswerById", "firstAnswerAt");

-- CreateIndex
CREATE INDEX "Question_resolvedById_resolvedAt_idx" ON "Question"("resolvedById", "resolvedAt");

-- CreateIndex
CREATE INDEX "QuestionAssignment_threadId_assignedAt_idx" ON "QuestionAssignment"("threadId", "assignedAt");

-- CreateIndex
CREATE INDEX "QuestionAssignment_expertId_endedAt_idx" ON "QuestionAssignment"("expertId", "endedAt");

-- CreateIndex
CREATE INDEX "QuestionAssignment_expertId_assignedAt_idx" ON "QuestionAssignment"("expertId", "assignedAt");

-- CreateIndex
CREATE INDEX "QuestionClock_nextAt_idx" ON "QuestionClock"("nextAt");

-- CreateIndex
CREATE INDEX "QuestionEvent_threadId_at_idx" ON "QuestionEvent"("threadId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionEvent_threadId_key_key" ON "QuestionEvent"("threadId", "key");

-- CreateIndex
CREATE INDEX "QuestionRecord_recordId_idx" ON "QuestionRecord"("recordId");

-- AddForeignKey
ALTER TABLE "ClubDesk" ADD CONSTRAINT "ClubDesk_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertSettings" ADD CONSTRAINT "ExpertSettings_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertTurn" ADD CONSTRAINT "ExpertTurn_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertTurn" ADD CONSTRAINT "ExpertTurn_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionAssignment" ADD CONSTRAINT "QuestionAssignment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Question"("threadId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionAssignment" ADD CONSTRAINT "QuestionAssignment_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionClock" ADD CONSTRAINT "QuestionClock_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Question"("threadId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionEvent" ADD CONSTRAINT "QuestionEvent_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Question"("threadId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionRecord" ADD CONSTRAINT "QuestionRecord_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Question"("threadId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionRecord" ADD CONSTRAINT "QuestionRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "MemberRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A question is with one expert at most, whoever gives it to whom at the same moment.
CREATE UNIQUE INDEX "QuestionAssignment_open_key" ON "QuestionAssignment" ("threadId") WHERE "endedAt" IS NULL;
CREATE INDEX "QuestionAssignment_load_idx" ON "QuestionAssignment" ("expertId") WHERE "endedAt" IS NULL;
-- What a desk shows is a small part of all questions.
CREATE INDEX "Question_open_idx" ON "Question" ("clubId", "createdAt") WHERE "state" IN ('open', 'waiting');

ALTER TABLE "QuestionAssignment" ADD CONSTRAINT "QuestionAssignment_end_check" CHECK (("endedAt" IS NULL) = ("end" IS NULL));
ALTER TABLE "QuestionClock" ADD CONSTRAINT "QuestionClock_state_check" CHECK (
  "targetSeconds" > 0 AND "remainingSeconds" >= 0 AND "misses" >= 0
  AND ("state" IN ('active', 'active_missed') OR ("since" IS NULL AND "nextAt" IS NULL AND "stoppedAt" IS NOT NULL)));
ALTER TABLE "QuestionRecord" ADD CONSTRAINT "QuestionRecord_withdrawn_check" CHECK ("withdrawnAt" IS NULL OR ("recordId" IS NULL AND "fields" = '{}'));
ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_owner_check" CHECK ("ownerId" IS NOT NULL OR "clubId" IS NOT NULL);

-- All that changes a question waits here for its turn.
CREATE FUNCTION lock_question(p_thread_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT 1 FROM "Question" WHERE "threadId" = p_thread_id FOR NO KEY UPDATE
$$;
