CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateEnum
CREATE TYPE "MemberStatus" AS ENUM ('active', 'suspended', 'erased');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('th', 'vi', 'en');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('browser', 'api');

-- CreateEnum
CREATE TYPE "EmailTokenPurpose" AS ENUM ('confirm', 'reset');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sent', 'kept', 'failed');

-- CreateEnum
CREATE TYPE "ClubStatus" AS ENUM ('draft', 'open', 'paused', 'archived');

-- CreateEnum
CREATE TYPE "ClubVisibility" AS ENUM ('public', 'members');

-- CreateEnum
CREATE TYPE "JoinMode" AS ENUM ('open', 'approval', 'code');

-- CreateEnum
CREATE TYPE "MembershipStatus" AS ENUM ('invited', 'pending', 'active', 'suspended', 'left');

-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('expert', 'supplier', 'moderator', 'agent', 'admin');

-- CreateEnum
CREATE TYPE "RoleStatus" AS ENUM ('requested', 'verified', 'revoked', 'expired');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('brand', 'supplier', 'dealer', 'practice');

-- CreateEnum
CREATE TYPE "OrganisationStatus" AS ENUM ('active', 'retired');

-- CreateEnum
CREATE TYPE "RecordState" AS ENUM ('private', 'shared');

-- CreateEnum
CREATE TYPE "ThreadKind" AS ENUM ('talk', 'question', 'proposal', 'announcement', 'live');

-- CreateEnum
CREATE TYPE "ThreadStatus" AS ENUM ('open', 'locked', 'merged', 'archived');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('everyone', 'professionals', 'experts');

-- CreateEnum
CREATE TYPE "ThreadLinkKind" AS ENUM ('duplicate', 'related');

-- CreateEnum
CREATE TYPE "PostStatus" AS ENUM ('published', 'hidden', 'removed');

-- CreateEnum
CREATE TYPE "ReactionName" AS ENUM ('like', 'love', 'thanks', 'laugh', 'wow', 'sad');

-- CreateEnum
CREATE TYPE "FollowLevel" AS ENUM ('normal', 'following', 'muted');

-- CreateEnum
CREATE TYPE "PollKind" AS ENUM ('single', 'several');

-- CreateEnum
CREATE TYPE "FlagReason" AS ENUM ('spam', 'off_topic', 'unkind', 'commercial', 'dangerous');

-- CreateEnum
CREATE TYPE "LinkPreviewStatus" AS ENUM ('wanted', 'ready', 'nothing');

