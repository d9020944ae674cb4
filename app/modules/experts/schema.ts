import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { interestKinds, outcomeDays } from './rules';
import { type Outcome, outcomes } from './outcomes';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const words = (maximum: number) =>
  z
    .string()
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().max(maximum));

export const interestInput = z.object({
  kind: z.enum(interestKinds),
  name: line(1, 80),
  note: words(300).default(''),
});
export type InterestInput = z.output<typeof interestInput>;

export { type Outcome, outcomes };

export const outcomeInput = z.object({
  outcome: z.enum(outcomes),
  words: words(1_000).default(''),
  /** Only with `no`: the experts are asked again. */
  again: z.boolean().default(false),
});
export type OutcomeInput = z.output<typeof outcomeInput>;

export const clubExpertsInput = z.object({
  outcomeDays: z.coerce.number().int().min(outcomeDays.least).max(outcomeDays.most),
});

const day = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const reviewInput = z.object({ reviewBy: day, note: words(300).default('') });

export const supersedeInput = z.object({
  /** What holds instead: another answer of the club, or one of its guides. */
  by: z.object({ kind: z.enum(['post', 'guide']), id: z.string() }),
});
export type Successor = z.output<typeof supersedeInput>['by'];

export const listAnswersInput = z.object({
  order: z.enum(['helpful', 'latest']).default('latest'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});
export type ListAnswersInput = z.output<typeof listAnswersInput>;

export const listReviewsInput = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListReviewsInput = z.output<typeof listReviewsInput>;
