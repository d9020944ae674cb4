-- What changes who belongs to a club, or what the club asks of them, comes one after the other. Writing in threads and
-- whatever else only refers to the club does not wait for it.
CREATE FUNCTION lock_club(p_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT 1 FROM "Club" WHERE "id" = p_id FOR NO KEY UPDATE
$$;

-- What ends by itself is looked for every minute.
CREATE INDEX "Membership_suspended_idx" ON "Membership" ("suspendedUntil") WHERE "status" = 'suspended';
CREATE INDEX "RoleGrant_ending_idx" ON "RoleGrant" ("validUntil") WHERE "status" = 'verified' AND "validUntil" IS NOT NULL;
