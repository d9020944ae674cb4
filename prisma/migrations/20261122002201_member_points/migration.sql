-- What members meet of points: vouchers from pools and by post, when points end, friends, badges and surprises.
CREATE TYPE "CodeSource" AS ENUM ('drawn', 'pool');
CREATE TYPE "VoucherEnd" AS ENUM ('lapses', 'refunds');
CREATE TYPE "RedemptionEnder" AS ENUM ('member', 'brand', 'time');
CREATE TYPE "PointExpiryMode" AS ENUM ('months', 'calendar', 'inactivity');
CREATE TYPE "ReferralDue" AS ENUM ('first_purchase', 'thirtieth_day');
CREATE TYPE "ReferralWay" AS ENUM ('link', 'code', 'invitation');
CREATE TYPE "ReferralState" AS ENUM ('waiting', 'paid', 'over_limit', 'lapsed');
CREATE TYPE "BadgeFact" AS ENUM ('answers_accepted', 'posts', 'clubs', 'purchases', 'friends', 'streak_weeks', 'member_years');
CREATE TYPE "BadgeStatus" AS ENUM ('active', 'ended');
CREATE TYPE "SurpriseState" AS ENUM ('announced', 'drawn', 'cancelled');

ALTER TYPE "RedemptionStatus" ADD VALUE 'expired';

ALTER TABLE "Reward" ADD COLUMN     "codeSource" "CodeSource" NOT NULL DEFAULT 'drawn',
ADD COLUMN     "voucherEnd" "VoucherEnd" NOT NULL DEFAULT 'lapses';

ALTER TABLE "Redemption" ADD COLUMN     "codeKey" TEXT GENERATED ALWAYS AS (upper(regexp_replace("code", '[^A-Za-z0-9]', '', 'g'))) STORED,
ADD COLUMN     "deliverTo" TEXT,
ADD COLUMN     "endedBy" "RedemptionEnder",
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "tracking" TEXT;

CREATE TABLE "RewardCode" (
    "id" UUID NOT NULL,
    "rewardId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "codeKey" TEXT GENERATED ALWAYS AS (upper(regexp_replace("code", '[^A-Za-z0-9]', '', 'g'))) STORED,
    "redemptionId" UUID,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RewardCode_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointExpiry" (
    "id" UUID NOT NULL,
    "funderId" UUID,
    "mode" "PointExpiryMode" NOT NULL,
    "months" INTEGER NOT NULL,
    "monthDay" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PointExpiry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointWarning" (
    "memberId" UUID NOT NULL,
    "lastDay" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "points" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PointWarning_pkey" PRIMARY KEY ("memberId","lastDay","days")
);

