import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { isColour } from './theme-style';
import { locales } from '~/platform/i18n/locale';

/** One line, cleaned; `minimum` 1 means it must be there. */
const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const text = (maximum: number) =>
  z
    .string()
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().max(maximum));

export const nameSchema = line(1, 80);
export const personaNameSchema = line(1, 60);
export const reasonSchema = line(1, 500);
export const bioSchema = text(500);
/** A date and time with its offset, or `Z`. */
export const momentSchema = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(60)
  .refine((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug), { params: { code: 'invalid_slug' } });

/** Keys of tags, questions, record types and fields: what URLs and stored values name them by. */
export const keySchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .refine((key) => /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(key), { params: { code: 'invalid_slug' } });

const labelText = line(0, 120).optional();

/** A word in each language; where one is missing, another language's stands in. */
export const translatedSchema = z
  .union([z.string().transform((value) => ({ th: value, vi: value, en: value })), z.looseObject({})])
  .pipe(z.object({ th: labelText, vi: labelText, en: labelText }))
  .transform(({ th = '', vi = '', en = '' }) => {
    const any = th || en || vi;
    return { th: th || any, vi: vi || en || any, en: en || any };
  })
  .refine(({ th }) => th !== '', { path: ['th'], params: { code: 'required' } });

const uniqueKeys = <Item extends { key: string }>(items: readonly Item[]) =>
  new Set(items.map(({ key }) => key)).size === items.length;

const distinct = <Item extends { key: string }>(items: z.ZodType<Item[], unknown>) =>
  items.refine(uniqueKeys, { params: { code: 'doubled_key' } });

/** How many tags a club may have. */
export const mostTags = 60;

export const tagsSchema = distinct(
  z.array(z.object({ key: keySchema, label: translatedSchema })).max(mostTags),
);

export const questionsSchema = distinct(
  z
    .array(z.object({ key: keySchema, label: translatedSchema, required: z.boolean().default(false) }))
    .max(10),
);

const choiceSchema = z.object({ value: keySchema, label: translatedSchema });

export const fieldSchema = z
  .object({
    key: keySchema,
    label: translatedSchema,
    kind: z.enum(['text', 'number', 'date', 'choice', 'photo']),
    required: z.boolean().default(false),
    choices: z.array(choiceSchema).max(40).optional(),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || (choices?.length ?? 0) >= 2, {
    path: ['choices'],
    params: { code: 'needs_choices' },
  });

export const fieldsSchema = distinct(z.array(fieldSchema).min(1).max(30));

export const recordTypeSchema = z.object({
  key: keySchema,
  label: translatedSchema,
  fields: fieldsSchema,
  retired: z.boolean().default(false),
});
export const recordTypesSchema = distinct(z.array(recordTypeSchema).max(12));

const colourSchema = z
  .string()
  .trim()
  .toLowerCase()
  .refine(isColour, { params: { code: 'invalid_colour' } });
/** What the brand chooses; contrast is corrected when it is saved. `null`: the portal's own look. */
const themeSchema = z.object({ main: colourSchema, second: colourSchema.optional() });

const clubFields = {
  name: nameSchema,
  description: text(600),
  visibility: z.enum(['public', 'members']),
  joinMode: z.enum(['open', 'approval', 'code']),
  /** Capitals and small letters count the same. */
  joinCode: line(4, 40),
  languages: z.array(z.enum(locales)).min(1).max(3),
  theme: themeSchema.nullable(),
  tone: text(300),
  /** Markdown. */
  rules: text(10_000),
  pictureId: z.string().nullable(),
  coverId: z.string().nullable(),
  tags: tagsSchema,
  joinQuestions: questionsSchema,
  recordTypes: recordTypesSchema,
};

export const createClubInput = z.object({
  slug: slugSchema,
  ...clubFields,
  description: clubFields.description.default(''),
  visibility: clubFields.visibility.default('public'),
  joinMode: clubFields.joinMode.default('open'),
  joinCode: clubFields.joinCode.optional(),
  languages: clubFields.languages.default([...locales]),
  theme: clubFields.theme.default(null),
  tone: clubFields.tone.default(''),
  rules: clubFields.rules.default(''),
  pictureId: clubFields.pictureId.default(null),
  coverId: clubFields.coverId.default(null),
  tags: clubFields.tags.default([]),
  joinQuestions: clubFields.joinQuestions.default([]),
  recordTypes: clubFields.recordTypes.default([]),
  status: z.enum(['draft', 'open']).default('open'),
});
export type CreateClubInput = z.output<typeof createClubInput>;

/** What is left out stays as it is. `version`: what the editor saw; another one there now is `changed_meanwhile`. */
export const editClubInput = z
  .object(clubFields)
  .partial()
  .extend({ version: z.coerce.number().int().optional() });
export type EditClubInput = z.output<typeof editClubInput>;

export const personaInput = z.object({
  name: personaNameSchema.optional(),
  bio: bioSchema.optional(),
  /** Id of an upload of one's own; `null` takes the picture of one's account. */
  pictureId: z.string().nullable().optional(),
});
export type PersonaInput = z.output<typeof personaInput>;

export const joinClubInput = z.object({
  persona: personaInput.optional(),
  /** Question's key → answer. */
  answers: z.record(z.string(), text(2_000)).optional(),
  /** The club's code, or the code of an invitation. */
  code: line(0, 100).optional(),
});
export type JoinClubInput = z.output<typeof joinClubInput>;

export const suspendInput = z.object({ until: momentSchema, reason: reasonSchema });
export type SuspendInput = z.output<typeof suspendInput>;

export const pageInput = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
};

