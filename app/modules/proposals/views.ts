import { z } from 'zod';
import { designKinds } from './design-votes';
import { proposalStates } from './rules';

const time = z.iso.datetime();
const language = z.enum(['th', 'vi', 'en']).nullable();

export const personShape = z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() });
export type PersonView = z.infer<typeof personShape>;

const linkShape = z.object({ id: z.string(), title: z.string(), url: z.string() });

export const proposalItemShape = z.object({
  id: z.string(),
  title: z.string(),
  excerpt: z.string(),
  language,
  tags: z.array(z.string()),
  state: z.enum(proposalStates),
  url: z.string(),
  version: z.int(),
  supportCount: z.int(),
  threshold: z.int(),
  deadline: time.nullable(),
  answerBy: time.nullable(),
  publishedAt: time.nullable(),
  settledAt: time.nullable(),
  updatedAt: time,
  /** The first author first. */
  authors: z.array(personShape),
});
export type ProposalItem = z.infer<typeof proposalItemShape>;

export const responseShape = z.object({
  version: z.int(),
  verdict: z.enum(['accepted', 'declined', 'later']),
  reason: z.string(),
  html: z.string(),
  /** In minor units. */
  cost: z.object({ amount: z.number(), currency: z.enum(['THB', 'VND']) }).nullable(),
  readyBy: time.nullable(),
  changeReason: z.string(),
  by: personShape.nullable(),
  at: time,
});
export type ResponseView = z.infer<typeof responseShape>;

export const proposalShape = proposalItemShape.extend({
  clubId: z.string(),
  threadId: z.string().nullable(),
  body: z.string(),
  html: z.string(),
  hidden: z.boolean(),
  /** The latest twelve. */
  supporters: z.array(personShape),
  evaluatingAt: time.nullable(),
  settledReason: z.string().nullable(),
  mergedInto: linkShape.nullable(),
  mergeUndoUntil: time.nullable(),
  /** What went on here. */
  merged: z.array(linkShape.extend({ undoUntil: time.nullable() })),
  /** The proposal whose amendment it grew from. */
  promotedFrom: linkShape.nullable(),
  /** The latest first; the first of them holds. */
  responses: z.array(responseShape),
  createdAt: time,
});
export type ProposalView = z.infer<typeof proposalShape>;

/** Where an offer came from. */
export const originShape = z.object({
  id: z.string(),
  title: z.string(),
  language,
  url: z.string(),
  supportCount: z.int(),
  /** Those of what was merged into it too. */
  authors: z.array(personShape),
  /** Whose amendments became part of it. */
  amenders: z.array(personShape),
  /** Who voted about it and did neither. */
  voterCount: z.int(),
  proposedAt: time,
  /** When enough stood behind it; null where the brand answered before. */
  reachedAt: time.nullable(),
  /** Why the brand said yes. */
  acceptance: z.object({ html: z.string(), at: time }).nullable(),
});
export type OriginView = z.infer<typeof originShape>;

export const conflictShape = z.object({ before: z.string(), now: z.string(), amended: z.string() });

export const amendmentShape = z.object({
  id: z.string(),
  proposalId: z.string(),
  by: personShape,
  note: z.string(),
  state: z.enum(['submitted', 'accepted', 'rejected', 'promoted', 'withdrawn']),
  baseVersion: z.int(),
  title: z.string(),
  body: z.string(),
  /** The places that it changes, as they were and as they should be. */
  places: z.array(
    z.object({
      before: z.string(),
      after: z.string(),
      /** Word by word. */
      changes: z.array(z.object({ value: z.string(), added: z.boolean(), removed: z.boolean() })),
    }),
  ),
  /** The author who brought it up to a newer text; null: its words are all `by`'s. */
  rebasedBy: personShape.nullable(),
  /** Where the text has changed since, so that it cannot be laid over it; empty where it can. */
  conflicts: z.array(conflictShape),
  reason: z.string().nullable(),
  becameVersion: z.int().nullable(),
  promotedTo: z.string().nullable(),
  createdAt: time,
  decidedAt: time.nullable(),
});
export type AmendmentView = z.infer<typeof amendmentShape>;

const votesByOption = z.record(z.string(), z.number());
export const designResultShape = z.object({
  values: votesByOption,
  winners: z.array(z.string()),
  rounds: z.array(z.object({ counts: votesByOption, out: z.array(z.string()) })).optional(),
});

export const designShape = z.object({
  id: z.string(),
  /** `proposal:<id>` or `offer:<id>`. */
  subject: z.string(),
  kind: z.enum(designKinds),
  question: z.string(),
  options: z.array(z.object({ key: z.string(), label: z.string() })),
  quorum: z.int(),
  closesAt: time,
  closed: z.boolean(),
  hidden: z.boolean(),
  voterCount: z.int(),
  /** Null as long as it is hidden. */
  result: designResultShape.nullable(),
});
export type DesignView = z.infer<typeof designShape>;

export const ballotShape = z.union([
  z.object({ choices: z.array(z.string()) }),
  z.object({ scores: z.record(z.string(), z.number()) }),
]);

/** A question with what the caller has said in it. */
export const askedShape = designShape.extend({ ballot: ballotShape.nullable() });

export const proposalRightsShape = z.object({
  edit: z.boolean(),
  publish: z.boolean(),
  invite: z.boolean(),
  answerInvitation: z.boolean(),
  leave: z.boolean(),
  support: z.boolean(),
  takeBack: z.boolean(),
  amend: z.boolean(),
  decide: z.boolean(),
  withdraw: z.boolean(),
  respond: z.boolean(),
  merge: z.boolean(),
  unmerge: z.boolean(),
  ask: z.boolean(),
  vote: z.boolean(),
  hide: z.boolean(),
});
export type ProposalRights = z.infer<typeof proposalRightsShape>;

export const proposalViewerShape = z.object({
  supports: z.boolean(),
  author: z.boolean(),
  /** Why a moderator has hidden it, for authors and moderators; `flags` and `words` where the portal did. */
  hiddenBecause: z.string().nullable(),
  /** Invited co-authors who have not answered; for authors only. */
  invited: z.array(personShape),
  may: proposalRightsShape,
});
export type ProposalViewer = z.infer<typeof proposalViewerShape>;

export const versionShape = z.object({
  version: z.int(),
  title: z.string(),
  body: z.string(),
  by: personShape.nullable(),
  note: z.string(),
  /** It grew from an amendment of theirs. */
  amendment: z.boolean(),
  /** The author who had brought that amendment up to a newer text. */
  rebasedBy: personShape.nullable(),
  at: time,
});
export type VersionView = z.infer<typeof versionShape>;

export const settingsShape = z.object({
  threshold: z.int(),
  gatheringDays: z.int(),
  answerDays: z.int(),
  mergeUndoHours: z.int(),
});
export const templateShape = z.object({ id: z.string(), name: z.string(), body: z.string() });
export type TemplateView = z.infer<typeof templateShape>;
