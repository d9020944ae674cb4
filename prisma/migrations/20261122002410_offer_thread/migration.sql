-- What is still costed is between the brand and its suppliers: its thread starts once members may know of it.
ALTER TABLE "Offer" ALTER COLUMN "threadId" DROP NOT NULL;
