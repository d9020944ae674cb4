-- The rule of a series can be changed: what was made of one of its dates by itself stays.
ALTER TABLE "ClubEvent"
  -- The local day of the rule for which it stands, where it was moved away from it by itself.
  ADD COLUMN "ruleDay" text,
  -- `added`: by hand, beside the rule; `dropped`: called off because a new rule has no such day.
  ADD COLUMN "seriesPart" text CHECK ("seriesPart" IN ('added', 'dropped'));