CREATE TABLE "ReferralTerms" (
    "id" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "paidOn" "ReferralDue" NOT NULL DEFAULT 'first_purchase',
    "referrerPoints" INTEGER NOT NULL,
    "friendPoints" INTEGER NOT NULL,
    "yearlyLimit" INTEGER NOT NULL,
    "expireAfterMonths" INTEGER,

    CONSTRAINT "ReferralTerms_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReferralCode" (
    "memberId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferralCode_pkey" PRIMARY KEY ("memberId")
);

CREATE TABLE "Referral" (
    "id" UUID NOT NULL,
    "referrerId" UUID NOT NULL,
    "friendId" UUID NOT NULL,
    "way" "ReferralWay" NOT NULL,
    "state" "ReferralState" NOT NULL DEFAULT 'waiting',
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Badge" (
    "id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "icon" TEXT NOT NULL,
    "fact" "BadgeFact" NOT NULL,
    "threshold" INTEGER NOT NULL,
    "status" "BadgeStatus" NOT NULL DEFAULT 'active',
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Badge_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MemberBadge" (
    "memberId" UUID NOT NULL,
    "badgeId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberBadge_pkey" PRIMARY KEY ("memberId","badgeId")
);

CREATE TABLE "Surprise" (
    "id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "funderId" UUID,
    "state" "SurpriseState" NOT NULL DEFAULT 'announced',
    "commitment" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "budgetPoints" INTEGER NOT NULL,
    "pointsEach" INTEGER NOT NULL,
    "aim" JSONB NOT NULL,
    "floorDays" INTEGER NOT NULL,
    "floorPlaces" INTEGER NOT NULL,
    "inputs" JSONB,
    "results" JSONB,
    "drawAt" TIMESTAMPTZ(3) NOT NULL,
    "drawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Surprise_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SurpriseGift" (
    "surpriseId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurpriseGift_pkey" PRIMARY KEY ("surpriseId","memberId")
);
CREATE UNIQUE INDEX "RewardCode_codeKey_key" ON "RewardCode"("codeKey");
CREATE UNIQUE INDEX "RewardCode_redemptionId_key" ON "RewardCode"("redemptionId");
CREATE INDEX "RewardCode_rewardId_redemptionId_id_idx" ON "RewardCode"("rewardId", "redemptionId", "id");
CREATE UNIQUE INDEX "PointExpiry_funder_key" ON "PointExpiry"("funderId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "ReferralCode_code_key" ON "ReferralCode"("code");
CREATE UNIQUE INDEX "Referral_friendId_key" ON "Referral"("friendId");
CREATE INDEX "Referral_referrerId_createdAt_idx" ON "Referral"("referrerId", "createdAt" DESC);
CREATE INDEX "Referral_state_dueAt_idx" ON "Referral"("state", "dueAt");
CREATE INDEX "Badge_status_fact_idx" ON "Badge"("status", "fact");
CREATE INDEX "Surprise_state_drawAt_idx" ON "Surprise"("state", "drawAt");
CREATE UNIQUE INDEX "SurpriseGift_transferId_key" ON "SurpriseGift"("transferId");
CREATE INDEX "SurpriseGift_memberId_at_idx" ON "SurpriseGift"("memberId", "at" DESC);
CREATE UNIQUE INDEX "Redemption_codeKey_key" ON "Redemption"("codeKey");
CREATE INDEX "Redemption_status_expiresAt_idx" ON "Redemption"("status", "expiresAt");
ALTER TABLE "RewardCode" ADD CONSTRAINT "RewardCode_rewardId_fkey" FOREIGN KEY ("rewardId") REFERENCES "Reward"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RewardCode" ADD CONSTRAINT "RewardCode_redemptionId_fkey" FOREIGN KEY ("redemptionId") REFERENCES "Redemption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointExpiry" ADD CONSTRAINT "PointExpiry_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointWarning" ADD CONSTRAINT "PointWarning_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReferralCode" ADD CONSTRAINT "ReferralCode_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_referrerId_fkey" FOREIGN KEY ("referrerId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_friendId_fkey" FOREIGN KEY ("friendId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MemberBadge" ADD CONSTRAINT "MemberBadge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MemberBadge" ADD CONSTRAINT "MemberBadge_badgeId_fkey" FOREIGN KEY ("badgeId") REFERENCES "Badge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Surprise" ADD CONSTRAINT "Surprise_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SurpriseGift" ADD CONSTRAINT "SurpriseGift_surpriseId_fkey" FOREIGN KEY ("surpriseId") REFERENCES "Surprise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SurpriseGift" ADD CONSTRAINT "SurpriseGift_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SurpriseGift" ADD CONSTRAINT "SurpriseGift_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "PointTransfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RewardCode" ADD CONSTRAINT "RewardCode_code_check" CHECK (length("code") BETWEEN 1 AND 120 AND "codeKey" <> '');
ALTER TABLE "PointExpiry" ADD CONSTRAINT "PointExpiry_months_check" CHECK ("months" BETWEEN 1 AND 120),
  ADD CONSTRAINT "PointExpiry_day_check" CHECK (("mode" = 'calendar') = ("monthDay" IS NOT NULL) AND "monthDay" ~ '^[01][0-9]-[0-3][0-9]$');
ALTER TABLE "PointWarning" ADD CONSTRAINT "PointWarning_points_check" CHECK ("points" > 0);
ALTER TABLE "ReferralTerms" ADD CONSTRAINT "ReferralTerms_one_check"
  CHECK ("id" = 1 AND "referrerPoints" >= 0 AND "friendPoints" >= 0 AND "yearlyLimit" >= 0);
-- Nobody brings themself; that nobody is brought by somebody they brought is checked under the locks of both.
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_self_check" CHECK ("referrerId" <> "friendId");
ALTER TABLE "Badge" ADD CONSTRAINT "Badge_threshold_check" CHECK ("threshold" > 0);
ALTER TABLE "Surprise" ADD CONSTRAINT "Surprise_budget_check"
  CHECK ("pointsEach" > 0 AND "budgetPoints" >= "pointsEach" AND "floorPlaces" >= 0 AND "floorDays" >= 0),
  ADD CONSTRAINT "Surprise_drawn_check" CHECK (("state" = 'drawn') = ("drawnAt" IS NOT NULL AND "inputs" IS NOT NULL AND "results" IS NOT NULL));

-- What a new portal begins with; a demo that begins anew calls it again.
CREATE FUNCTION put_default_badges() RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReferralTerms" ("id", "active", "paidOn", "referrerPoints", "friendPoints", "yearlyLimit", "expireAfterMonths")
    VALUES (1, true, 'first_purchase', 100, 50, 12, 24) ON CONFLICT DO NOTHING;
  INSERT INTO "Badge" ("id", "name", "description", "icon", "fact", "threshold", "position") VALUES
    ('019ab000-0000-7000-8000-000000000101', '{"th":"คำตอบแรกที่ใช่","vi":"Câu trả lời đầu tiên","en":"First good answer"}',
      '{"th":"คำตอบหนึ่งได้รับเลือก","vi":"Một câu trả lời được chọn","en":"An answer was accepted"}', 'answer', 'answers_accepted', 1, 1),
    ('019ab000-0000-7000-8000-000000000102', '{"th":"ที่พึ่งของเพื่อน ๆ","vi":"Chỗ dựa của mọi người","en":"Trusted voice"}',
      '{"th":"คำตอบได้รับเลือก 5 ครั้ง","vi":"5 câu trả lời được chọn","en":"Five answers were accepted"}', 'answer', 'answers_accepted', 5, 2),
    ('019ab000-0000-7000-8000-000000000103', '{"th":"ช่างคุย","vi":"Người hay chuyện","en":"Good company"}',
      '{"th":"เขียนในกระทู้ 20 ครั้ง","vi":"Viết 20 bài trong các chủ đề","en":"Wrote twenty times"}', 'talk', 'posts', 20, 3),
    ('019ab000-0000-7000-8000-000000000104', '{"th":"นักสำรวจ","vi":"Người khám phá","en":"Explorer"}',
      '{"th":"อยู่ใน 3 คลับ","vi":"Có mặt ở 3 câu lạc bộ","en":"At home in three clubs"}', 'clubs', 'clubs', 3, 4),
    ('019ab000-0000-7000-8000-000000000105', '{"th":"ลูกค้าคนสำคัญ","vi":"Khách thân thiết","en":"Regular customer"}',
      '{"th":"ซื้อ 3 ครั้ง","vi":"Mua hàng 3 lần","en":"Bought three times"}', 'purchase', 'purchases', 3, 5),
    ('019ab000-0000-7000-8000-000000000106', '{"th":"ผู้พาเพื่อนมา","vi":"Người rủ bạn","en":"Brings friends"}',
      '{"th":"ชวนเพื่อนสำเร็จ 1 คน","vi":"Mời được 1 người bạn","en":"Brought a friend who stayed"}', 'friends', 'friends', 1, 6),
    ('019ab000-0000-7000-8000-000000000107', '{"th":"ติดต่อกันสี่สัปดาห์","vi":"Bốn tuần liên tiếp","en":"Four weeks in a row"}',
      '{"th":"มาร่วมวงทุกสัปดาห์ 4 สัปดาห์ติดกัน","vi":"Góp mặt mỗi tuần trong 4 tuần liền","en":"Joined in every week for four weeks"}', 'streak', 'streak_weeks', 4, 7),
    ('019ab000-0000-7000-8000-000000000108', '{"th":"ครบปี","vi":"Tròn một năm","en":"A year with us"}',
      '{"th":"เป็นสมาชิกครบ 1 ปี","vi":"Là thành viên đủ 1 năm","en":"A member for a year"}', 'year', 'member_years', 1, 8)
    ON CONFLICT DO NOTHING;
$$;
SELECT put_default_badges();
