-- A kind of ticket that is added after people came begins with the seats that are taken of it: guests come along without one, too.
CREATE FUNCTION count_ticket_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(sum(CASE WHEN NEW."kind" = 'guest' THEN r."guests" ELSE (r."ticket" = NEW."kind")::int END), 0) INTO NEW."seatsUsed"
    FROM "EventRegistration" r WHERE r."eventId" = NEW."eventId" AND r."status" IN ('held', 'offered', 'registered', 'attended');
  RETURN NEW;
END $$;
CREATE TRIGGER "EventTicket_seats" BEFORE INSERT ON "EventTicket" FOR EACH ROW EXECUTE FUNCTION count_ticket_seats();

-- Those that began with none have the right number from now on; who is in stays in.
UPDATE "EventTicket" t SET "seatsUsed" = c."seats", "capacity" = CASE WHEN t."capacity" < c."seats" THEN c."seats" ELSE t."capacity" END
FROM (
  SELECT k."eventId", k."kind", coalesce(sum(CASE WHEN k."kind" = 'guest' THEN r."guests" ELSE (r."ticket" = k."kind")::int END), 0)::int AS "seats"
  FROM "EventTicket" k LEFT JOIN "EventRegistration" r ON r."eventId" = k."eventId" AND r."status" IN ('held', 'offered', 'registered', 'attended')
  GROUP BY k."eventId", k."kind"
) c
WHERE c."eventId" = t."eventId" AND c."kind" = t."kind" AND c."seats" <> t."seatsUsed";
