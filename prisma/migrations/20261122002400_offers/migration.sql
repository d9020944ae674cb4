-- Offers made together: what the club and its network will deliver, who promised to buy, what became of it, and what was offered anew.
CREATE TYPE "OfferState" AS ENUM ('costing', 'open', 'funded', 'unfunded', 'in_production', 'fulfilled', 'withdrawn');
CREATE TYPE "SalesChannel" AS ENUM ('delivered', 'shop', 'fair', 'club_centre');
CREATE TYPE "OptionState" AS ENUM ('active', 'sold_out', 'retired');
CREATE TYPE "PledgeState" AS ENUM ('held', 'confirmed', 'released');
CREATE TYPE "OrderState" AS ENUM ('placed', 'in_production', 'shipped', 'delivered', 'cancelled');
CREATE TYPE "PaymentKind" AS ENUM ('charge', 'payment', 'refund');
CREATE TYPE "PaymentState" AS ENUM ('pending', 'settled', 'void');
CREATE TYPE "QuickOfferState" AS ENUM ('broadcast', 'claimed', 'expired', 'withdrawn');

CREATE TABLE "Offer" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "proposalId" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "language" "Locale",
    "state" "OfferState" NOT NULL DEFAULT 'open',
    "currency" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "priceNote" TEXT NOT NULL DEFAULT '',
    "feePercent" INTEGER NOT NULL DEFAULT 5,
    "contributorPercent" INTEGER NOT NULL DEFAULT 2,
    "attributes" JSONB NOT NULL DEFAULT '[]',
    "supplierId" UUID,
    "createdById" UUID,
    "filledQuantity" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OfferOption" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "pack" TEXT NOT NULL DEFAULT '',
    "variant" TEXT NOT NULL DEFAULT '',
    "channel" "SalesChannel" NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "state" "OptionState" NOT NULL DEFAULT 'active',
    "price" BIGINT NOT NULL,
    "ladder" JSONB NOT NULL DEFAULT '[]',
    "lotSize" INTEGER NOT NULL DEFAULT 1,
    "capacity" INTEGER,
    "deliversFrom" TIMESTAMPTZ(3),
    "deliversTo" TIMESTAMPTZ(3),
    "explanation" TEXT NOT NULL DEFAULT '',
    "pledgeCount" INTEGER NOT NULL DEFAULT 0,
    "pledgedMin" INTEGER NOT NULL DEFAULT 0,
    "pledgedMax" INTEGER NOT NULL DEFAULT 0,
    "orderedQuantity" INTEGER NOT NULL DEFAULT 0,
    "freedQuantity" INTEGER NOT NULL DEFAULT 0,
    "finalPrice" BIGINT,

    CONSTRAINT "OfferOption_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OfferCost" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "optionId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "fromQuantity" INTEGER NOT NULL,
    "cost" BIGINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "memberId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferCost_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OfferSupplier" (
    "offerId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferSupplier_pkey" PRIMARY KEY ("offerId", "organisationId")
);

CREATE TABLE "OfferPledge" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "optionId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "min" INTEGER NOT NULL,
    "max" INTEGER NOT NULL,
    "state" "PledgeState" NOT NULL DEFAULT 'held',
    "reason" TEXT,
    "share" JSONB,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferPledge_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OfferOrder" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "offerId" UUID NOT NULL,
    "optionId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "pledgeId" UUID,
    "state" "OrderState" NOT NULL DEFAULT 'placed',
    "quantity" INTEGER NOT NULL,
    "unitPrice" BIGINT NOT NULL,
    "fees" BIGINT NOT NULL DEFAULT 0,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "method" TEXT NOT NULL DEFAULT 'pickup',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfferOrder_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OrderContact" (
    "orderId" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OrderContact_pkey" PRIMARY KEY ("orderId")
);

CREATE TABLE "OrderChange" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "before" TEXT NOT NULL DEFAULT '',
    "after" TEXT NOT NULL DEFAULT '',
    "fee" BIGINT NOT NULL DEFAULT 0,
    "stage" INTEGER,
    "memberId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderChange_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OrderPayment" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "PaymentKind" NOT NULL,
    "state" "PaymentState" NOT NULL,
    "method" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "slipId" UUID,
    "memberId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrderPayment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OfferStage" (
    "offerId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "fee" BIGINT,
    "startedAt" TIMESTAMPTZ(3),
    "passedAt" TIMESTAMPTZ(3),
    "passedById" UUID,

    CONSTRAINT "OfferStage_pkey" PRIMARY KEY ("offerId", "position")
);

CREATE TABLE "OfferFollower" (
    "offerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferFollower_pkey" PRIMARY KEY ("offerId", "memberId")
);

