-- Quick offers ring one after the other, so that each sees how often the ones before it have rung with a member today. A function, so that a
-- test can do without.
CREATE FUNCTION lock_ringing() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtext('offers.ring-quick'))
$$;
