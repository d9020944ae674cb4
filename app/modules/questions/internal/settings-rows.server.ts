import { type db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import {
  type ClubDesk,
  clubDeskSchema,
  defaultDesk,
  defaultExpert,
  type ExpertSettings,
  expertSettingsSchema,
} from '../desk-settings';

/** How a club's questions are answered in time; the defaults where nothing was chosen. */
export async function readClubDesk(
  tx: Tx | typeof db,
  clubId: string,
): Promise<{ desk: ClubDesk; version: number }> {
  const row = await tx.clubDesk.findUnique({ where: { clubId } });
  return row ? { desk: clubDeskSchema.parse(row), version: row.version } : { desk: defaultDesk, version: 0 };
}

export async function readExpertSettings(
  tx: Tx | typeof db,
  memberId: string,
): Promise<{ settings: ExpertSettings; version: number }> {
  const row = await tx.expertSettings.findUnique({ where: { memberId } });
  return row
    ? { settings: expertSettingsSchema.parse(row), version: row.version }
    : { settings: defaultExpert, version: 0 };
}
