-- Earning rules with conditions, versions and a policy for what is spent; what happened to a member by a rule names the rule's version.
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'proposal_accepted';
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'event_attended';
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'survey_answered';
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'referral';
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'birthday';
CREATE TYPE "SpentPolicy" AS ENUM ('others', 'keep');
CREATE TYPE "LotExpiry" AS ENUM ('months', 'date', 'inactivity');
CREATE TYPE "RuleMatching" AS ENUM ('all', 'first');

ALTER TABLE "EarningRule"
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "conditions" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "startsAt" TIMESTAMPTZ(3),
    ADD COLUMN "endsAt" TIMESTAMPTZ(3),
    ADD COLUMN "spentPolicy" "SpentPolicy" NOT NULL DEFAULT 'others',
    ADD COLUMN "activateOn" "EarningTrigger",
    ADD COLUMN "expiry" "LotExpiry" NOT NULL DEFAULT 'months',
    ADD COLUMN "expireOn" TEXT,
    ADD COLUMN "changedAt" TIMESTAMPTZ(3),
    ADD COLUMN "changedById" UUID,
    ADD CONSTRAINT "EarningRule_window_check" CHECK ("startsAt" IS NULL OR "endsAt" IS NULL OR "startsAt" < "endsAt"),
    ADD CONSTRAINT "EarningRule_expiry_check" CHECK (("expiry" = 'date') = ("expireOn" IS NOT NULL) AND ("expiry" <> 'inactivity' OR "expireAfterMonths" > 0));

-- What a rule was before it was edited.
CREATE TABLE "EarningRuleVersion" (
    "ruleId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedById" UUID,

    CONSTRAINT "EarningRuleVersion_pkey" PRIMARY KEY ("ruleId", "version")
);
ALTER TABLE "EarningRuleVersion" ADD CONSTRAINT "EarningRuleVersion_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "EarningRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whether all rules of a trigger pay, or the first that does. None here: all.
CREATE TABLE "EarningTriggerSetting" (
    "trigger" "EarningTrigger" NOT NULL,
    "matching" "RuleMatching" NOT NULL DEFAULT 'all',

    CONSTRAINT "EarningTriggerSetting_pkey" PRIMARY KEY ("trigger")
);

-- Up to which number a thread's posts were looked at.
CREATE TABLE "EarningThread" (
    "threadId" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "EarningThread_pkey" PRIMARY KEY ("threadId")
);
ALTER TABLE "EarningThread" ADD CONSTRAINT "EarningThread_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which version of its rule; not among what the hash covers, which is as it was before there were versions.
ALTER TABLE "PointTransfer" ADD COLUMN "ruleVersion" INTEGER;

ALTER TABLE "PointLot"
    ADD COLUMN "activatesOn" "EarningTrigger",
    -- Ends so many months after its wallet last moved; "expiresAt" follows.
    ADD COLUMN "inactiveMonths" INTEGER;
CREATE INDEX "PointLot_walletId_inactive_idx" ON "PointLot" ("walletId") WHERE "inactiveMonths" IS NOT NULL AND "state" IN ('pending', 'open');

-- The tier that somebody has; how it came about stands in "TierMove".
CREATE TABLE "MemberTier" (
    "memberId" UUID NOT NULL,
    "tierKey" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "graceUntil" TIMESTAMPTZ(3),
    "evaluateAt" TIMESTAMPTZ(3) NOT NULL,
    "evaluatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberTier_pkey" PRIMARY KEY ("memberId")
);
ALTER TABLE "MemberTier" ADD CONSTRAINT "MemberTier_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "MemberTier_evaluateAt_idx" ON "MemberTier" ("evaluateAt");
CREATE INDEX "MemberTier_tierKey_idx" ON "MemberTier" ("tierKey");

-- Takes from a rule's budget what is wanted, or what is left of it; its own function, so that a test can show what happens without the lock.
CREATE FUNCTION spend_rule_budget(p_rule_id uuid, p_points bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_spent bigint;
  v_budget bigint;
  v_granted bigint;
BEGIN
  SELECT r."spentPoints", r."budgetPoints" INTO v_spent, v_budget FROM "EarningRule" r WHERE r."id" = p_rule_id FOR UPDATE;
  v_granted := CASE WHEN v_budget IS NULL THEN p_points ELSE greatest(0, least(p_points, v_budget - v_spent)) END;
  IF v_granted > 0 THEN
    UPDATE "EarningRule" r SET "spentPoints" = r."spentPoints" + v_granted WHERE r."id" = p_rule_id;
  END IF;
  RETURN v_granted;
END $$;