CREATE TABLE "OfferEvent" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "QuickOffer" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "offerId" UUID,
    "optionId" UUID,
    "organisationId" UUID,
    "title" TEXT NOT NULL,
    "state" "QuickOfferState" NOT NULL DEFAULT 'broadcast',
    "quantity" INTEGER NOT NULL,
    "remaining" INTEGER NOT NULL,
    "price" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "discountPercent" INTEGER NOT NULL,
    "perMember" INTEGER,
    "placeName" TEXT NOT NULL DEFAULT '',
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "radiusKm" DOUBLE PRECISION,
    "interests" TEXT[] NOT NULL DEFAULT '{}',
    "until" TIMESTAMPTZ(3) NOT NULL,
    "matched" INTEGER NOT NULL DEFAULT 0,
    "recovered" BIGINT NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuickOffer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "QuickClaim" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "quickOfferId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPrice" BIGINT NOT NULL,
    "collectedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuickClaim_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MemberPlace" (
    "memberId" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberPlace_pkey" PRIMARY KEY ("memberId")
);

CREATE TABLE "QuickHeard" (
    "memberId" UUID NOT NULL,
    "quickOfferId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuickHeard_pkey" PRIMARY KEY ("memberId", "quickOfferId")
);

CREATE UNIQUE INDEX "Offer_threadId_key" ON "Offer" ("threadId");
CREATE UNIQUE INDEX "Offer_proposalId_key" ON "Offer" ("proposalId");
CREATE INDEX "Offer_clubId_state_deadline_idx" ON "Offer" ("clubId", "state", "deadline");
CREATE INDEX "Offer_clubId_createdAt_id_idx" ON "Offer" ("clubId", "createdAt" DESC, "id" DESC);
CREATE INDEX "Offer_state_deadline_idx" ON "Offer" ("state", "deadline");
CREATE INDEX "Offer_supplierId_idx" ON "Offer" ("supplierId");
CREATE UNIQUE INDEX "OfferOption_offerId_position_key" ON "OfferOption" ("offerId", "position");
CREATE UNIQUE INDEX "OfferCost_optionId_organisationId_fromQuantity_key" ON "OfferCost" ("optionId", "organisationId", "fromQuantity");
CREATE INDEX "OfferCost_offerId_idx" ON "OfferCost" ("offerId");
CREATE INDEX "OfferPledge_optionId_state_createdAt_id_idx" ON "OfferPledge" ("optionId", "state", "createdAt", "id");
CREATE INDEX "OfferPledge_offerId_memberId_idx" ON "OfferPledge" ("offerId", "memberId");
CREATE INDEX "OfferPledge_memberId_createdAt_idx" ON "OfferPledge" ("memberId", "createdAt" DESC);
CREATE UNIQUE INDEX "OfferOrder_number_key" ON "OfferOrder" ("number");
CREATE UNIQUE INDEX "OfferOrder_pledgeId_key" ON "OfferOrder" ("pledgeId");
CREATE INDEX "OfferOrder_offerId_state_createdAt_id_idx" ON "OfferOrder" ("offerId", "state", "createdAt", "id");
CREATE INDEX "OfferOrder_memberId_createdAt_id_idx" ON "OfferOrder" ("memberId", "createdAt" DESC, "id" DESC);
CREATE INDEX "OrderChange_orderId_at_idx" ON "OrderChange" ("orderId", "at");
CREATE INDEX "OrderPayment_orderId_at_idx" ON "OrderPayment" ("orderId", "at");
CREATE INDEX "OrderPayment_slipId_idx" ON "OrderPayment" ("slipId");
CREATE INDEX "OfferFollower_memberId_idx" ON "OfferFollower" ("memberId");
CREATE INDEX "OfferEvent_offerId_at_id_idx" ON "OfferEvent" ("offerId", "at", "id");
CREATE INDEX "QuickOffer_clubId_state_until_idx" ON "QuickOffer" ("clubId", "state", "until");
CREATE INDEX "QuickOffer_clubId_createdAt_id_idx" ON "QuickOffer" ("clubId", "createdAt" DESC, "id" DESC);
CREATE INDEX "QuickOffer_offerId_idx" ON "QuickOffer" ("offerId");
CREATE INDEX "QuickOffer_state_until_idx" ON "QuickOffer" ("state", "until");
CREATE UNIQUE INDEX "QuickClaim_number_key" ON "QuickClaim" ("number");
CREATE INDEX "QuickClaim_quickOfferId_memberId_idx" ON "QuickClaim" ("quickOfferId", "memberId");
CREATE INDEX "QuickClaim_memberId_at_id_idx" ON "QuickClaim" ("memberId", "at" DESC, "id" DESC);
CREATE INDEX "MemberPlace_lat_lng_idx" ON "MemberPlace" ("lat", "lng");
CREATE INDEX "QuickHeard_memberId_at_idx" ON "QuickHeard" ("memberId", "at");

