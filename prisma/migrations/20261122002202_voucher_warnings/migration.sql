-- That a member was told that a voucher of theirs ends soon.
ALTER TABLE "Redemption" ADD COLUMN "warnedAt" TIMESTAMPTZ(3);
