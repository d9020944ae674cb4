import type { z } from 'zod';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { requireAdmin } from '~/platform/require-member';
import type { pointSettingsInput } from './schema';

export type PointSettingsView = z.output<typeof pointSettingsInput>;

const first: PointSettingsView = { agentMost: 200, agentDaily: 1_000, adminMost: 100_000, pointSatang: 25 };

/** Who may give how much by hand, and how many satang a point costs. */
export async function readPointSettings(tx?: Tx): Promise<PointSettingsView> {
  const row = await (tx ?? db).pointSettings.findUnique({ where: { id: 1 } });
  if (!row) return first;
  const { agentMost, agentDaily, adminMost, pointSatang } = row;
  return { agentMost, agentDaily, adminMost, pointSatang };
}

/** Limits of what is given by hand, and what a point costs, are others from now on. Admins may; recorded. @throws forbidden */
export const changePointSettings = defineCommand<PointSettingsView, PointSettingsView>(
  'loyalty.change-settings',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    await tx.pointSettings.upsert({ where: { id: 1 }, create: { id: 1, ...input }, update: input });
    await recordAct(tx, { actor, at, act: 'points.limited', subject: 'points', detail: input });
    return input;
  },
);
