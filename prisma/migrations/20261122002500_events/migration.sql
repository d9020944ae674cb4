-- Events: what a club does together. How many seats are taken follows from registrations by a trigger; a CHECK keeps it within bounds.
CREATE TYPE "EventStatus" AS ENUM ('draft', 'published', 'live', 'done', 'cancelled');
CREATE TYPE "EventWay" AS ENUM ('onsite', 'online', 'thread', 'mixed');
CREATE TYPE "EventTicketKind" AS ENUM ('member', 'guest', 'tier');
CREATE TYPE "RegistrationStatus" AS ENUM ('held', 'registered', 'waiting', 'offered', 'cancelled', 'attended');
CREATE TYPE "EventRole" AS ENUM ('host', 'speaker');
CREATE TYPE "EventQuestionStatus" AS ENUM ('open', 'taken', 'answered', 'dismissed');

CREATE TABLE "EventSeries" (
  "id" uuid PRIMARY KEY,
  "clubId" uuid NOT NULL REFERENCES "Club" ("id") ON DELETE CASCADE,
  "rule" jsonb NOT NULL,
  "timeZone" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL
);
CREATE INDEX "EventSeries_clubId_idx" ON "EventSeries" ("clubId");

CREATE TABLE "ClubEvent" (
  "id" uuid PRIMARY KEY,
  "clubId" uuid NOT NULL REFERENCES "Club" ("id") ON DELETE CASCADE,
  "threadId" uuid UNIQUE REFERENCES "Thread" ("id") ON DELETE SET NULL,
  "seriesId" uuid REFERENCES "EventSeries" ("id") ON DELETE SET NULL,
  "status" "EventStatus" NOT NULL DEFAULT 'draft',
  "way" "EventWay" NOT NULL,
  "title" text NOT NULL,
  "body" text NOT NULL,
  "html" text NOT NULL,
  "language" "Locale",
  "startsAt" timestamptz(3) NOT NULL,
  "endsAt" timestamptz(3) NOT NULL,
  "timeZone" text NOT NULL,
  "allDay" boolean NOT NULL DEFAULT false,
  "place" text NOT NULL DEFAULT '',
  "directions" text NOT NULL DEFAULT '',
  "online" text NOT NULL DEFAULT '',
  "capacity" integer,
  "seatsUsed" integer NOT NULL DEFAULT 0,
  "maxGuests" integer NOT NULL DEFAULT 0,
  "opensAt" timestamptz(3),
  "closesAt" timestamptz(3),
  "questions" jsonb NOT NULL DEFAULT '[]',
  "spendAt" text NOT NULL DEFAULT 'check_in',
  "offerMinutes" integer NOT NULL DEFAULT 720,
  "checkInMinutes" integer NOT NULL DEFAULT 180,
  "slowSeconds" integer NOT NULL DEFAULT 0,
  "goals" jsonb NOT NULL DEFAULT '{}',
  "runSheet" jsonb NOT NULL DEFAULT '[]',
  "queueNumber" bigint NOT NULL DEFAULT 0,
  "questionNumber" integer NOT NULL DEFAULT 0,
  "changeNumber" integer NOT NULL DEFAULT 0,
  "lastChange" jsonb,
  "sequence" integer NOT NULL DEFAULT 0,
  "reminded" integer NOT NULL DEFAULT 0,
  "recap" text NOT NULL DEFAULT '',
  "recapHtml" text NOT NULL DEFAULT '',
  "cancelReason" text NOT NULL DEFAULT '',
  "createdById" uuid REFERENCES "Member" ("id") ON DELETE SET NULL,
  "createdAt" timestamptz(3) NOT NULL,
  "updatedAt" timestamptz(3) NOT NULL,
  "publishedAt" timestamptz(3),
  "endedAt" timestamptz(3),
  CONSTRAINT "ClubEvent_time_check" CHECK ("endsAt" > "startsAt"),
  CONSTRAINT "ClubEvent_seats_check" CHECK ("seatsUsed" >= 0 AND ("capacity" IS NULL OR "seatsUsed" <= "capacity"))
);
CREATE INDEX "ClubEvent_club_idx" ON "ClubEvent" ("clubId", "startsAt", "id");
CREATE INDEX "ClubEvent_running_idx" ON "ClubEvent" ("startsAt") WHERE "status" IN ('published', 'live');
CREATE INDEX "ClubEvent_seriesId_idx" ON "ClubEvent" ("seriesId");

