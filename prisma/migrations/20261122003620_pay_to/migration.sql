-- Where buyers transfer to: bank, account and name, as the brand writes it.
ALTER TABLE "Offer" ADD COLUMN "payTo" TEXT NOT NULL DEFAULT '';
