import { z } from 'zod';
import { reasonSchema } from '~/modules/threads/schema';
import { clubDeskSchema, expertSettingsSchema } from './desk-settings';
import { deskQueueShape } from './views';

/** Whom one takes it from: they may have it by now, or have it no more. */
export const takeInput = z.object({ insteadOf: z.string().nullish() });
export const handOverInput = z.object({ memberId: z.string(), reason: reasonSchema });
export const declineInput = z.object({ reason: reasonSchema });
export const raiseAlarmInput = z.object({ reason: reasonSchema.optional() });
export const lowerAlarmInput = z.object({ reason: reasonSchema });
export const shareRecordInput = z.object({
  recordId: z.string(),
  /** Keys of the record's fields that the experts may see. */
  fields: z.array(z.string().max(40)).min(1).max(40),
  /** Said by ticking a box that is never ticked before. */
  consent: z.literal(true),
});

export const deskInput = z.object({
  queue: deskQueueShape.default('all'),
  club: z.string().max(60).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type DeskInput = z.output<typeof deskInput>;

export const saveExpertSettingsInput = expertSettingsSchema.partial();
export const saveClubDeskInput = clubDeskSchema
  .partial()
  .extend({ version: z.coerce.number().int().optional() });

const clean = (maximum: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\u0000', '').toWellFormed().trim())
    .pipe(z.string().min(1).max(maximum));
export const saveReplyInput = z.object({
  title: clean(120),
  body: clean(10_000),
  /** A club's slug: for all its experts. */
  club: z.string().max(60).optional(),
});

export const statisticsInput = z.object({
  club: z.string().max(60).optional(),
  by: z.enum(['week', 'month']).default('week'),
  of: z.enum(['me', 'club']).default('me'),
});
export type StatisticsInput = z.output<typeof statisticsInput>;
