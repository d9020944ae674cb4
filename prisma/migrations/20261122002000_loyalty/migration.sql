-- Points: a double-entry ledger. What is written in "PointTransfer" and "PointEntry" stays as it is; balances and what is left of
-- lots follow from entries by triggers alone.
CREATE TYPE "PointAccountKind" AS ENUM ('available', 'pending', 'held', 'issued', 'redeemed', 'expired', 'breakage', 'adjustment');
CREATE TYPE "PointTransferKind" AS ENUM ('earn', 'activate', 'hold', 'settle', 'void', 'redeem', 'expire', 'adjust', 'reverse');
CREATE TYPE "PointLotState" AS ENUM ('pending', 'open', 'consumed', 'expired');
CREATE TYPE "PointHoldState" AS ENUM ('pending', 'posted', 'voided');
CREATE TYPE "EarningTrigger" AS ENUM ('joined', 'posted', 'answer_accepted', 'purchase', 'custom');
CREATE TYPE "EarningRuleStatus" AS ENUM ('draft', 'active', 'ended');
CREATE TYPE "CapPeriod" AS ENUM ('day', 'week', 'month', 'year', 'ever');
CREATE TYPE "RewardFulfilment" AS ENUM ('code', 'manual');
CREATE TYPE "RedemptionStatus" AS ENUM ('pending', 'issued', 'used', 'cancelled');

