-- Birthdays, which their members alone see and rules pay for; friends whose first purchase came back.

CREATE TABLE "MemberBirthday" (
    "memberId" UUID NOT NULL,
    "month" SMALLINT NOT NULL,
    "day" SMALLINT NOT NULL,
    "year" SMALLINT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberBirthday_pkey" PRIMARY KEY ("memberId"),
    CONSTRAINT "MemberBirthday_day_check" CHECK (
      "month" BETWEEN 1 AND 12
      AND "day" BETWEEN 1 AND CASE WHEN "month" = 2 THEN 29 WHEN "month" IN (4, 6, 9, 11) THEN 30 ELSE 31 END),
    CONSTRAINT "MemberBirthday_year_check" CHECK ("year" BETWEEN 1900 AND 9999)
);
CREATE INDEX "MemberBirthday_month_day_idx" ON "MemberBirthday"("month", "day");
ALTER TABLE "MemberBirthday" ADD CONSTRAINT "MemberBirthday_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An account that is erased keeps its row for the ledger: its birthday goes, whoever erases it.
CREATE FUNCTION forget_birthday() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "MemberBirthday" WHERE "memberId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "Member_forget_birthday" AFTER UPDATE OF "status" ON "Member"
  FOR EACH ROW WHEN (NEW."status" = 'erased') EXECUTE FUNCTION forget_birthday();

-- That a birthday was paid for in a year; it stays when the day is changed or taken away.
CREATE TABLE "BirthdayPaid" (
    "memberId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BirthdayPaid_pkey" PRIMARY KEY ("memberId","year")
);
ALTER TABLE "BirthdayPaid" ADD CONSTRAINT "BirthdayPaid_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Up to which day birthdays were looked at: one row.
CREATE TABLE "BirthdayLook" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "day" TEXT NOT NULL,

    CONSTRAINT "BirthdayLook_pkey" PRIMARY KEY ("id")
);

ALTER TYPE "ReferralState" ADD VALUE 'taken_back';
ALTER TABLE "Referral" ADD COLUMN     "paidOn" "ReferralDue";
ALTER TABLE "ReferralTerms" ADD COLUMN     "spentPolicy" "SpentPolicy" NOT NULL DEFAULT 'others';
