-- Whoever holds a voucher's row alone ends it; its own function, so that a test can show what happens without the lock.
CREATE FUNCTION lock_redemption(p_id uuid) RETURNS uuid LANGUAGE sql AS $$
  SELECT "id" FROM "Redemption" WHERE "id" = p_id FOR UPDATE
$$;

-- What was used, given back or has ended stays so, whoever forgets the lock.
CREATE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'conflict';
END $$;
CREATE TRIGGER "Redemption_ends_once" BEFORE UPDATE OF "status" ON "Redemption" FOR EACH ROW
  WHEN (OLD."status" IN ('used', 'cancelled', 'expired')) EXECUTE FUNCTION refuse_second_end();
