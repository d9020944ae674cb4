CREATE TYPE "GuideState" AS ENUM ('draft', 'published', 'retired');

CREATE TYPE "SuggestionState" AS ENUM ('open', 'accepted', 'declined');

CREATE TABLE "Guide" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "state" "GuideState" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "language" "Locale",
    "tags" TEXT[],
    "reviewBy" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "retiredReason" TEXT,

    CONSTRAINT "Guide_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "GuideVersion" (
    "guideId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "editedById" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuideVersion_pkey" PRIMARY KEY ("guideId", "version")
);

CREATE TABLE "GuideAuthor" (
    "guideId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuideAuthor_pkey" PRIMARY KEY ("guideId", "memberId")
);

CREATE TABLE "GuideSource" (
    "guideId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "GuideSource_pkey" PRIMARY KEY ("guideId", "postId")
);

CREATE TABLE "GuideSuggestion" (
    "id" UUID NOT NULL,
    "guideId" UUID NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "state" "SuggestionState" NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "GuideSuggestion_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Guide_clubId_state_updatedAt_id_idx" ON "Guide"("clubId", "state", "updatedAt" DESC, "id");
CREATE INDEX "Guide_clubId_reviewBy_idx" ON "Guide"("clubId", "reviewBy");
CREATE INDEX "Guide_tags_idx" ON "Guide" USING GIN ("tags");
CREATE INDEX "GuideAuthor_memberId_idx" ON "GuideAuthor"("memberId");
CREATE INDEX "GuideSource_postId_idx" ON "GuideSource"("postId");
CREATE INDEX "GuideSuggestion_guideId_state_at_idx" ON "GuideSuggestion"("guideId", "state", "at");
CREATE INDEX "GuideSuggestion_memberId_idx" ON "GuideSuggestion"("memberId");

ALTER TABLE "Guide" ADD CONSTRAINT "Guide_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GuideVersion" ADD CONSTRAINT "GuideVersion_guideId_fkey" FOREIGN KEY ("guideId") REFERENCES "Guide"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GuideAuthor" ADD CONSTRAINT "GuideAuthor_guideId_fkey" FOREIGN KEY ("guideId") REFERENCES "Guide"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GuideAuthor" ADD CONSTRAINT "GuideAuthor_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GuideSource" ADD CONSTRAINT "GuideSource_guideId_fkey" FOREIGN KEY ("guideId") REFERENCES "Guide"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GuideSuggestion" ADD CONSTRAINT "GuideSuggestion_guideId_fkey" FOREIGN KEY ("guideId") REFERENCES "Guide"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Guide" ADD CONSTRAINT "Guide_published_check" CHECK ("state" = 'draft' OR "publishedAt" IS NOT NULL);
CREATE INDEX "Guide_waiting_idx" ON "Guide" ("reviewBy") WHERE "remindedAt" IS NULL AND "state" = 'published';
-- Somebody suggests one wording of a guide at a time.
CREATE UNIQUE INDEX "GuideSuggestion_open_idx" ON "GuideSuggestion" ("guideId", "memberId") WHERE "state" = 'open';

-- Changes of one guide come one after the other. A function, so that a test can do without.
CREATE FUNCTION lock_guide(p_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT FROM "Guide" WHERE "id" = p_id FOR NO KEY UPDATE;
$$;
