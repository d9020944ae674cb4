-- Who comes by taking part, walk-ins that found no seat, and parties of whom fewer came.
ALTER TABLE "EventCheckIn" ADD COLUMN "online" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
ALTER TABLE "EventRegistration" ADD COLUMN "guestsCame" INTEGER,
  ADD CONSTRAINT "EventRegistration_came_check" CHECK ("guestsCame" BETWEEN 0 AND "guests") NOT VALID;
ALTER TABLE "EventRegistration" VALIDATE CONSTRAINT "EventRegistration_came_check";
