-- What was spent for a seat can be given back when a check-in is undone or the event is called off: the hold that it was spent from.
ALTER TABLE "EventRegistration" ADD COLUMN "spentHoldId" uuid;