CREATE TABLE "EventTicket" (
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "kind" "EventTicketKind" NOT NULL,
  "tierKey" text,
  "capacity" integer,
  "seatsUsed" integer NOT NULL DEFAULT 0,
  "pricePoints" integer NOT NULL DEFAULT 0,
  PRIMARY KEY ("eventId", "kind"),
  CONSTRAINT "EventTicket_seats_check" CHECK ("seatsUsed" >= 0 AND ("capacity" IS NULL OR "seatsUsed" <= "capacity"))
);

CREATE TABLE "EventPerson" (
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "memberId" uuid NOT NULL REFERENCES "Member" ("id") ON DELETE CASCADE,
  "role" "EventRole" NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  PRIMARY KEY ("eventId", "memberId")
);
CREATE INDEX "EventPerson_memberId_idx" ON "EventPerson" ("memberId");

CREATE TABLE "EventRegistration" (
  "id" uuid PRIMARY KEY,
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "memberId" uuid REFERENCES "Member" ("id") ON DELETE CASCADE,
  -- Who came without an account.
  "name" text NOT NULL DEFAULT '',
  "ticket" "EventTicketKind" NOT NULL DEFAULT 'member',
  "guests" integer NOT NULL DEFAULT 0 CHECK ("guests" >= 0),
  "status" "RegistrationStatus" NOT NULL,
  "code" text NOT NULL UNIQUE,
  "queue" bigint,
  "until" timestamptz(3),
  "answers" jsonb NOT NULL DEFAULT '{}',
  "pricePoints" integer NOT NULL DEFAULT 0,
  "holdId" uuid,
  "walkIn" boolean NOT NULL DEFAULT false,
  "seenChange" integer NOT NULL DEFAULT 0,
  "endReason" text NOT NULL DEFAULT '',
  "createdAt" timestamptz(3) NOT NULL,
  "registeredAt" timestamptz(3),
  "endedAt" timestamptz(3),
  "attendedAt" timestamptz(3),
  CONSTRAINT "EventRegistration_ticket_check" CHECK ("ticket" <> 'guest'),
  CONSTRAINT "EventRegistration_until_check" CHECK (("until" IS NOT NULL) = ("status" IN ('held', 'offered'))),
  CONSTRAINT "EventRegistration_queue_check" CHECK ("status" NOT IN ('waiting', 'offered') OR "queue" IS NOT NULL)
);
CREATE UNIQUE INDEX "EventRegistration_member_key" ON "EventRegistration" ("eventId", "memberId");
CREATE INDEX "EventRegistration_list_idx" ON "EventRegistration" ("eventId", "status", "queue");
CREATE INDEX "EventRegistration_until_idx" ON "EventRegistration" ("until") WHERE "until" IS NOT NULL;
CREATE INDEX "EventRegistration_memberId_idx" ON "EventRegistration" ("memberId", "status");

-- Confirmed, held, offered and attended seats are taken: of the event, of the kind of ticket, and of guests.
CREATE FUNCTION count_event_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own integer := 0; guests integer := 0; kept boolean;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."status" IN ('held', 'offered', 'registered', 'attended') THEN
    own := own - 1; guests := guests - OLD."guests";
    UPDATE "EventTicket" SET "seatsUsed" = "seatsUsed" - 1 WHERE "eventId" = OLD."eventId" AND "kind" = OLD."ticket";
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."status" IN ('held', 'offered', 'registered', 'attended') THEN
    own := own + 1; guests := guests + NEW."guests";
    UPDATE "EventTicket" SET "seatsUsed" = "seatsUsed" + 1 WHERE "eventId" = NEW."eventId" AND "kind" = NEW."ticket";
  END IF;
  IF own + guests <> 0 THEN
    UPDATE "ClubEvent" SET "seatsUsed" = "seatsUsed" + own + guests WHERE "id" = coalesce(NEW."eventId", OLD."eventId");
  END IF;
  IF guests <> 0 THEN
    UPDATE "EventTicket" SET "seatsUsed" = "seatsUsed" + guests WHERE "eventId" = coalesce(NEW."eventId", OLD."eventId") AND "kind" = 'guest';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "EventRegistration_seats" AFTER INSERT OR UPDATE OF "status", "guests", "ticket" OR DELETE ON "EventRegistration"
  FOR EACH ROW EXECUTE FUNCTION count_event_seats();