export const listClubsInput = z.object(pageInput);
export type ListClubsInput = z.output<typeof listClubsInput>;

export const listPeopleInput = z.object({
  ...pageInput,
  role: z.enum(['expert', 'supplier', 'moderator']).optional(),
  /** Id of an organisation. */
  organisation: z.string().max(40).optional(),
  /** One of an expert's fields, as it is written there. */
  field: line(0, 60).optional(),
  /** Part of a name. */
  q: line(0, 60).optional(),
});
export type ListPeopleInput = z.output<typeof listPeopleInput>;

const roleFields = {
  /** Id of an active organisation. */
  organisationId: z.string().nullable().optional(),
  /** Experts: what they know, what shows it, who says so, and until when. */
  field: line(0, 80).optional(),
  /** Several; `field` is all of them in one line. */
  fields: z.array(line(1, 60)).max(8).optional(),
  credential: line(0, 120).optional(),
  /** Of the licence. */
  number: line(0, 60).optional(),
  issuer: line(0, 120).optional(),
  validUntil: momentSchema.nullable().optional(),
};

export const roleSchema = z.enum(['expert', 'supplier', 'moderator', 'agent', 'admin']);

export const grantRoleInput = z.object({
  role: roleSchema,
  /** Slug; needed for expert, supplier and moderator, absent for agent and admin. */
  club: line(0, 60).optional(),
  ...roleFields,
  reason: line(0, 500).optional(),
});
export type GrantRoleInput = z.output<typeof grantRoleInput>;

export const requestRoleInput = z.object({
  role: z.enum(['expert', 'supplier']),
  ...roleFields,
  /** Id of an upload of one's own: from then on for its holder and admins alone. */
  documentId: z.string().optional(),
});
export type RequestRoleInput = z.output<typeof requestRoleInput>;

/** What is left out stays as it is. */
export const changeRoleInput = z.object(roleFields);
export type ChangeRoleInput = z.output<typeof changeRoleInput>;

export const revokeRoleInput = z.object({ reason: reasonSchema });

export const organisationInput = z.object({
  name: nameSchema,
  kind: z.enum(['brand', 'supplier', 'dealer', 'practice']),
});
export type OrganisationInput = z.output<typeof organisationInput>;

export const changeOrganisationInput = z.object({
  name: nameSchema.optional(),
  status: z.enum(['active', 'retired']).optional(),
});
export type ChangeOrganisationInput = z.output<typeof changeOrganisationInput>;

export const createInvitationInput = z.object({
  /** How many may come by it; without it as many as its maker may let in. */
  maxUses: z.coerce.number().int().min(1).max(10_000).optional(),
  expiresAt: momentSchema.optional(),
});
export type CreateInvitationInput = z.output<typeof createInvitationInput>;

/** Field key → what was given; checked against the type's fields, because they are the club's. */
export const recordValuesSchema = z.record(z.string(), z.unknown());
export const recordStateSchema = z.enum(['private', 'shared']);

export const createRecordInput = z.object({
  /** Key of one of the club's record types. */
  type: keySchema,
  values: recordValuesSchema,
  state: recordStateSchema.default('private'),
});
export type CreateRecordInput = z.output<typeof createRecordInput>;

export const changeRecordInput = z.object({
  /** All fields anew; a field that is left out becomes empty. */
  values: recordValuesSchema.optional(),
  state: recordStateSchema.optional(),
});
export type ChangeRecordInput = z.output<typeof changeRecordInput>;

export const listAuditInput = z.object({
  ...pageInput,
  /** Slug. */
  club: line(0, 60).optional(),
  /** `club.`, `member.suspended` … : what the act's name begins with. */
  act: line(0, 60).optional(),
  /** Id of who did it. */
  actor: z.string().trim().max(40).optional(),
  /** `member:<id>`, `club:<id>` … */
  subject: line(0, 80).optional(),
  /** Days in UTC, both counted in. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type ListAuditInput = z.output<typeof listAuditInput>;

export const searchMembersInput = z.object({
  ...pageInput,
  /** Part of a name or of an e-mail address. */
  q: line(0, 100).default(''),
});
export type SearchMembersInput = z.output<typeof searchMembersInput>;
