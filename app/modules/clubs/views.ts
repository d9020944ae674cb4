import { z } from 'zod';

/*
 * What the API and the pages show of clubs and their people. The TypeScript types follow from the same shapes, so that
 * the OpenAPI document cannot drift from what is sent. Nothing here depends on who looks, except what is named `viewer`.
 */

export const localeShape = z.enum(['th', 'vi', 'en']);
export const translatedShape = z.object({ th: z.string(), vi: z.string(), en: z.string() });
export type Translated = z.infer<typeof translatedShape>;

export const membershipStatusShape = z.enum(['invited', 'pending', 'active', 'suspended', 'left']);
export const clubRoleShape = z.enum(['customer', 'expert', 'supplier', 'moderator']);
export const anyRoleShape = z.enum(['expert', 'supplier', 'moderator', 'agent', 'admin']);
export const organisationKindShape = z.enum(['brand', 'supplier', 'dealer', 'practice']);

export const badgeShape = z.object({
  roles: z.array(anyRoleShape),
  commercial: z.boolean(),
  organisation: z.object({ name: z.string(), kind: organisationKindShape }).optional(),
  expert: z
    .object({
      field: z.string(),
      credential: z.string(),
      issuer: z.string(),
      validUntil: z.string().nullable(),
      paidBy: z
        .array(
          z.object({
            kind: z.enum(['employer', 'clinic', 'sponsor', 'own_shop', 'other']),
            name: z.string(),
          }),
        )
        .optional(),
    })
    .optional(),
});

const themeColours = [
  'surface',
  'raised',
  'sunken',
  'line',
  'accent',
  'accentStrong',
  'onAccent',
  'accentSoft',
  'accentInk',
  'ornament',
] as const;
const themeColoursShape = z.record(z.enum(themeColours), z.string());

/** What was chosen, and what it became so that everyone can read it. */
export const themeShape = z.object({
  main: z.string(),
  second: z.string().optional(),
  light: themeColoursShape,
  dark: themeColoursShape,
  corrected: z.boolean(),
  notes: z.array(
    z.object({
      mode: z.enum(['light', 'dark']),
      code: z.enum(['too_near_page', 'no_words_on_it']),
      chosen: z.string(),
      used: z.string(),
    }),
  ),
});

export const clubShape = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(['draft', 'open', 'paused', 'archived']),
  visibility: z.enum(['public', 'members']),
  joinMode: z.enum(['open', 'approval', 'code']),
  languages: z.array(localeShape),
  theme: themeShape.nullable(),
  pictureId: z.string().nullable(),
  coverId: z.string().nullable(),
  memberCount: z.int(),
  threadCount: z.int(),
  createdAt: z.string(),
});
export type ClubView = z.infer<typeof clubShape>;

export const tagShape = z.object({ key: z.string(), label: translatedShape });
export type TagView = z.infer<typeof tagShape>;

export const questionShape = z.object({ key: z.string(), label: translatedShape, required: z.boolean() });
export type JoinQuestion = z.infer<typeof questionShape>;

export const fieldKindShape = z.enum(['text', 'number', 'date', 'choice', 'photo']);
export const recordFieldShape = z.object({
  key: z.string(),
  label: translatedShape,
  kind: fieldKindShape,
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: translatedShape })).optional(),
});
export type RecordField = z.infer<typeof recordFieldShape>;

export const recordTypeShape = z.object({
  id: z.string(),
  key: z.string(),
  label: translatedShape,
  fields: z.array(recordFieldShape),
  retired: z.boolean(),
});
export type RecordTypeView = z.infer<typeof recordTypeShape>;

export const clubDetailShape = clubShape.extend({
  tone: z.string(),
  rules: z.string(),
  rulesHtml: z.string(),
  tags: z.array(tagShape),
  joinQuestions: z.array(questionShape),
  recordTypes: z.array(recordTypeShape),
  version: z.int(),
});
export type ClubDetail = z.infer<typeof clubDetailShape>;

export const personaShape = z.object({ name: z.string(), bio: z.string(), pictureId: z.string().nullable() });

/** One's own membership; who else may see it are moderators. */
export const membershipShape = z.object({
  id: z.string(),
  memberId: z.string(),
  status: membershipStatusShape,
  roles: z.array(clubRoleShape),
  persona: personaShape,
  joinedAt: z.string().nullable(),
  suspendedUntil: z.string().nullable(),
  suspendedReason: z.string().nullable(),
  muted: z.boolean(),
});
export type MembershipView = z.infer<typeof membershipShape>;

/** Somebody of a club, as everyone who may read it sees them. */
export const personShape = z.object({
  memberId: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
  bio: z.string(),
  badge: badgeShape,
  joinedAt: z.string().nullable(),
});
export type PersonView = z.infer<typeof personShape>;

export const clubViewerShape = z.object({
  membership: membershipShape.nullable(),
  may: z.object({ read: z.boolean(), write: z.boolean(), invite: z.boolean(), moderate: z.boolean() }),
});
export type ClubViewer = z.infer<typeof clubViewerShape>;

export const organisationShape = z.object({
  id: z.string(),
  name: z.string(),
  kind: organisationKindShape,
  status: z.enum(['active', 'retired']),
  createdAt: z.string(),
});
export type OrganisationView = z.infer<typeof organisationShape>;

/** A role as admins and its holder see it. */
export const roleGrantShape = z.object({
  id: z.string(),
  memberId: z.string(),
  club: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  role: anyRoleShape,
  status: z.enum(['requested', 'verified', 'revoked', 'expired']),
  organisation: z.object({ id: z.string(), name: z.string(), kind: organisationKindShape }).nullable(),
  field: z.string().nullable(),
  fields: z.array(z.string()),
  credential: z.string().nullable(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  validUntil: z.string().nullable(),
  /** A picture for its holder and admins alone. */
  documentUrl: z.string().nullable(),
  reason: z.string().nullable(),
  requestedAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Null for one that never counted: a request, or one that was declined. */
  verifiedAt: z.string().nullable(),
});
export type RoleGrantView = z.infer<typeof roleGrantShape>;

/** A link that lets people in, as its maker and moderators see it. */
export const invitationShape = z.object({
  id: z.string(),
  code: z.string(),
  /** Where it leads, below the portal's address. */
  url: z.string(),
  clubSlug: z.string(),
  invitedBy: z.object({ memberId: z.string(), name: z.string() }),
  maxUses: z.int().nullable(),
  uses: z.int(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type InvitationView = z.infer<typeof invitationShape>;

export const recordStateShape = z.enum(['private', 'shared']);

/** "My dog", "my home". A field that is empty is not in `values`; a photo is the id of an upload. */
export const recordShape = z.object({
  id: z.string(),
  clubSlug: z.string(),
  memberId: z.string(),
  type: z.object({ key: z.string(), label: translatedShape }),
  title: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  state: recordStateShape,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type RecordView = z.infer<typeof recordShape>;
