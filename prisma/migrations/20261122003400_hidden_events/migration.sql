-- What moderators hide of an event's opening words hides the event; and what it cost and what followed stand beside its goals.
ALTER TABLE "ClubEvent"
  ADD COLUMN "hidden" boolean NOT NULL DEFAULT false,
  ADD COLUMN "outcome" jsonb NOT NULL DEFAULT '{}';
-- Members who say that a question should not stand in a queue.
CREATE TABLE "EventQuestionFlag" (
  "questionId" uuid NOT NULL REFERENCES "EventQuestion" ("id") ON DELETE CASCADE,
  "memberId" uuid NOT NULL REFERENCES "Member" ("id") ON DELETE CASCADE,
  "at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("questionId", "memberId")
);
CREATE INDEX "EventQuestionFlag_memberId_idx" ON "EventQuestionFlag" ("memberId");