-- CreateEnum
CREATE TYPE "SearchType" AS ENUM ('club', 'thread', 'post', 'person');

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL,
    "email" CITEXT,
    "emailConfirmedAt" TIMESTAMPTZ(3),
    "passwordHash" TEXT,
    "name" TEXT NOT NULL,
    "locale" "Locale",
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Bangkok',
    "pictureId" UUID,
    "status" "MemberStatus" NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL DEFAULT 'browser',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "absoluteExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "userAgent" TEXT,
    "address" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailToken" (
    "hash" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "purpose" "EmailTokenPurpose" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "memberId" UUID,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "MailStatus" NOT NULL DEFAULT 'queued',
    "file" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Club" (
    "id" UUID NOT NULL,
    "slug" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "ClubStatus" NOT NULL DEFAULT 'open',
    "visibility" "ClubVisibility" NOT NULL DEFAULT 'public',
    "joinMode" "JoinMode" NOT NULL DEFAULT 'open',
    "joinCode" TEXT,
    "joinQuestions" JSONB NOT NULL DEFAULT '[]',
    "languages" "Locale"[] DEFAULT ARRAY['th']::"Locale"[],
    "theme" JSONB NOT NULL DEFAULT '{}',
    "tone" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "rulesHtml" TEXT NOT NULL DEFAULT '',
    "pictureId" UUID,
    "coverId" UUID,
    "memberCount" INTEGER NOT NULL DEFAULT 0,
    "threadCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Club_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClubTag" (
    "clubId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ClubTag_pkey" PRIMARY KEY ("clubId","key")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "status" "MembershipStatus" NOT NULL,
    "personaName" TEXT NOT NULL,
    "personaPictureId" UUID,
    "bio" TEXT NOT NULL DEFAULT '',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "invitationId" UUID,
    "joinedAt" TIMESTAMPTZ(3),
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),
    "suspendedUntil" TIMESTAMPTZ(3),
    "suspendedReason" TEXT,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "clubId" UUID,
    "role" "RoleName" NOT NULL,
    "status" "RoleStatus" NOT NULL,
    "organisationId" UUID,
    "field" TEXT,
    "credential" TEXT,
    "issuer" TEXT,
    "validUntil" TIMESTAMPTZ(3),
    "reason" TEXT,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "name" CITEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "status" "OrganisationStatus" NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "maxUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordType" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RecordType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberRecord" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "recordTypeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "state" "RecordState" NOT NULL DEFAULT 'private',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "kind" "ThreadKind" NOT NULL,
    "status" "ThreadStatus" NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "tags" TEXT[],
    "authorId" UUID,
    "language" "Locale",
    "owner" TEXT,
    "pinnedAt" TIMESTAMPTZ(3),
    "slowModeSeconds" INTEGER NOT NULL DEFAULT 0,
    "acceptedPostId" UUID,
    "mergedIntoId" UUID,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reactionCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThreadAudience" (
    "threadId" UUID NOT NULL,
    "audience" "Audience" NOT NULL,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadAudience_pkey" PRIMARY KEY ("threadId","audience")
);

-- CreateTable
CREATE TABLE "ThreadLink" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "ThreadLinkKind" NOT NULL,

    CONSTRAINT "ThreadLink_pkey" PRIMARY KEY ("fromId","toId","kind")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" UUID,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "audience" "Audience" NOT NULL DEFAULT 'everyone',
    "status" "PostStatus" NOT NULL DEFAULT 'published',
    "language" "Locale",
    "replyToId" UUID,
    "badge" JSONB NOT NULL DEFAULT '{}',
    "reactions" JSONB NOT NULL DEFAULT '{}',
    "importedReactions" JSONB,
    "uploadIds" UUID[],
    "previewUrl" TEXT,
    "editedAt" TIMESTAMPTZ(3),
    "editCount" INTEGER NOT NULL DEFAULT 0,
    "statusReason" TEXT,
    "statusById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "postId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "editedById" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("postId","version")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "postId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "name" "ReactionName" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("postId","memberId","name")
);

-- CreateTable
CREATE TABLE "Mention" (
    "postId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("postId","memberId")
);

-- CreateTable
CREATE TABLE "ThreadReader" (
    "memberId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "readNumber" INTEGER NOT NULL DEFAULT 0,
    "follow" "FollowLevel" NOT NULL DEFAULT 'normal',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ThreadReader_pkey" PRIMARY KEY ("memberId","threadId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "memberId" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("memberId","place")
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "memberId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "remindAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("memberId","postId")
);

