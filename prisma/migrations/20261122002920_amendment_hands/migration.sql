-- Who brought an amendment up to a newer text, where that was not who made it.
ALTER TABLE "ProposalAmendment" ADD COLUMN "rebasedById" UUID;
