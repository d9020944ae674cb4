import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { designKinds } from './design-votes';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const text = (minimum: number, maximum: number) =>
  z
    .string()
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(minimum).max(maximum));
const title = line(1, 200);
const body = text(1, 20_000);
const reason = text(1, 500);
const tags = z.array(z.string().max(40)).max(5);
const language = z.enum(['th', 'vi', 'en']);
const version = z.coerce.number().int().min(1);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const createProposalInput = z.object({
  title,
  body,
  tags: tags.default([]),
  language: language.optional(),
  /** `draft`: its authors alone see it until they put it to the club. */
  status: z.enum(['draft', 'published']).default('published'),
});
export type CreateProposalInput = z.output<typeof createProposalInput>;

export const editProposalInput = z.object({
  title,
  body,
  tags: tags.optional(),
  note: line(0, 200).default(''),
  /** What the text was written on; another version meanwhile is `changed_meanwhile`. */
  version,
});
export type EditProposalInput = z.output<typeof editProposalInput>;

export const inviteAuthorInput = z.object({ memberId: z.string().max(60) });
export const answerInvitationInput = z.object({ accept: z.boolean() });
export const withdrawInput = z.object({ reason });

export const respondInput = z
  .object({
    verdict: z.enum(['accepted', 'declined', 'later']),
    reason: text(1, 5_000),
    /** What it is thought to cost, in minor units (satang; the dong has none). */
    cost: z.object({ amount: z.int().min(0).max(1e15), currency: z.enum(['THB', 'VND']) }).nullish(),
    readyBy: moment.nullish(),
    /** Why the word is another one now; asked for from the second on. */
    changeReason: line(0, 500).default(''),
    /** How many words the brand has given so far, as its writer saw it; another number is `changed_meanwhile`. */
    after: z.coerce.number().int().min(0).optional(),
  })
  .strict();
export type RespondInput = z.output<typeof respondInput>;

export const amendInput = z.object({
  title: title.optional(),
  /** The whole text as it should be. */
  body,
  note: line(0, 500).default(''),
  /** What it was written on; default: the newest. */
  version: version.optional(),
});
export type AmendInput = z.output<typeof amendInput>;

export const rebaseInput = z.object({ title: title.optional(), body, version });
export type RebaseInput = z.output<typeof rebaseInput>;

export const decideAmendmentInput = z
  .object({ accept: z.boolean(), reason: line(0, 500).default('') })
  .refine(({ accept, reason: why }) => accept || why !== '', {
    path: ['reason'],
    params: { code: 'required' },
  });

/** Hiding asks for a reason. */
export const hideInput = z
  .object({ hidden: z.boolean(), reason: line(0, 500).default('') })
  .refine(({ hidden, reason: why }) => !hidden || why !== '', {
    path: ['reason'],
    params: { code: 'required' },
  });
export type HideInput = z.output<typeof hideInput>;

export const promoteInput = z.object({ title });

export const mergeInput = z.object({ proposalId: z.string().max(60), reason });

export const askInput = z.object({
  question: line(1, 200),
  kind: z.enum(designKinds).default('single'),
  options: z.array(line(1, 120)).min(2).max(12),
  quorum: z.coerce.number().int().min(0).max(1_000_000).default(0),
  closesAt: moment,
  hidden: z.boolean().default(false),
});
export type AskInput = z.output<typeof askInput>;

/** Chosen options, best first where an order is asked for; or points and dots by option. Neither takes the vote back. */
export const ballotInput = z.object({
  choices: z.array(z.string().max(10)).max(12).optional(),
  scores: z.record(z.string().max(10), z.coerce.number()).optional(),
});
export type BallotFields = z.output<typeof ballotInput>;

export const settingsInput = z.object({
  threshold: z.coerce.number().int().min(1).max(1_000_000),
  gatheringDays: z.coerce.number().int().min(1).max(365),
  answerDays: z.coerce.number().int().min(1).max(365),
  mergeUndoHours: z.coerce.number().int().min(0).max(720),
});

export const templatesInput = z.object({
  items: z.array(z.object({ name: line(1, 80), body: text(1, 10_000) })).max(20),
});
export type TemplatesInput = z.output<typeof templatesInput>;

export const proposalLists = ['hot', 'new', 'answered', 'mine'] as const;

export const listAmendmentsInput = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50).catch(50),
});

export const listProposalsInput = z.object({
  list: z.enum(proposalLists).default('hot').catch('hot'),
  q: line(0, 100).optional(),
  tag: z.string().max(40).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).catch(20),
});
export type ListProposalsInput = z.output<typeof listProposalsInput>;
