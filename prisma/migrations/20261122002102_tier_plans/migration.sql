-- Levels by plans: what they count, over which time, when they are looked at, and what happens to whoever has too little.
CREATE TYPE "TierBasis" AS ENUM ('earned', 'purchases', 'activity');
CREATE TYPE "TierPeriod" AS ENUM ('rolling', 'year');
CREATE TYPE "TierClock" AS ENUM ('daily', 'monthly', 'yearly');
CREATE TYPE "TierDowngrade" AS ENUM ('to_earned', 'one_step', 'never');
CREATE TYPE "TierPlanStatus" AS ENUM ('draft', 'published');
CREATE TYPE "TierMoveReason" AS ENUM ('reached', 'too_little', 'plan');

CREATE TABLE "TierPlan" (
    "id" UUID NOT NULL,
    "status" "TierPlanStatus" NOT NULL DEFAULT 'draft',
    "basis" "TierBasis" NOT NULL,
    "period" "TierPeriod" NOT NULL,
    "periodMonths" INTEGER NOT NULL DEFAULT 12,
    "clock" "TierClock" NOT NULL,
    "upgradeAtOnce" BOOLEAN NOT NULL DEFAULT true,
    "downgrade" "TierDowngrade" NOT NULL,
    "graceDays" INTEGER NOT NULL DEFAULT 0,
    -- What a baht is in dong, where purchases of both count.
    "dongPerBaht" INTEGER NOT NULL DEFAULT 700,
    -- [{ key, name: { th, vi, en }, fromPoints, privileges }], the lowest first.
    "tiers" JSONB NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedById" UUID,

    CONSTRAINT "TierPlan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TierPlan_terms_check" CHECK ("periodMonths" BETWEEN 1 AND 60 AND "graceDays" BETWEEN 0 AND 400 AND "dongPerBaht" > 0
      AND ("status" = 'published') = ("startsAt" IS NOT NULL))
);
CREATE UNIQUE INDEX "TierPlan_draft_key" ON "TierPlan" ("status") WHERE "status" = 'draft';
CREATE UNIQUE INDEX "TierPlan_startsAt_key" ON "TierPlan" ("startsAt");

CREATE TABLE "TierMove" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "fromKey" TEXT,
    "toKey" TEXT NOT NULL,
    "reason" "TierMoveReason" NOT NULL,
    "value" BIGINT NOT NULL,
    -- The moment that decided, which is before the one of writing where nothing ran for a while.
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TierMove_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "TierMove_memberId_at_key" ON "TierMove" ("memberId", "at");
ALTER TABLE "TierMove" ADD CONSTRAINT "TierMove_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever holds a member's row alone looks at their level; its own function, so that a test can show what happens without the lock.
CREATE FUNCTION lock_member_tier(p_member_id uuid) RETURNS SETOF "MemberTier" LANGUAGE sql AS $$
  SELECT * FROM "MemberTier" WHERE "memberId" = p_member_id FOR UPDATE
$$;

-- What counts for members' levels by a plan, from after one moment to another. Points that were taken back do not.
CREATE FUNCTION tier_values(p_members uuid[], p_basis "TierBasis", p_from timestamptz, p_to timestamptz, p_dong_per_baht int)
RETURNS TABLE ("memberId" uuid, "value" bigint) LANGUAGE sql STABLE AS $$
  SELECT w."memberId", sum(CASE t."kind" WHEN 'earn' THEN t."points" ELSE -t."points" END)::bigint
  FROM "PointWallet" w JOIN "PointTransfer" t ON t."walletId" = w."id"
  WHERE p_basis = 'earned' AND w."memberId" = ANY(p_members) AND t."at" > p_from AND t."at" <= p_to
    AND (t."kind" = 'earn' OR (t."kind" = 'adjust' AND t."ruleId" IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id" AND r."at" <= p_to)
  GROUP BY 1
  UNION ALL
  SELECT p."memberId", sum(CASE p."currency" WHEN 'VND' THEN (p."total" - p."returnedTotal") / p_dong_per_baht
    ELSE (p."total" - p."returnedTotal") / 100 END)::bigint
  FROM "Purchase" p WHERE p_basis = 'purchases' AND p."memberId" = ANY(p_members) AND p."at" > p_from AND p."at" <= p_to GROUP BY 1
  UNION ALL
  SELECT d."memberId", count(*) FROM (
    SELECT o."authorId" AS "memberId", (o."createdAt" AT TIME ZONE m."timeZone")::date AS "day" FROM "Post" o JOIN "Member" m ON m."id" = o."authorId"
    WHERE p_basis = 'activity' AND o."authorId" = ANY(p_members) AND o."status" = 'published' AND o."createdAt" > p_from AND o."createdAt" <= p_to
    UNION
    SELECT b."memberId", (b."at" AT TIME ZONE m."timeZone")::date FROM "Purchase" b JOIN "Member" m ON m."id" = b."memberId"
    WHERE p_basis = 'activity' AND b."memberId" = ANY(p_members) AND b."at" > p_from AND b."at" <= p_to) d
  GROUP BY 1
$$;
