-- What the brand lets a buyer off, as a line beside what is owed.
ALTER TYPE "PaymentKind" ADD VALUE 'waiver';
