CREATE TYPE "NoticeChannel" AS ENUM ('inApp', 'email', 'push', 'line');
CREATE TYPE "NoticeMode" AS ENUM ('off', 'on', 'digest');
CREATE TYPE "NoticeDeliveryStatus" AS ENUM ('waiting', 'claimed', 'sent', 'skipped', 'failed', 'unknown');
CREATE TYPE "DigestEvery" AS ENUM ('day', 'week');
CREATE TYPE "MailStopReason" AS ENUM ('bounced', 'complained');

-- One line of somebody's notices: what is of one kind and about one thing is merged until it is read.
CREATE TABLE "Notice" (
  "id" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "clubId" UUID,
  "url" TEXT NOT NULL,
  "shown" BOOLEAN NOT NULL DEFAULT true,
  "itemCount" INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "latestAt" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "readAt" TIMESTAMPTZ(3),
  CONSTRAINT "Notice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Notice_items_check" CHECK ("itemCount" >= 0),
  CONSTRAINT "Notice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Notice_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- At most one unread line for each kind and thing: what comes then joins it.
CREATE UNIQUE INDEX "Notice_open_key" ON "Notice" ("memberId", "kind", "subject") WHERE "readAt" IS NULL;
CREATE INDEX "Notice_unread_idx" ON "Notice" ("memberId") WHERE "readAt" IS NULL AND "shown";
CREATE INDEX "Notice_place_idx" ON "Notice" ("memberId", "subject", "number") WHERE "readAt" IS NULL AND "number" IS NOT NULL;
CREATE INDEX "Notice_memberId_latestAt_id_idx" ON "Notice" ("memberId", "latestAt" DESC, "id" DESC);
CREATE INDEX "Notice_clubId_idx" ON "Notice" ("clubId");
CREATE INDEX "Notice_latestAt_idx" ON "Notice" ("latestAt");

-- What happened. The key makes it be told once, however often it is recorded.
CREATE TABLE "NoticeItem" (
  "memberId" UUID NOT NULL,
  "once" TEXT NOT NULL,
  "noticeId" UUID NOT NULL,
  "actorId" UUID,
  "data" JSONB NOT NULL DEFAULT '{}',
  "url" TEXT NOT NULL,
  "number" INTEGER,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "NoticeItem_pkey" PRIMARY KEY ("memberId", "once"),
  CONSTRAINT "NoticeItem_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "NoticeItem_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "NoticeItem_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "NoticeItem_noticeId_at_idx" ON "NoticeItem" ("noticeId", "at" DESC);
CREATE INDEX "NoticeItem_actorId_idx" ON "NoticeItem" ("actorId");

-- One sending of a line on one channel.
CREATE TABLE "NoticeDelivery" (
  "id" UUID NOT NULL,
  "noticeId" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "channel" "NoticeChannel" NOT NULL,
  "digest" BOOLEAN NOT NULL DEFAULT false,
  "status" "NoticeDeliveryStatus" NOT NULL DEFAULT 'waiting',
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  "claimedAt" TIMESTAMPTZ(3),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "mailId" UUID,
  "error" TEXT,
  "sentAt" TIMESTAMPTZ(3),
  CONSTRAINT "NoticeDelivery_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "NoticeDelivery_channel_check" CHECK ("channel" <> 'inApp'),
  CONSTRAINT "NoticeDelivery_digest_check" CHECK (NOT "digest" OR "channel" = 'email'),
  CONSTRAINT "NoticeDelivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "NoticeDelivery_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- A line waits at most once for each channel: what is merged into it goes out with it.
CREATE UNIQUE INDEX "NoticeDelivery_waiting_key" ON "NoticeDelivery" ("noticeId", "channel") WHERE "status" = 'waiting';
CREATE INDEX "NoticeDelivery_due_idx" ON "NoticeDelivery" ("dueAt") WHERE "status" = 'waiting';
CREATE INDEX "NoticeDelivery_claimed_idx" ON "NoticeDelivery" ("claimedAt") WHERE "status" = 'claimed';
CREATE INDEX "NoticeDelivery_memberId_channel_sentAt_idx" ON "NoticeDelivery" ("memberId", "channel", "sentAt");
CREATE INDEX "NoticeDelivery_noticeId_idx" ON "NoticeDelivery" ("noticeId");
CREATE INDEX "NoticeDelivery_mailId_idx" ON "NoticeDelivery" ("mailId");

CREATE TABLE "NoticePreference" (
  "memberId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "channel" "NoticeChannel" NOT NULL,
  "mode" "NoticeMode" NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "NoticePreference_pkey" PRIMARY KEY ("memberId", "kind", "channel"),
  CONSTRAINT "NoticePreference_digest_check" CHECK ("mode" <> 'digest' OR "channel" = 'email'),
  CONSTRAINT "NoticePreference_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "NoticeSettings" (
  "memberId" UUID NOT NULL,
  "digestEvery" "DigestEvery" NOT NULL DEFAULT 'day',
  "digestHour" INTEGER NOT NULL DEFAULT 8,
  "digestWeekday" INTEGER NOT NULL DEFAULT 1,
  "quietFrom" INTEGER,
  "quietUntil" INTEGER,
  "emailOff" BOOLEAN NOT NULL DEFAULT false,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "NoticeSettings_pkey" PRIMARY KEY ("memberId"),
  CONSTRAINT "NoticeSettings_hours_check" CHECK ("digestHour" BETWEEN 0 AND 23 AND "digestWeekday" BETWEEN 1 AND 7
    AND ("quietFrom" IS NULL) = ("quietUntil" IS NULL) AND coalesce("quietFrom", 0) BETWEEN 0 AND 23 AND coalesce("quietUntil", 0) BETWEEN 0 AND 23),
  CONSTRAINT "NoticeSettings_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "PushSubscription" (
  "id" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "endpoint" TEXT NOT NULL,
  "p256dh" TEXT NOT NULL,
  "auth" TEXT NOT NULL,
  "userAgent" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "usedAt" TIMESTAMPTZ(3),
  CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PushSubscription_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription" ("endpoint");
CREATE INDEX "PushSubscription_memberId_idx" ON "PushSubscription" ("memberId");

-- An address that takes no mail: nothing is sent there any more.
CREATE TABLE "MailStop" (
  "address" CITEXT NOT NULL,
  "reason" "MailStopReason" NOT NULL,
  "detail" TEXT NOT NULL DEFAULT '',
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "MailStop_pkey" PRIMARY KEY ("address")
);

CREATE TABLE "LineLink" (
  "memberId" UUID NOT NULL,
  "code" TEXT,
  "codeExpiresAt" TIMESTAMPTZ(3),
  "lineUserId" TEXT,
  "linkedAt" TIMESTAMPTZ(3),
  "blockedAt" TIMESTAMPTZ(3),
  CONSTRAINT "LineLink_pkey" PRIMARY KEY ("memberId"),
  CONSTRAINT "LineLink_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LineLink_code_key" ON "LineLink" ("code");
CREATE UNIQUE INDEX "LineLink_lineUserId_key" ON "LineLink" ("lineUserId");

-- Follows beside those of threads (ThreadReader.follow). People are followed within a club, as the persona they are there.
CREATE TABLE "TagFollow" (
  "memberId" UUID NOT NULL,
  "clubId" UUID NOT NULL,
  "tag" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "TagFollow_pkey" PRIMARY KEY ("memberId", "clubId", "tag"),
  CONSTRAINT "TagFollow_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "TagFollow_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "TagFollow_clubId_tag_idx" ON "TagFollow" ("clubId", "tag");

CREATE TABLE "PersonFollow" (
  "memberId" UUID NOT NULL,
  "clubId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "PersonFollow_pkey" PRIMARY KEY ("memberId", "clubId", "personId"),
  CONSTRAINT "PersonFollow_self_check" CHECK ("memberId" <> "personId"),
  CONSTRAINT "PersonFollow_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "PersonFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "PersonFollow_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "PersonFollow_clubId_personId_idx" ON "PersonFollow" ("clubId", "personId");
CREATE INDEX "PersonFollow_personId_idx" ON "PersonFollow" ("personId");

-- Who follows a thread, for telling them.
CREATE INDEX "ThreadReader_following_idx" ON "ThreadReader" ("threadId") WHERE "follow" = 'following';

-- Up to which post the followers of a thread have been told.
CREATE TABLE "ThreadTold" (
  "threadId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  CONSTRAINT "ThreadTold_pkey" PRIMARY KEY ("threadId"),
  CONSTRAINT "ThreadTold_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