-- Changes of one event's seats, and of the event, come one after the other.
CREATE FUNCTION lock_event(p_event_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT 1 FROM "ClubEvent" WHERE "id" = p_event_id FOR NO KEY UPDATE
$$;

CREATE TABLE "EventCheckIn" (
  "id" uuid PRIMARY KEY,
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "registrationId" uuid REFERENCES "EventRegistration" ("id") ON DELETE CASCADE,
  "nonce" text NOT NULL,
  "code" text NOT NULL,
  "door" text NOT NULL DEFAULT '',
  -- `in`, or why not.
  "outcome" text NOT NULL,
  "byId" uuid REFERENCES "Member" ("id") ON DELETE SET NULL,
  "offline" boolean NOT NULL DEFAULT false,
  "at" timestamptz(3) NOT NULL,
  "recordedAt" timestamptz(3) NOT NULL,
  "undoneAt" timestamptz(3),
  "undoneById" uuid
);
CREATE UNIQUE INDEX "EventCheckIn_nonce_key" ON "EventCheckIn" ("eventId", "nonce");
CREATE UNIQUE INDEX "EventCheckIn_once_key" ON "EventCheckIn" ("registrationId") WHERE "outcome" = 'in' AND "undoneAt" IS NULL;
CREATE INDEX "EventCheckIn_list_idx" ON "EventCheckIn" ("eventId", "recordedAt" DESC);

CREATE TABLE "EventQuestion" (
  "id" uuid PRIMARY KEY,
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "number" integer NOT NULL,
  "authorId" uuid REFERENCES "Member" ("id") ON DELETE SET NULL,
  "anonymous" boolean NOT NULL DEFAULT false,
  "body" text NOT NULL,
  "status" "EventQuestionStatus" NOT NULL DEFAULT 'open',
  "pinned" boolean NOT NULL DEFAULT false,
  "votes" integer NOT NULL DEFAULT 0,
  "takenById" uuid REFERENCES "Member" ("id") ON DELETE SET NULL,
  "answer" text NOT NULL DEFAULT '',
  "answeredAt" timestamptz(3),
  -- The question on the experts' desk that it became.
  "passedToId" uuid REFERENCES "Thread" ("id") ON DELETE SET NULL,
  "at" timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX "EventQuestion_number_key" ON "EventQuestion" ("eventId", "number");
CREATE UNIQUE INDEX "EventQuestion_pinned_key" ON "EventQuestion" ("eventId") WHERE "pinned";
CREATE INDEX "EventQuestion_author_idx" ON "EventQuestion" ("eventId", "authorId", "at" DESC);

CREATE TABLE "EventQuestionVote" (
  "questionId" uuid NOT NULL REFERENCES "EventQuestion" ("id") ON DELETE CASCADE,
  "memberId" uuid NOT NULL REFERENCES "Member" ("id") ON DELETE CASCADE,
  PRIMARY KEY ("questionId", "memberId")
);

CREATE TABLE "EventReaction" (
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "name" text NOT NULL,
  "count" bigint NOT NULL DEFAULT 0,
  PRIMARY KEY ("eventId", "name")
);

-- Votes and reactions that screens have not been told of yet: one row each, so that nobody waits for anybody.
CREATE TABLE "EventPulse" (
  "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "questionId" uuid,
  "reaction" text,
  "count" integer NOT NULL DEFAULT 1
);

CREATE TABLE "EventSurvey" (
  "eventId" uuid NOT NULL REFERENCES "ClubEvent" ("id") ON DELETE CASCADE,
  "memberId" uuid NOT NULL REFERENCES "Member" ("id") ON DELETE CASCADE,
  "score" integer NOT NULL CHECK ("score" BETWEEN 1 AND 5),
  "comment" text NOT NULL DEFAULT '',
  "at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("eventId", "memberId")
);

CREATE TABLE "EventTemplate" (
  "id" uuid PRIMARY KEY,
  "clubId" uuid NOT NULL REFERENCES "Club" ("id") ON DELETE CASCADE,
  "name" text NOT NULL,
  "content" jsonb NOT NULL,
  "createdAt" timestamptz(3) NOT NULL
);
CREATE INDEX "EventTemplate_clubId_idx" ON "EventTemplate" ("clubId");

-- A member's calendar has an address that only they know; another version is another address.
CREATE TABLE "MemberCalendar" (
  "memberId" uuid PRIMARY KEY REFERENCES "Member" ("id") ON DELETE CASCADE,
  "version" integer NOT NULL DEFAULT 1
);
