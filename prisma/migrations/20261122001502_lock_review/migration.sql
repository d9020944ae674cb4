-- Who decides about a review holds it first; a function of its own, so that a test can show what happens without.
CREATE FUNCTION lock_review(p_review_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT 1 FROM "Review" WHERE "id" = p_review_id FOR UPDATE
$$;
