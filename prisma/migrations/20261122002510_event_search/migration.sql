-- By itself, because a new value of a type cannot be used in the transaction that adds it.
ALTER TYPE "SearchType" ADD VALUE IF NOT EXISTS 'event';
