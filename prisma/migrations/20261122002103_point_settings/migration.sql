-- What the brand decides on points as a whole: who may give how much by hand, and what a point is worth.
CREATE TABLE "PointSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "agentMost" INTEGER NOT NULL DEFAULT 200,
    "agentDaily" INTEGER NOT NULL DEFAULT 1000,
    "adminMost" INTEGER NOT NULL DEFAULT 100000,
    -- Satang that a point costs the program.
    "pointSatang" INTEGER NOT NULL DEFAULT 25,

    CONSTRAINT "PointSettings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "PointSettings_one_check" CHECK ("id" = 1 AND "agentMost" >= 0 AND "agentDaily" >= 0 AND "adminMost" > 0 AND "pointSatang" >= 0)
);
-- Price of a reward by tier: { key: points }; a tier that is not in it pays "costPoints".
ALTER TABLE "Reward" ADD COLUMN "tierPrices" JSONB NOT NULL DEFAULT '{}';
CREATE INDEX "Purchase_createdAt_idx" ON "Purchase" ("createdAt" DESC, "id" DESC);
