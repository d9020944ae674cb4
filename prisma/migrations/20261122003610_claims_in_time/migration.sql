-- A claim looks at the clock again once it has the quick offer's row: as before but for that.
CREATE OR REPLACE FUNCTION claim_quick_offer(p_id uuid, p_claim_id uuid, p_number text, p_member_id uuid, p_quantity int, p_at timestamptz,
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
  -- Whoever waited for the row over the end comes too late, though they came in time: by how long this statement has run.
  IF v_offer."until" <= p_at + (clock_timestamp() - statement_timestamp()) THEN
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