CREATE TABLE "PointWallet" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "funderId" UUID,
    "currency" TEXT NOT NULL DEFAULT 'points',
    "shard" INTEGER NOT NULL,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "lastHash" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PointWallet_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointAccount" (
    "id" UUID NOT NULL,
    "kind" "PointAccountKind" NOT NULL,
    "walletId" UUID,
    "funderId" UUID,
    "currency" TEXT NOT NULL DEFAULT 'points',
    "shard" INTEGER NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "PointAccount_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointTransfer" (
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "PointTransferKind" NOT NULL,
    "points" BIGINT NOT NULL,
    "actorId" UUID,
    "ruleId" UUID,
    "reversesId" UUID,
    "holdId" UUID,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PointTransfer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointLot" (
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "state" "PointLotState" NOT NULL DEFAULT 'pending',
    "activatesAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PointLot_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointEntry" (
    "transferId" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "accountId" UUID NOT NULL,
    "lotId" UUID,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "PointEntry_pkey" PRIMARY KEY ("transferId", "position")
);

CREATE TABLE "PointHold" (
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "state" "PointHoldState" NOT NULL DEFAULT 'pending',
    "cause" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PointHold_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EarningRule" (
    "id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "trigger" "EarningTrigger" NOT NULL,
    "status" "EarningRuleStatus" NOT NULL DEFAULT 'draft',
    "position" INTEGER NOT NULL DEFAULT 0,
    "funderId" UUID,
    "points" INTEGER NOT NULL,
    "perAmount" BIGINT,
    "currency" TEXT,
    "clubId" UUID,
    "minAmount" BIGINT,
    "cooldownSeconds" INTEGER NOT NULL DEFAULT 0,
    "capPoints" INTEGER,
    "capPeriod" "CapPeriod" NOT NULL DEFAULT 'ever',
    "budgetPoints" BIGINT,
    "spentPoints" BIGINT NOT NULL DEFAULT 0,
    "activateAfterDays" INTEGER NOT NULL DEFAULT 0,
    "expireAfterMonths" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EarningRule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointTier" (
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "fromPoints" BIGINT NOT NULL,

    CONSTRAINT "PointTier_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "Reward" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "costPoints" INTEGER NOT NULL,
    "stock" INTEGER,
    "perMember" INTEGER,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "fulfilment" "RewardFulfilment" NOT NULL DEFAULT 'code',
    "voucherDays" INTEGER,
    "funderId" UUID,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reward_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Redemption" (
    "id" UUID NOT NULL,
    "rewardId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "status" "RedemptionStatus" NOT NULL,
    "code" TEXT NOT NULL,
    "costPoints" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Redemption_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Purchase" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lines" JSONB NOT NULL,
    "total" BIGINT NOT NULL,
    "returnedTotal" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "transferIds" UUID[] NOT NULL DEFAULT '{}',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("id")
);

-- One wallet for a member and funder; a funder of NULL is the brand.
CREATE UNIQUE INDEX "PointWallet_owner_key" ON "PointWallet" ("memberId", "funderId", "currency") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "PointAccount_place_key" ON "PointAccount" ("walletId", "funderId", "currency", "kind", "shard") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "PointTransfer_walletId_number_key" ON "PointTransfer" ("walletId", "number");
CREATE UNIQUE INDEX "PointTransfer_scope_key_key" ON "PointTransfer" ("scope", "key");
CREATE UNIQUE INDEX "PointTransfer_reversesId_key" ON "PointTransfer" ("reversesId");
CREATE INDEX "PointTransfer_ruleId_walletId_at_idx" ON "PointTransfer" ("ruleId", "walletId", "at");
CREATE INDEX "PointTransfer_walletId_at_id_idx" ON "PointTransfer" ("walletId", "at" DESC, "id" DESC);
CREATE INDEX "PointTransfer_cause_idx" ON "PointTransfer" ("cause");
CREATE INDEX "PointLot_walletId_state_idx" ON "PointLot" ("walletId", "state");
CREATE INDEX "PointLot_activatesAt_idx" ON "PointLot" ("activatesAt") WHERE "state" = 'pending';
CREATE INDEX "PointLot_expiresAt_idx" ON "PointLot" ("expiresAt") WHERE "state" = 'open';
CREATE INDEX "PointEntry_accountId_idx" ON "PointEntry" ("accountId");
CREATE INDEX "PointEntry_lotId_idx" ON "PointEntry" ("lotId");
CREATE INDEX "PointHold_expiresAt_idx" ON "PointHold" ("expiresAt") WHERE "state" = 'pending';
CREATE INDEX "PointHold_walletId_idx" ON "PointHold" ("walletId");
CREATE INDEX "EarningRule_trigger_status_position_idx" ON "EarningRule" ("trigger", "status", "position");
CREATE UNIQUE INDEX "Redemption_code_key" ON "Redemption" ("code");
CREATE UNIQUE INDEX "Redemption_transferId_key" ON "Redemption" ("transferId");
CREATE INDEX "Redemption_memberId_createdAt_idx" ON "Redemption" ("memberId", "createdAt" DESC);
CREATE INDEX "Redemption_rewardId_memberId_idx" ON "Redemption" ("rewardId", "memberId");
CREATE UNIQUE INDEX "Purchase_reference_key" ON "Purchase" ("reference");
CREATE INDEX "Purchase_memberId_at_idx" ON "Purchase" ("memberId", "at" DESC);

ALTER TABLE "PointWallet" ADD CONSTRAINT "PointWallet_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointWallet" ADD CONSTRAINT "PointWallet_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointAccount" ADD CONSTRAINT "PointAccount_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "PointWallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointTransfer" ADD CONSTRAINT "PointTransfer_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "PointWallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointTransfer" ADD CONSTRAINT "PointTransfer_reversesId_fkey" FOREIGN KEY ("reversesId") REFERENCES "PointTransfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointTransfer" ADD CONSTRAINT "PointTransfer_holdId_fkey" FOREIGN KEY ("holdId") REFERENCES "PointHold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointLot" ADD CONSTRAINT "PointLot_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "PointWallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "PointTransfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PointAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "PointLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointHold" ADD CONSTRAINT "PointHold_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "PointWallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "EarningRule" ADD CONSTRAINT "EarningRule_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "EarningRule" ADD CONSTRAINT "EarningRule_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_rewardId_fkey" FOREIGN KEY ("rewardId") REFERENCES "Reward"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "PointTransfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only what the program owes and has given may be below zero; a member's never.
ALTER TABLE "PointAccount" ADD CONSTRAINT "PointAccount_place_check"
  CHECK (("walletId" IS NOT NULL) = ("kind" IN ('available', 'pending', 'held')));
ALTER TABLE "PointAccount" ADD CONSTRAINT "PointAccount_balance_check" CHECK ("walletId" IS NULL OR "balance" >= 0);
ALTER TABLE "PointTransfer" ADD CONSTRAINT "PointTransfer_points_check" CHECK ("points" > 0);
ALTER TABLE "PointTransfer" ADD CONSTRAINT "PointTransfer_reverse_check" CHECK (("kind" = 'reverse') = ("reversesId" IS NOT NULL));
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_amount_check" CHECK ("amount" <> 0);
ALTER TABLE "PointLot" ADD CONSTRAINT "PointLot_remaining_check" CHECK ("remaining" BETWEEN 0 AND "points" AND "held" BETWEEN 0 AND "remaining");
ALTER TABLE "PointHold" ADD CONSTRAINT "PointHold_points_check" CHECK ("points" > 0);
ALTER TABLE "EarningRule" ADD CONSTRAINT "EarningRule_budget_check"
  CHECK ("points" > 0 AND "spentPoints" >= 0 AND ("budgetPoints" IS NULL OR "spentPoints" <= "budgetPoints"));
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_stock_check" CHECK ("costPoints" > 0 AND ("stock" IS NULL OR "stock" >= 0));
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_total_check" CHECK ("total" >= 0 AND "returnedTotal" BETWEEN 0 AND "total");

-- Whoever holds a wallet's row alone moves its points; its own function, so that a test can show what happens without the lock.
CREATE FUNCTION lock_point_wallet(p_member_id uuid, p_funder_id uuid)
RETURNS TABLE ("id" uuid, "shard" int, "lastNumber" int, "lastHash" text) LANGUAGE sql AS $$
  SELECT w."id", w."shard", w."lastNumber", w."lastHash" FROM "PointWallet" w
  WHERE w."memberId" = p_member_id AND w."funderId" IS NOT DISTINCT FROM p_funder_id AND w."currency" = 'points' FOR UPDATE
$$;

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what stands in the ledger is never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "PointTransfer_stays" BEFORE UPDATE OR DELETE ON "PointTransfer" FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER "PointTransfer_stays_whole" BEFORE TRUNCATE ON "PointTransfer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER "PointEntry_stays" BEFORE UPDATE OR DELETE ON "PointEntry" FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER "PointEntry_stays_whole" BEFORE TRUNCATE ON "PointEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- Balances and what is left of a lot move with entries and by nothing else.
CREATE FUNCTION move_points() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_kind "PointAccountKind";
  v_transfer "PointTransferKind";
BEGIN
  UPDATE "PointAccount" SET "balance" = "balance" + NEW."amount" WHERE "id" = NEW."accountId" RETURNING "kind" INTO v_kind;
  IF NEW."lotId" IS NOT NULL THEN
    SELECT t."kind" INTO v_transfer FROM "PointTransfer" t WHERE t."id" = NEW."transferId";
    UPDATE "PointLot" l SET "remaining" = l."remaining" + NEW."amount",
      "held" = l."held" + CASE v_kind WHEN 'held' THEN NEW."amount" ELSE 0 END,
      "state" = CASE
        WHEN l."remaining" + NEW."amount" = 0 AND v_transfer = 'expire' THEN 'expired'
        WHEN l."remaining" + NEW."amount" = 0 THEN 'consumed'
        WHEN NEW."amount" > 0 AND v_kind = 'pending' THEN 'pending'
        WHEN NEW."amount" > 0 THEN 'open'
        ELSE l."state" END::"PointLotState"
    WHERE l."id" = NEW."lotId";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "PointEntry_moves" AFTER INSERT ON "PointEntry" FOR EACH ROW EXECUTE FUNCTION move_points();

CREATE FUNCTION refuse_move_without_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Within move_points the depth is two.
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'points move by entries of the ledger alone' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "PointAccount_moves_by_entries" BEFORE UPDATE OF "balance" ON "PointAccount"
  FOR EACH ROW EXECUTE FUNCTION refuse_move_without_entry();
CREATE TRIGGER "PointLot_moves_by_entries" BEFORE UPDATE OF "remaining", "held", "state" ON "PointLot"
  FOR EACH ROW EXECUTE FUNCTION refuse_move_without_entry();

CREATE FUNCTION check_transfer_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_sum numeric;
  v_count int;
BEGIN
  SELECT coalesce(sum(e."amount"), 0), count(*) INTO v_sum, v_count FROM "PointEntry" e WHERE e."transferId" = NEW."id";
  IF v_sum <> 0 OR v_count < 2 THEN
    RAISE EXCEPTION 'the entries of a transfer sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "PointTransfer_sum" AFTER INSERT ON "PointTransfer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_transfer_sum();
-- An entry that comes later than its transfer is checked too.
CREATE FUNCTION check_entry_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(e."amount") FROM "PointEntry" e WHERE e."transferId" = NEW."transferId") <> 0 THEN
    RAISE EXCEPTION 'the entries of a transfer sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "PointEntry_sum" AFTER INSERT ON "PointEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entry_sum();

