-- An offer with all that decides about it, read after its lock is had: each statement of a function sees what was committed before it, which
-- one statement that waits for a lock does not.
CREATE FUNCTION lock_whole_offer(p_id uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_offer(p_id);
  RETURN (SELECT to_jsonb(o) || jsonb_build_object(
    'options', coalesce((SELECT jsonb_agg(to_jsonb(x) ORDER BY x."position") FROM "OfferOption" x WHERE x."offerId" = o."id"), '[]'),
    'stages', coalesce((SELECT jsonb_agg(to_jsonb(s) ORDER BY s."position") FROM "OfferStage" s WHERE s."offerId" = o."id"), '[]'),
    'askedIds', coalesce((SELECT jsonb_agg(a."organisationId") FROM "OfferSupplier" a WHERE a."offerId" = o."id"), '[]'))
    FROM "Offer" o WHERE o."id" = p_id);
END $$;
