import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { roundPlace } from './rules';

export interface PlaceView {
  label: string;
  lat: number;
  lng: number;
}

/**
 * A member says where quick offers near by are to reach them, or takes that back: their own consent, for this alone. Kept as coarse as about a
 * kilometre; nobody else sees it. @throws unauthenticated
 */
export const savePlace = defineCommand<PlaceView | null, { place: PlaceView | null }>(
  'offers.save-place',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    if (input === null) {
      await tx.memberPlace.deleteMany({ where: { memberId } });
      return { place: null };
    }
    const place = { label: input.label, ...roundPlace(input) };
    await tx.memberPlace.upsert({
      where: { memberId },
      create: { memberId, ...place, at },
      update: { ...place, at },
    });
    return { place };
  },
);

/** Where quick offers near by reach the caller; null: nowhere. @throws unauthenticated */
export async function getPlace(actor: Actor): Promise<{ place: PlaceView | null }> {
  const { memberId } = requireMember(actor);
  const row = await db.memberPlace.findUnique({ where: { memberId } });
  return { place: row && { label: row.label, lat: row.lat, lng: row.lng } };
}
