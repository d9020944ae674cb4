-- Tokens were made from ids that stand on every post: who took part and who won could be worked out by any member. Draws that were
-- made keep what was published of them.
ALTER TABLE "Surprise" ADD COLUMN "secret" text;
UPDATE "Surprise" SET "secret" = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') WHERE "state" = 'announced';