-- CreateTable
CREATE TABLE "Block" (
    "memberId" UUID NOT NULL,
    "blockedId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("memberId","blockedId")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "kind" "PollKind" NOT NULL,
    "options" JSONB NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "voterCount" INTEGER NOT NULL DEFAULT 0,
    "closesAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollVote" (
    "pollId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "choices" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PollVote_pkey" PRIMARY KEY ("pollId","memberId")
);

-- CreateTable
CREATE TABLE "Flag" (
    "postId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "reason" "FlagReason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("postId","memberId")
);

-- CreateTable
CREATE TABLE "LinkPreview" (
    "url" TEXT NOT NULL,
    "status" "LinkPreviewStatus" NOT NULL DEFAULT 'wanted',
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "siteName" TEXT NOT NULL DEFAULT '',
    "fetchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkPreview_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "uploaderId" UUID,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "thumbFile" TEXT NOT NULL,
    "attachedAt" TIMESTAMPTZ(3),
    "clubId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" UUID NOT NULL,
    "type" "SearchType" NOT NULL,
    "clubId" UUID NOT NULL,
    "threadId" UUID,
    "number" INTEGER,
    "audience" "Audience" NOT NULL DEFAULT 'everyone',
    "askerId" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "tokens" tsvector NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stream" (
    "key" TEXT NOT NULL,
    "head" BIGINT NOT NULL DEFAULT 0,
    "number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Stream_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Update" (
    "stream" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "Update_pkey" PRIMARY KEY ("stream","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "ThreadActivity" (
    "threadId" UUID NOT NULL,
    "clubId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadActivity_pkey" PRIMARY KEY ("threadId")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "actorId" UUID,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "clubId" UUID,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedItem" (
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "ImportedItem_pkey" PRIMARY KEY ("source","kind","externalId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Member_email_key" ON "Member"("email");

-- CreateIndex
CREATE INDEX "Session_memberId_idx" ON "Session"("memberId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_memberId_idx" ON "ApiToken"("memberId");

-- CreateIndex
CREATE INDEX "EmailToken_memberId_purpose_idx" ON "EmailToken"("memberId", "purpose");

-- CreateIndex
CREATE INDEX "OutgoingMail_createdAt_idx" ON "OutgoingMail"("createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Club_slug_key" ON "Club"("slug");

-- CreateIndex
CREATE INDEX "Membership_memberId_status_idx" ON "Membership"("memberId", "status");

-- CreateIndex
CREATE INDEX "Membership_clubId_status_joinedAt_id_idx" ON "Membership"("clubId", "status", "joinedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_clubId_memberId_key" ON "Membership"("clubId", "memberId");

-- CreateIndex
CREATE INDEX "RoleGrant_memberId_clubId_status_idx" ON "RoleGrant"("memberId", "clubId", "status");

-- CreateIndex
CREATE INDEX "RoleGrant_clubId_role_status_idx" ON "RoleGrant"("clubId", "role", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_name_key" ON "Organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_code_key" ON "Invitation"("code");

-- CreateIndex
CREATE INDEX "Invitation_clubId_createdAt_idx" ON "Invitation"("clubId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");

-- CreateIndex
CREATE UNIQUE INDEX "RecordType_clubId_key_key" ON "RecordType"("clubId", "key");

-- CreateIndex
CREATE INDEX "MemberRecord_memberId_clubId_idx" ON "MemberRecord"("memberId", "clubId");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_owner_key" ON "Thread"("owner");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_acceptedPostId_key" ON "Thread"("acceptedPostId");

-- CreateIndex
CREATE INDEX "Thread_clubId_lastPostAt_id_idx" ON "Thread"("clubId", "lastPostAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Thread_clubId_kind_lastPostAt_id_idx" ON "Thread"("clubId", "kind", "lastPostAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Thread_clubId_createdAt_id_idx" ON "Thread"("clubId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Thread_authorId_createdAt_idx" ON "Thread"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Thread_tags_idx" ON "Thread" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "ThreadLink_toId_idx" ON "ThreadLink"("toId");

-- CreateIndex
CREATE INDEX "Post_authorId_createdAt_idx" ON "Post"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Post_threadId_createdAt_idx" ON "Post"("threadId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_replyToId_idx" ON "Post"("replyToId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_threadId_number_key" ON "Post"("threadId", "number");

-- CreateIndex
CREATE INDEX "Reaction_memberId_at_idx" ON "Reaction"("memberId", "at" DESC);

-- CreateIndex
CREATE INDEX "Mention_memberId_at_idx" ON "Mention"("memberId", "at" DESC);

-- CreateIndex
CREATE INDEX "ThreadReader_threadId_idx" ON "ThreadReader"("threadId");

-- CreateIndex
CREATE INDEX "Bookmark_memberId_createdAt_idx" ON "Bookmark"("memberId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Bookmark_remindAt_idx" ON "Bookmark"("remindAt");

-- CreateIndex
CREATE INDEX "Block_blockedId_idx" ON "Block"("blockedId");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_postId_key" ON "Poll"("postId");

-- CreateIndex
CREATE INDEX "Upload_uploaderId_idx" ON "Upload"("uploaderId");

-- CreateIndex
CREATE INDEX "Upload_attachedAt_createdAt_idx" ON "Upload"("attachedAt", "createdAt");

-- CreateIndex
CREATE INDEX "SearchEntry_clubId_type_at_idx" ON "SearchEntry"("clubId", "type", "at" DESC);

-- CreateIndex
CREATE INDEX "SearchEntry_threadId_idx" ON "SearchEntry"("threadId");

-- CreateIndex
CREATE INDEX "ThreadActivity_clubId_idx" ON "ThreadActivity"("clubId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_clubId_at_idx" ON "AuditEntry"("clubId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at" DESC);

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailToken" ADD CONSTRAINT "EmailToken_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Club" ADD CONSTRAINT "Club_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Club" ADD CONSTRAINT "Club_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClubTag" ADD CONSTRAINT "ClubTag_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personaPictureId_fkey" FOREIGN KEY ("personaPictureId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordType" ADD CONSTRAINT "RecordType_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberRecord" ADD CONSTRAINT "MemberRecord_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberRecord" ADD CONSTRAINT "MemberRecord_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberRecord" ADD CONSTRAINT "MemberRecord_recordTypeId_fkey" FOREIGN KEY ("recordTypeId") REFERENCES "RecordType"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_clubId_fkey" FOREIGN KEY ("clubId") REFERENCES "Club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadAudience" ADD CONSTRAINT "ThreadAudience_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadLink" ADD CONSTRAINT "ThreadLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadLink" ADD CONSTRAINT "ThreadLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_blockedId_fkey" FOREIGN KEY ("blockedId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollVote" ADD CONSTRAINT "PollVote_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollVote" ADD CONSTRAINT "PollVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ——— By hand: what Prisma's schema cannot say ———

-- Days are added ahead by maintenance; a row outside them lands here instead of failing a write.
CREATE TABLE "Update_default" PARTITION OF "Update" DEFAULT;

CREATE INDEX "SearchEntry_tokens_idx" ON "SearchEntry" USING GIN ("tokens");
CREATE INDEX "SearchEntry_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops);

-- One live grant of a role in a place; revoked and expired ones stay beside it.
CREATE UNIQUE INDEX "RoleGrant_live_idx" ON "RoleGrant" ("memberId", COALESCE("clubId", '00000000-0000-0000-0000-000000000000'), "role")
  WHERE "status" IN ('requested', 'verified');
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_place_check"
  CHECK (("role" IN ('agent', 'admin')) = ("clubId" IS NULL));

ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_uses_check"
  CHECK ("uses" >= 0 AND ("maxUses" IS NULL OR "uses" <= "maxUses"));
ALTER TABLE "Club" ADD CONSTRAINT "Club_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 60);
ALTER TABLE "Club" ADD CONSTRAINT "Club_counts_check" CHECK ("memberCount" >= 0 AND "threadCount" >= 0);
ALTER TABLE "Block" ADD CONSTRAINT "Block_self_check" CHECK ("memberId" <> "blockedId");
ALTER TABLE "Post" ADD CONSTRAINT "Post_number_check" CHECK ("number" >= 1);
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_active_check" CHECK ("status" <> 'active' OR "joinedAt" IS NOT NULL);

CREATE INDEX "Thread_pinned_idx" ON "Thread" ("clubId", "pinnedAt" DESC) WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Thread_unanswered_idx" ON "Thread" ("clubId", "createdAt" DESC)
  WHERE "kind" = 'question' AND "status" = 'open' AND "acceptedPostId" IS NULL;
-- What a reader who is not of the profession may see, by number.
CREATE INDEX "Post_restricted_idx" ON "Post" ("threadId", "audience", "number") WHERE "audience" <> 'everyone';
CREATE INDEX "Membership_persona_idx" ON "Membership" USING GIN (lower("personaName") gin_trgm_ops);

-- Appends updates to streams in the order given (the caller sorts streams), each under its stream's row lock, so that
-- seq is gap-free and in the order of commits.
CREATE FUNCTION append_updates(p_streams text[], p_types text[], p_data jsonb[], p_at timestamptz)
RETURNS TABLE ("position" int, "seq" bigint) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1 .. coalesce(array_length(p_streams, 1), 0) LOOP
    INSERT INTO "Stream" AS s ("key", "head") VALUES (p_streams[i], 1)
      ON CONFLICT ("key") DO UPDATE SET "head" = s."head" + 1
      RETURNING s."head" INTO "seq";
    INSERT INTO "Update" ("stream", "seq", "type", "at", "data")
      VALUES (p_streams[i], append_updates."seq", p_types[i], p_at, p_data[i]);
    "position" := i;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION audience_stream(p_thread_id uuid, p_audience "Audience") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'thread:' || p_thread_id || CASE p_audience WHEN 'everyone' THEN '' ELSE ':' || p_audience END
$$;

-- One post: its number, its update, its counters, what it mentions and how it is found, under the thread's stream lock.
-- p_post is the post as others see it, without number and createdAt. What forbids it at that moment is raised by name.
CREATE FUNCTION append_post(
  p_id uuid, p_thread_id uuid, p_author_id uuid, p_body text, p_html text, p_audience "Audience", p_language "Locale",
  p_reply_to_id uuid, p_badge jsonb, p_upload_ids uuid[], p_mention_ids uuid[], p_preview_url text, p_search_title text,
  p_search_body text, p_folded text, p_tokens text, p_post jsonb, p_at timestamptz, p_moderates boolean,
  p_scope text, p_key text, p_input_hash text
) RETURNS TABLE ("id" uuid, "number" int, "seq" bigint, "createdAt" timestamptz, "repeated" boolean) LANGUAGE plpgsql AS $$
DECLARE
  v_thread record;
  v_stored record;
  v_number int;
  v_seq bigint;
  v_wait int;
  v_stream text := audience_stream(p_thread_id, p_audience);
BEGIN
  IF p_key IS NOT NULL THEN
    INSERT INTO "IdempotencyKey" ("scope", "key", "inputHash") VALUES (p_scope, p_key, p_input_hash) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT k."inputHash", k."response" INTO v_stored FROM "IdempotencyKey" k WHERE k."scope" = p_scope AND k."key" = p_key;
      IF v_stored."inputHash" IS DISTINCT FROM p_input_hash THEN
        RAISE EXCEPTION 'key_reused';
      END IF;
      RETURN QUERY SELECT (v_stored."response"->>'id')::uuid, (v_stored."response"->>'number')::int,
        (v_stored."response"->>'seq')::bigint, (v_stored."response"->>'createdAt')::timestamptz, true;
      RETURN;
    END IF;
  END IF;

  PERFORM 1 FROM "Stream" s WHERE s."key" = 'thread:' || p_thread_id FOR UPDATE;
  SELECT t."status", t."slowModeSeconds", t."clubId", t."authorId", t."kind" INTO v_thread FROM "Thread" t WHERE t."id" = p_thread_id;
  IF v_thread."status" IS DISTINCT FROM 'open' AND NOT (p_moderates AND v_thread."status" = 'locked') THEN
    RAISE EXCEPTION 'thread_closed';
  END IF;
  IF v_thread."slowModeSeconds" > 0 AND NOT p_moderates THEN
    SELECT ceil(v_thread."slowModeSeconds" - extract(epoch FROM p_at - max(p."createdAt")))::int INTO v_wait
      FROM "Post" p WHERE p."threadId" = p_thread_id AND p."authorId" = p_author_id AND p."createdAt" > p_at - make_interval(secs => v_thread."slowModeSeconds");
    IF v_wait > 0 THEN
      RAISE EXCEPTION 'slow_mode' USING DETAIL = v_wait;
    END IF;
  END IF;

  UPDATE "Stream" s SET "number" = s."number" + 1, "head" = s."head" + (p_audience = 'everyone')::int
    WHERE s."key" = 'thread:' || p_thread_id RETURNING s."number", s."head" INTO v_number, v_seq;
  IF p_audience <> 'everyone' THEN
    INSERT INTO "Stream" AS s ("key", "head") VALUES (v_stream, 1)
      ON CONFLICT ("key") DO UPDATE SET "head" = s."head" + 1 RETURNING s."head" INTO v_seq;
  END IF;

  INSERT INTO "Post" ("id", "threadId", "number", "authorId", "body", "html", "audience", "language", "replyToId", "badge", "uploadIds", "previewUrl", "createdAt")
    VALUES (p_id, p_thread_id, v_number, p_author_id, p_body, p_html, p_audience, p_language, p_reply_to_id, p_badge, p_upload_ids, p_preview_url, p_at);
  INSERT INTO "Update" ("stream", "seq", "type", "at", "data")
    VALUES (v_stream, v_seq, 'post.created', p_at,
      jsonb_build_object('post', p_post || jsonb_build_object('number', v_number)));
  INSERT INTO "SearchEntry" ("id", "type", "clubId", "threadId", "number", "audience", "askerId", "title", "body", "folded", "tokens", "at")
    VALUES (p_id, 'post', v_thread."clubId", p_thread_id, v_number, p_audience, v_thread."authorId", p_search_title, p_search_body, p_folded,
      to_tsvector('simple', p_tokens), p_at);
  IF p_audience = 'everyone' THEN
    UPDATE "Thread" t SET "postCount" = t."postCount" + 1, "lastNumber" = v_number, "lastPostAt" = p_at WHERE t."id" = p_thread_id;
  ELSE
    INSERT INTO "ThreadAudience" AS a ("threadId", "audience", "postCount", "lastNumber", "lastPostAt") VALUES (p_thread_id, p_audience, 1, v_number, p_at)
      ON CONFLICT ("threadId", "audience") DO UPDATE SET "postCount" = a."postCount" + 1, "lastNumber" = v_number, "lastPostAt" = p_at;
  END IF;
  IF cardinality(p_mention_ids) > 0 THEN
    INSERT INTO "Mention" ("postId", "memberId", "at") SELECT p_id, m, p_at FROM unnest(p_mention_ids) m ON CONFLICT DO NOTHING;
  END IF;
  IF cardinality(p_upload_ids) > 0 THEN
    UPDATE "Upload" u SET "attachedAt" = p_at, "clubId" = v_thread."clubId"
      WHERE u."id" = ANY (p_upload_ids) AND u."uploaderId" = p_author_id AND u."attachedAt" IS NULL;
  END IF;
  IF p_author_id IS NOT NULL THEN
    INSERT INTO "ThreadReader" AS r ("memberId", "threadId", "readNumber", "updatedAt") VALUES (p_author_id, p_thread_id, v_number, p_at)
      ON CONFLICT ("memberId", "threadId") DO UPDATE SET "readNumber" = greatest(r."readNumber", v_number), "updatedAt" = p_at;
    DELETE FROM "Draft" d WHERE d."memberId" = p_author_id AND d."place" = 'thread:' || p_thread_id;
  END IF;
  INSERT INTO "ThreadActivity" ("threadId", "clubId", "since") VALUES (p_thread_id, v_thread."clubId", p_at) ON CONFLICT DO NOTHING;
  IF p_key IS NOT NULL THEN
    UPDATE "IdempotencyKey" k SET "response" = jsonb_build_object('id', p_id, 'number', v_number, 'seq', v_seq, 'createdAt', p_at)
      WHERE k."scope" = p_scope AND k."key" = p_key;
  END IF;
  RETURN QUERY SELECT p_id, v_number, v_seq, p_at, false;
END $$;
