import { z } from 'zod';
import { isTimeZone } from '~/platform/i18n/format';
import { locales } from '~/platform/i18n/locale';
import { cleanLine } from '~/platform/text/clean-text';

export const passwordMinimum = 8;
export const passwordMaximum = 128;

/** Letters as a person counts them would need a library; code points keep an emoji from counting twice. */
const characters = (text: string) => [...text].length;

/** As it is hashed: the same letters typed on another keyboard give the same bytes. */
const passwordText = z
  .string()
  .max(1_000)
  .transform((text) => text.toWellFormed().normalize('NFKC'));

/** A password that is given, to be compared. */
export const givenPassword = passwordText.pipe(z.string().min(1));

/** A password that is chosen. Common ones are refused by the command, which has the list. */
export const chosenPassword = passwordText.pipe(
  z
    .string()
    .min(1)
    .refine((text) => characters(text) >= passwordMinimum, {
      params: { code: 'too_short', minimum: passwordMinimum },
    })
    .refine((text) => characters(text) <= passwordMaximum, {
      params: { code: 'too_long', maximum: passwordMaximum },
    }),
);

/** Stored in small letters, so that one mailbox is one account and one counter of failed attempts. */
export const emailAddress = z.string().trim().toLowerCase().min(1).max(254).pipe(z.email());

export const memberName = z.string().transform(cleanLine).pipe(z.string().min(1).max(80));
export const locale = z.enum(locales);
export const timeZone = z.string().refine(isTimeZone, { params: { code: 'invalid_choice' } });
export const secretText = z.string().min(1).max(200);

export const signUp = z.object({
  name: memberName,
  email: emailAddress,
  password: chosenPassword,
  locale: locale.optional(),
  timeZone: timeZone.optional(),
});
export const signIn = z.object({ email: emailAddress, password: givenPassword });
export const emailOnly = z.object({ email: emailAddress });
export const passwordByLink = z.object({ token: secretText, password: chosenPassword });
export const emailChange = z.object({ email: emailAddress, currentPassword: givenPassword.optional() });
export const passwordChange = z.object({
  currentPassword: givenPassword.optional(),
  password: chosenPassword,
});
export const nameOnly = z.object({ name: memberName });
export const preferences = z.object({ locale: locale.nullable().optional(), timeZone: timeZone.optional() });
export const profile = z.object({
  name: memberName.optional(),
  locale: locale.nullable().optional(),
  timeZone: timeZone.optional(),
  /** The id of an upload of one's own; null takes the picture away. */
  pictureId: z.string().nullable().optional(),
});
export type Profile = z.output<typeof profile>;

/** Which day, month and year there are is checked by the command, which knows today. */
export const birthdayInput = z.object({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().nullable().default(null),
});

// What is shown of an account, to its member alone.

export const birthdayShape = z.object({ month: z.int(), day: z.int(), year: z.int().nullable() });

export const memberShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  emailConfirmed: z.boolean(),
  locale: locale.nullable(),
  timeZone: z.string(),
  pictureId: z.string().nullable(),
  roles: z.array(z.enum(['agent', 'admin'])),
  createdAt: z.iso.datetime(),
});
export type MemberView = z.output<typeof memberShape>;

export const ownMembershipShape = z.object({
  club: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  status: z.enum(['invited', 'pending', 'active', 'suspended', 'left']),
  roles: z.array(z.enum(['customer', 'expert', 'supplier', 'moderator'])),
  persona: z.object({ name: z.string(), bio: z.string(), pictureId: z.string().nullable() }),
});
export const meShape = z.object({ member: memberShape, memberships: z.array(ownMembershipShape) });

export const sessionShape = z.object({
  id: z.string(),
  kind: z.enum(['browser', 'api']),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  /** The session that asks. */
  current: z.boolean(),
});
export type SessionView = z.output<typeof sessionShape>;
