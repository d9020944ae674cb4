-- Keys that the portal makes for itself and that all of its nodes share.
CREATE TABLE "PortalKey" (
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "PortalKey_pkey" PRIMARY KEY ("name")
);

-- What is due for one member.
CREATE INDEX "NoticeDelivery_member_waiting_idx" ON "NoticeDelivery" ("memberId", "channel", "dueAt") WHERE "status" = 'waiting';

-- What is due by e-mail for one member, with what else waits to be sent soon: theirs alone until the transaction ends.
CREATE FUNCTION take_due_mail(p_member uuid, p_at timestamptz)
RETURNS TABLE ("id" uuid, "noticeId" uuid, "digest" boolean, "kind" text, "due" boolean) LANGUAGE sql AS $$
  SELECT d."id", d."noticeId", d."digest", n."kind", d."dueAt" <= p_at
  FROM "NoticeDelivery" d JOIN "Notice" n ON n."id" = d."noticeId"
  WHERE d."memberId" = p_member AND d."channel" = 'email' AND d."status" = 'waiting' AND (d."dueAt" <= p_at OR NOT d."digest")
  ORDER BY d."id" FOR UPDATE OF d SKIP LOCKED
$$;

-- What is due on telephones: claimed, at most p_limit.
CREATE FUNCTION claim_rings(p_at timestamptz, p_limit int)
RETURNS SETOF "NoticeDelivery" LANGUAGE sql AS $$
  UPDATE "NoticeDelivery" SET "status" = 'claimed', "claimedAt" = p_at, "attempts" = "attempts" + 1
  WHERE "status" = 'waiting' AND "id" IN (SELECT w."id" FROM "NoticeDelivery" w
    WHERE w."status" = 'waiting' AND w."channel" IN ('push', 'line') AND w."dueAt" <= p_at
    ORDER BY w."dueAt" LIMIT p_limit FOR UPDATE SKIP LOCKED)
  RETURNING *
$$;
