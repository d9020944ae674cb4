-- A proposal that enough members stand behind pays its authors too, where a rule says so.
ALTER TYPE "EarningTrigger" ADD VALUE IF NOT EXISTS 'proposal_supported' BEFORE 'proposal_accepted';