ALTER TABLE "Offer" ADD CONSTRAINT "Offer_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_supplierId_fkey" FOREIGN KEY ("supplierId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OfferOption" ADD CONSTRAINT "OfferOption_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferCost" ADD CONSTRAINT "OfferCost_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferCost" ADD CONSTRAINT "OfferCost_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OfferCost" ADD CONSTRAINT "OfferCost_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferCost" ADD CONSTRAINT "OfferCost_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "OfferOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferSupplier" ADD CONSTRAINT "OfferSupplier_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferSupplier" ADD CONSTRAINT "OfferSupplier_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferPledge" ADD CONSTRAINT "OfferPledge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "OfferPledge" ADD CONSTRAINT "OfferPledge_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferPledge" ADD CONSTRAINT "OfferPledge_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "OfferOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferOrder" ADD CONSTRAINT "OfferOrder_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "OfferOrder" ADD CONSTRAINT "OfferOrder_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferOrder" ADD CONSTRAINT "OfferOrder_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "OfferOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferOrder" ADD CONSTRAINT "OfferOrder_pledgeId_fkey" FOREIGN KEY ("pledgeId") REFERENCES "OfferPledge"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OrderContact" ADD CONSTRAINT "OrderContact_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "OfferOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OrderChange" ADD CONSTRAINT "OrderChange_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OrderChange" ADD CONSTRAINT "OrderChange_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "OfferOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "OfferOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferStage" ADD CONSTRAINT "OfferStage_passedById_fkey" FOREIGN KEY ("passedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OfferStage" ADD CONSTRAINT "OfferStage_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferFollower" ADD CONSTRAINT "OfferFollower_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferFollower" ADD CONSTRAINT "OfferFollower_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OfferEvent" ADD CONSTRAINT "OfferEvent_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "QuickClaim" ADD CONSTRAINT "QuickClaim_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuickClaim" ADD CONSTRAINT "QuickClaim_quickOfferId_fkey" FOREIGN KEY ("quickOfferId") REFERENCES "QuickOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MemberPlace" ADD CONSTRAINT "MemberPlace_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuickHeard" ADD CONSTRAINT "QuickHeard_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Offer" ADD CONSTRAINT "Offer_figures_check" CHECK ("threshold" > 0 AND "currency" IN ('THB', 'VND')
  AND "feePercent" BETWEEN 0 AND 100 AND "contributorPercent" BETWEEN 0 AND 50 AND ("state" IN ('costing', 'withdrawn') OR "openedAt" IS NOT NULL));
ALTER TABLE "OfferOption" ADD CONSTRAINT "OfferOption_figures_check" CHECK ("price" >= 0 AND "lotSize" > 0 AND ("capacity" IS NULL OR "capacity" > 0)
  AND "pledgeCount" >= 0 AND "pledgedMin" BETWEEN 0 AND "pledgedMax" AND "orderedQuantity" >= 0 AND "freedQuantity" >= 0
  AND ("finalPrice" IS NULL OR "finalPrice" BETWEEN 0 AND "price"));
ALTER TABLE "OfferCost" ADD CONSTRAINT "OfferCost_figures_check" CHECK ("fromQuantity" > 0 AND "cost" >= 0);
ALTER TABLE "OfferPledge" ADD CONSTRAINT "OfferPledge_range_check" CHECK ("min" >= 1 AND "max" >= "min");
ALTER TABLE "OfferPledge" ADD CONSTRAINT "OfferPledge_reason_check" CHECK (("state" = 'released') = ("reason" IS NOT NULL));
ALTER TABLE "OfferOrder" ADD CONSTRAINT "OfferOrder_figures_check" CHECK ("quantity" > 0 AND "unitPrice" >= 0 AND "fees" >= 0);
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_amount_check" CHECK ("amount" > 0);
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_slip_check" CHECK ("slipId" IS NULL OR "kind" = 'payment');
ALTER TABLE "OfferStage" ADD CONSTRAINT "OfferStage_order_check" CHECK ("position" > 0 AND ("passedAt" IS NULL OR "startedAt" IS NOT NULL));
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_figures_check" CHECK ("quantity" > 0 AND "remaining" BETWEEN 0 AND "quantity" AND "price" >= 0
  AND "recovered" >= 0 AND "discountPercent" BETWEEN 0 AND 99 AND "currency" IN ('THB', 'VND') AND ("perMember" IS NULL OR "perMember" > 0));
ALTER TABLE "QuickOffer" ADD CONSTRAINT "QuickOffer_place_check"
  CHECK (("lat" IS NULL) = ("lng" IS NULL) AND ("lat" IS NULL) = ("radiusKm" IS NULL));
ALTER TABLE "QuickClaim" ADD CONSTRAINT "QuickClaim_quantity_check" CHECK ("quantity" > 0 AND "unitPrice" >= 0);

