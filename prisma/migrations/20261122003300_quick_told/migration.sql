-- Since when the story of its offer says what a quick offer brought back: it is said once. Of those claimed to their last unit nobody was told
-- so far.
ALTER TABLE "QuickOffer" ADD COLUMN "toldAt" TIMESTAMPTZ(3);
UPDATE "QuickOffer" SET "toldAt" = "endedAt" WHERE "state" IN ('expired', 'withdrawn');
CREATE INDEX "QuickOffer_state_toldAt_idx" ON "QuickOffer" ("state", "toldAt");
