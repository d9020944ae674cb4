-- A spend is one statement: what took twenty round trips is decided and written here, under the wallet's lock.

-- Writes one transfer at the end of its wallet's chain and answers its hash; whoever calls it holds the wallet's lock. Balances and lots
-- follow by the triggers. The hash is the SHA-256 of the text that `transferText` makes too: `ledger verify` and the member's own
-- check know nothing of this function.
CREATE FUNCTION post_point_transfer(
  p_id uuid, p_wallet_id uuid, p_number int, p_previous_hash text, p_kind "PointTransferKind", p_points bigint, p_actor_id uuid, p_rule_id uuid,
  p_rule_version int, p_reverses_id uuid, p_hold_id uuid, p_cause text, p_reason text, p_scope text, p_key text, p_at timestamptz,
  p_accounts uuid[], p_lots uuid[], p_amounts bigint[]
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_entries text;
  v_hash text;
BEGIN
  SELECT '[' || string_agg('["' || p_accounts[n] || '",' || coalesce('"' || p_lots[n] || '"', 'null') || ',' || p_amounts[n] || ']', ',' ORDER BY n) || ']'
    INTO v_entries FROM generate_subscripts(p_accounts, 1) n;
  v_hash := encode(sha256(convert_to(concat('[1,"', p_id, '","', p_wallet_id, '",', p_number, ',"', p_kind, '",', p_points, ',',
    coalesce('"' || p_actor_id || '"', 'null'), ',', coalesce('"' || p_rule_id || '"', 'null'), ',', coalesce('"' || p_reverses_id || '"', 'null'), ',',
    coalesce('"' || p_hold_id || '"', 'null'), ',', to_json(p_cause), ',', to_json(p_reason), ',"',
    to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '",', v_entries, ',"', p_previous_hash, '"]'), 'UTF8')), 'hex');
  UPDATE "PointWallet" w SET "lastNumber" = p_number, "lastHash" = v_hash WHERE w."id" = p_wallet_id;
  INSERT INTO "PointTransfer" ("id", "walletId", "number", "kind", "points", "actorId", "ruleId", "reversesId", "holdId", "cause",
    "reason", "scope", "key", "inputHash", "previousHash", "hash", "at", "ruleVersion")
  VALUES (p_id, p_wallet_id, p_number, p_kind, p_points, p_actor_id, p_rule_id, p_reverses_id, p_hold_id, p_cause, p_reason, p_scope, p_key,
    encode(sha256(convert_to(concat('["', p_kind, '",', p_points, ',', to_json(p_cause), ',', v_entries, ']'), 'UTF8')), 'hex'),
    p_previous_hash, v_hash, p_at, p_rule_version);
  IF p_kind IN ('earn', 'redeem', 'settle') THEN
    -- Whoever moves is still there: lots that end after inactivity last longer. Days are the member's own.
    UPDATE "PointLot" l SET "expiresAt" = (date_trunc('day', p_at AT TIME ZONE m."timeZone")
      + make_interval(months => l."inactiveMonths") + interval '1 day') AT TIME ZONE m."timeZone"
    FROM "PointWallet" w JOIN "Member" m ON m."id" = w."memberId"
    WHERE w."id" = p_wallet_id AND l."walletId" = w."id" AND l."inactiveMonths" IS NOT NULL AND l."state" IN ('pending', 'open');
  END IF;
  INSERT INTO "PointEntry" ("transferId", "position", "accountId", "lotId", "amount")
    SELECT p_id, n, p_accounts[n], p_lots[n], p_amounts[n] FROM generate_subscripts(p_accounts, 1) n ORDER BY n;
  RETURN v_hash;
END $$;

-- Which of a wallet's lots a spend takes, and how much of each: the earliest expiry first, then the oldest; what has ended is gone, also
-- before the job has written that down. No row where all of them together are too little.
CREATE FUNCTION pick_point_lots(p_wallet_id uuid, p_points bigint, p_at timestamptz)
RETURNS TABLE ("lots" uuid[], "parts" bigint[]) LANGUAGE sql STABLE AS $$
  SELECT array_agg(f."id" ORDER BY f."place"), array_agg(least(f."free", p_points - f."before") ORDER BY f."place") FROM (
    SELECT l."id", l."remaining" - l."held" AS "free", row_number() OVER w AS "place",
      coalesce(sum(l."remaining" - l."held") OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS "before"
    FROM "PointLot" l
    WHERE l."walletId" = p_wallet_id AND l."state" = 'open' AND l."remaining" > l."held" AND (l."expiresAt" IS NULL OR l."expiresAt" > p_at)
    WINDOW w AS (ORDER BY l."expiresAt" NULLS LAST, l."createdAt", l."id")
  ) f WHERE f."before" < p_points HAVING sum(f."free") >= p_points
$$;

-- Takes points from a member's lots: to redeem, to set aside, or by hand. Answers the transfer's place and what the member has by then.
-- Raises not_enough_points.
CREATE FUNCTION take_points(
  p_id uuid, p_member_id uuid, p_funder_id uuid, p_kind "PointTransferKind", p_points bigint, p_actor_id uuid, p_hold_id uuid, p_cause text,
  p_reason text, p_scope text, p_key text, p_at timestamptz
) RETURNS TABLE ("number" int, "hash" text, "previousHash" text, "available" bigint, "pending" bigint, "held" bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_wallet record;
  v_picked record;
  v_available uuid;
  v_given uuid;
  v_hash text;
  v_count int;
BEGIN
  SELECT w."id", w."shard", w."lastNumber", w."lastHash" INTO v_wallet FROM lock_point_wallet(p_member_id, p_funder_id) w;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not_enough_points';
  END IF;
  -- What the lock protects is read after it.
  SELECT k."lots", k."parts" INTO v_picked FROM pick_point_lots(v_wallet."id", p_points, p_at) k;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not_enough_points';
  END IF;
  v_count := cardinality(v_picked."lots");
  SELECT a."id" INTO v_available FROM "PointAccount" a WHERE a."walletId" = v_wallet."id" AND a."kind" = 'available';
  IF p_kind = 'hold' THEN
    SELECT a."id" INTO v_given FROM "PointAccount" a WHERE a."walletId" = v_wallet."id" AND a."kind" = 'held';
  ELSIF p_funder_id IS NULL THEN
    SELECT a."id" INTO v_given FROM "PointAccount" a WHERE a."walletId" IS NULL AND a."funderId" IS NULL AND a."currency" = 'points'
      AND a."kind" = CASE p_kind WHEN 'redeem' THEN 'redeemed' ELSE 'adjustment' END::"PointAccountKind" AND a."shard" = v_wallet."shard";
  ELSE
    SELECT a."id" INTO v_given FROM "PointAccount" a WHERE a."walletId" IS NULL AND a."funderId" = p_funder_id AND a."currency" = 'points'
      AND a."kind" = CASE p_kind WHEN 'redeem' THEN 'redeemed' ELSE 'adjustment' END::"PointAccountKind" AND a."shard" = v_wallet."shard";
  END IF;
  -- What it takes stands before what it gives, so that no balance is beyond its bounds in between.
  v_hash := post_point_transfer(p_id, v_wallet."id", v_wallet."lastNumber" + 1, v_wallet."lastHash", p_kind, p_points, p_actor_id, NULL, NULL, NULL,
    p_hold_id, p_cause, p_reason, p_scope, p_key, p_at,
    array_fill(v_available, ARRAY[v_count]) || array_fill(v_given, ARRAY[CASE p_kind WHEN 'hold' THEN v_count ELSE 1 END]),
    v_picked."lots" || CASE p_kind WHEN 'hold' THEN v_picked."lots" ELSE ARRAY[NULL::uuid] END,
    ARRAY(SELECT -p FROM unnest(v_picked."parts") WITH ORDINALITY u(p, n) ORDER BY n)
      || CASE p_kind WHEN 'hold' THEN v_picked."parts" ELSE ARRAY[p_points] END);
  RETURN QUERY SELECT v_wallet."lastNumber" + 1, v_hash, v_wallet."lastHash",
    max(a."balance") FILTER (WHERE a."kind" = 'available'), max(a."balance") FILTER (WHERE a."kind" = 'pending'),
    max(a."balance") FILTER (WHERE a."kind" = 'held') FROM "PointAccount" a WHERE a."walletId" = v_wallet."id";
END $$;

-- The level that a member has; who was never looked at has the lowest of the plan in force.
CREATE FUNCTION member_tier_key(p_member_id uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_key text;
BEGIN
  SELECT nullif(m."tierKey", '') INTO v_key FROM "MemberTier" m WHERE m."memberId" = p_member_id;
  IF v_key IS NOT NULL THEN
    RETURN v_key;
  END IF;
  SELECT p."tiers"->0->>'key' INTO v_key FROM "TierPlan" p
    WHERE p."status" = 'published' AND p."startsAt" <= p_at ORDER BY p."startsAt" DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT t."key" INTO v_key FROM "PointTier" t ORDER BY t."fromPoints" LIMIT 1;
  END IF;
  RETURN v_key;
END $$;

-- A member has a voucher for their points: the key, the stock, the wallet, the limit, the price, the points, the code, the voucher and what
-- the member's screens hear of it, in this order. "answer" is the command's; "seq" and "data" are the update's, and empty for a repeat.
-- Raises key_reused, not_found, not_open, out_of_stock, limit_reached, not_enough_points.
CREATE FUNCTION redeem_reward(
  p_id uuid, p_transfer_id uuid, p_reward_id uuid, p_member_id uuid, p_code text, p_deliver_to text, p_at timestamptz,
  p_scope text, p_key text, p_input_hash text
) RETURNS TABLE ("answer" jsonb, "seq" bigint, "data" jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_reward "Reward";
  v_stored record;
  v_taken record;
  v_pooled record;
  v_cost int;
  v_code text := p_code;
  v_sent boolean;
  v_expires timestamptz(3);
  v_answer jsonb;
  v_data jsonb;
  v_seq bigint;
  v_iso constant text := 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
BEGIN
  IF p_key IS NOT NULL THEN
    INSERT INTO "IdempotencyKey" ("scope", "key", "inputHash") VALUES (p_scope, p_key, p_input_hash) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT k."inputHash", k."response" INTO v_stored FROM "IdempotencyKey" k WHERE k."scope" = p_scope AND k."key" = p_key;
      IF v_stored."inputHash" IS DISTINCT FROM p_input_hash THEN
        RAISE EXCEPTION 'key_reused';
      END IF;
      RETURN QUERY SELECT v_stored."response", NULL::bigint, NULL::jsonb;
      RETURN;
    END IF;
  END IF;

  SELECT * INTO v_reward FROM "Reward" r WHERE r."id" = p_reward_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not_found';
  END IF;
  IF v_reward."retired" OR v_reward."startsAt" > p_at OR v_reward."endsAt" <= p_at THEN
    RAISE EXCEPTION 'not_open';
  END IF;
  IF v_reward."stock" IS NOT NULL THEN
    UPDATE "Reward" r SET "stock" = r."stock" - 1 WHERE r."id" = p_reward_id AND r."stock" > 0;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'out_of_stock';
    END IF;
  END IF;
  IF v_reward."perMember" IS NOT NULL THEN
    -- Counted under the lock, so that two at once do not both find room.
    PERFORM 1 FROM lock_point_wallet(p_member_id, v_reward."funderId");
    IF v_reward."perMember" <= (SELECT count(*) FROM "Redemption" d
      WHERE d."rewardId" = p_reward_id AND d."memberId" = p_member_id AND d."status" <> 'cancelled')
    THEN
      RAISE EXCEPTION 'limit_reached';
    END IF;
  END IF;
  v_cost := v_reward."costPoints";
  IF v_reward."tierPrices" <> '{}' THEN
    v_cost := coalesce((v_reward."tierPrices"->>member_tier_key(p_member_id, p_at))::int, v_cost);
  END IF;
  SELECT t."available", t."pending", t."held" INTO v_taken FROM take_points(p_transfer_id, p_member_id, v_reward."funderId", 'redeem', v_cost,
    p_member_id, NULL, 'redemption:' || p_id, '', 'redemption', p_id::text, p_at) t;
  IF v_reward."codeSource" = 'pool' THEN
    -- Buyers at once get different ones.
    SELECT c."id", c."code" INTO v_pooled FROM "RewardCode" c WHERE c."rewardId" = p_reward_id AND c."redemptionId" IS NULL
      ORDER BY c."id" LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'out_of_stock';
    END IF;
    v_code := v_pooled."code";
  END IF;
  v_sent := v_reward."fulfilment" = 'manual';
  v_expires := CASE WHEN NOT v_sent THEN p_at + v_reward."voucherDays" * interval '24 hours' END;
  INSERT INTO "Redemption" ("id", "rewardId", "memberId", "transferId", "status", "code", "costPoints", "expiresAt", "createdAt", "deliverTo")
    VALUES (p_id, p_reward_id, p_member_id, p_transfer_id, CASE WHEN v_sent THEN 'pending' ELSE 'issued' END::"RedemptionStatus", v_code, v_cost,
      v_expires, p_at, CASE WHEN v_sent THEN p_deliver_to END);
  IF v_reward."codeSource" = 'pool' THEN
    UPDATE "RewardCode" c SET "redemptionId" = p_id WHERE c."id" = v_pooled."id";
  END IF;
  v_answer := jsonb_build_object('redemption', jsonb_build_object('id', p_id, 'rewardId', p_reward_id, 'rewardName', v_reward."name",
    'status', CASE WHEN v_sent THEN 'pending' ELSE 'issued' END, 'code', v_code, 'costPoints', v_cost,
    'expiresAt', to_char(v_expires AT TIME ZONE 'UTC', v_iso), 'createdAt', to_char(p_at AT TIME ZONE 'UTC', v_iso), 'endedAt', NULL,
    'endedBy', NULL, 'fulfilment', v_reward."fulfilment", 'voucherEnd', v_reward."voucherEnd", 'returnable', v_reward."codeSource" = 'drawn',
    'deliverTo', CASE WHEN v_sent THEN p_deliver_to END, 'sentAt', NULL, 'tracking', NULL));
  IF p_key IS NOT NULL THEN
    UPDATE "IdempotencyKey" k SET "response" = v_answer WHERE k."scope" = p_scope AND k."key" = p_key;
  END IF;
  v_data := jsonb_build_object('available', v_taken."available", 'pending', v_taken."pending", 'held', v_taken."held", 'change', -v_cost);
  SELECT u."seq" INTO v_seq FROM append_updates(ARRAY['member:' || p_member_id], ARRAY['points.changed'], ARRAY[v_data], p_at) u;
  RETURN QUERY SELECT v_answer, v_seq, v_data;
END $$;