-- What a new portal begins with; the brand changes it. A demo that begins anew calls it again.
CREATE FUNCTION put_default_points() RETURNS void LANGUAGE sql AS $$
  INSERT INTO "EarningRule" ("id", "name", "trigger", "status", "position", "points", "perAmount", "currency", "capPoints", "capPeriod", "expireAfterMonths") VALUES
    ('019ab000-0000-7000-8000-000000000001', '{"th":"เข้าร่วมคลับ","vi":"Tham gia câu lạc bộ","en":"Joining a club"}', 'joined', 'active', 1, 20, NULL, NULL, 60, 'ever', 24),
    ('019ab000-0000-7000-8000-000000000002', '{"th":"คำตอบที่ได้รับเลือก","vi":"Câu trả lời được chọn","en":"An accepted answer"}', 'answer_accepted', 'active', 2, 50, NULL, NULL, 500, 'month', 24),
    ('019ab000-0000-7000-8000-000000000003', '{"th":"ซื้อสินค้า","vi":"Mua hàng","en":"A purchase"}', 'purchase', 'active', 3, 1, 2500, 'THB', NULL, 'ever', 24),
    ('019ab000-0000-7000-8000-000000000004', '{"th":"ซื้อสินค้า","vi":"Mua hàng","en":"A purchase"}', 'purchase', 'active', 4, 1, 20000, 'VND', NULL, 'ever', 24)
    ON CONFLICT DO NOTHING;
  INSERT INTO "PointTier" ("key", "name", "fromPoints") VALUES
    ('friend', '{"th":"เพื่อน","vi":"Bạn bè","en":"Friend"}', 0),
    ('regular', '{"th":"ขาประจำ","vi":"Khách quen","en":"Regular"}', 500),
    ('superfan', '{"th":"แฟนตัวยง","vi":"Người hâm mộ","en":"Superfan"}', 2000)
    ON CONFLICT DO NOTHING;
$$;
SELECT put_default_points();
