-- What an offer said before stays as a version with the hand that changed it; a moderator can hide an offer as a proposal; a question of
-- something hidden takes no votes.
ALTER TABLE "Offer" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Offer" ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DesignQuestion" ADD COLUMN "concealed" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "OfferVersion" (
    "offerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changed" TEXT[],
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferVersion_pkey" PRIMARY KEY ("offerId", "version"),
    CONSTRAINT "OfferVersion_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

INSERT INTO "OfferVersion" ("offerId", "version", "title", "body", "changed", "byId", "at")
  SELECT "id", 1, "title", "body", ARRAY[]::text[], "createdById", "createdAt" FROM "Offer";

-- An older portal beside this one makes offers without a first version: it is kept by the database.
CREATE FUNCTION keep_first_offer_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OfferVersion" ("offerId", "version", "title", "body", "changed", "byId", "at")
    VALUES (NEW."id", 1, NEW."title", NEW."body", ARRAY[]::text[], NEW."createdById", NEW."createdAt");
  RETURN NULL;
END $$;
CREATE TRIGGER "Offer_first_version" AFTER INSERT ON "Offer" FOR EACH ROW EXECUTE FUNCTION keep_first_offer_version();
