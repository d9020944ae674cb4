ALTER TABLE "OutgoingMail"
  ADD COLUMN "locale" "Locale" NOT NULL DEFAULT 'th',
  ADD COLUMN "data" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "claimedAt" TIMESTAMPTZ(3),
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;

-- A link is worked off once; what has run out is swept.
CREATE INDEX "EmailToken_expiresAt_idx" ON "EmailToken" ("expiresAt");