-- A member has one pledge for an option; one that was released may be followed by another.
CREATE UNIQUE INDEX "OfferPledge_one_idx" ON "OfferPledge" ("optionId", "memberId") WHERE "state" <> 'released';
CREATE UNIQUE INDEX "OrderPayment_slip_idx" ON "OrderPayment" ("slipId") WHERE "slipId" IS NOT NULL;

-- Whoever changes an offer, its pledges, stages or orders holds its row. A function, so that a test can do without.
CREATE FUNCTION lock_offer(p_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT FROM "Offer" WHERE "id" = p_id FOR NO KEY UPDATE;
$$;

-- Kilometres between two places on the earth.
CREATE FUNCTION distance_km(p_lat1 double precision, p_lng1 double precision, p_lat2 double precision, p_lng2 double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
  SELECT 12742 * asin(least(1, sqrt(sin(radians(p_lat2 - p_lat1) / 2) ^ 2
    + cos(radians(p_lat1)) * cos(radians(p_lat2)) * sin(radians(p_lng2 - p_lng1) / 2) ^ 2)))
$$;

-- One claim: what is left, the member's limit, the claim and its updates, under the quick offer's row. What forbids it at that moment is
-- raised by name.
CREATE FUNCTION claim_quick_offer(p_id uuid, p_claim_id uuid, p_number text, p_member_id uuid, p_quantity int, p_at timestamptz,
  p_scope text, p_key text, p_input_hash text)
RETURNS TABLE ("claimId" uuid, "unitPrice" bigint, "seq" bigint, "data" jsonb, "repeated" boolean) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_stored record;
  v_offer record;
  v_unit bigint;
  v_seq bigint;
  v_data jsonb;
BEGIN
  IF p_key IS NOT NULL THEN
    INSERT INTO "IdempotencyKey" ("scope", "key", "inputHash") VALUES (p_scope, p_key, p_input_hash) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT k."inputHash", k."response" INTO v_stored FROM "IdempotencyKey" k WHERE k."scope" = p_scope AND k."key" = p_key;
      IF v_stored."inputHash" IS DISTINCT FROM p_input_hash THEN
        RAISE EXCEPTION 'key_reused';
      END IF;
      RETURN QUERY SELECT (v_stored."response"->>'id')::uuid, 0::bigint, 0::bigint, NULL::jsonb, true;
      RETURN;
    END IF;
  END IF;

  UPDATE "QuickOffer" q SET "remaining" = q."remaining" - p_quantity,
      "recovered" = q."recovered" + p_quantity * round(q."price" * (100 - q."discountPercent") / 100.0)::bigint,
      "state" = CASE WHEN q."remaining" = p_quantity THEN 'claimed'::"QuickOfferState" ELSE q."state" END,
      "endedAt" = CASE WHEN q."remaining" = p_quantity THEN p_at END
    WHERE q."id" = p_id AND q."state" = 'broadcast' AND q."until" > p_at AND q."remaining" >= p_quantity
    RETURNING q.* INTO v_offer;
  IF NOT FOUND THEN
    SELECT q.* INTO v_offer FROM "QuickOffer" q WHERE q."id" = p_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'not_found';
    ELSIF v_offer."state" = 'claimed' OR (v_offer."state" = 'broadcast' AND v_offer."until" > p_at) THEN
      RAISE EXCEPTION 'sold_out';
    END IF;
    RAISE EXCEPTION 'closed';
  END IF;
  -- Whoever claims for the same member waited above, so all of their earlier claims are seen here.
  IF v_offer."perMember" IS NOT NULL AND p_quantity + coalesce((SELECT sum(c."quantity") FROM "QuickClaim" c
      WHERE c."quickOfferId" = p_id AND c."memberId" = p_member_id), 0) > v_offer."perMember" THEN
    RAISE EXCEPTION 'limit_reached';
  END IF;

  v_unit := round(v_offer."price" * (100 - v_offer."discountPercent") / 100.0)::bigint;
  INSERT INTO "QuickClaim" ("id", "number", "quickOfferId", "memberId", "quantity", "unitPrice", "at")
    VALUES (p_claim_id, p_number, p_id, p_member_id, p_quantity, v_unit, p_at);
  v_data := jsonb_build_object('id', p_id, 'remaining', v_offer."remaining", 'state', v_offer."state", 'recovered', v_offer."recovered");
  SELECT u."seq" INTO v_seq FROM append_updates(ARRAY['quick-offer:' || p_id], ARRAY['quick-offer.changed'], ARRAY[v_data], p_at) u;
  IF p_key IS NOT NULL THEN
    UPDATE "IdempotencyKey" k SET "response" = jsonb_build_object('id', p_claim_id) WHERE k."scope" = p_scope AND k."key" = p_key;
  END IF;
  RETURN QUERY SELECT p_claim_id, v_unit, v_seq, v_data, false;
END $$;
