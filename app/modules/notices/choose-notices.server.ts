import { defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';
import type { NoticeChannel, NoticeMode } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { allKinds, kindNamed } from './kinds.server';
import { presetModes } from './presets';
import { usualTimes } from './rules';
import type { ChoosingInput } from './schema';

type Modes = Partial<Record<NoticeChannel, NoticeMode>>;

async function setModes(tx: Tx, memberId: string, kind: string, modes: Modes, at: Date): Promise<void> {
  for (const [channel, mode] of Object.entries(modes) as [NoticeChannel, NoticeMode][])
    await tx.noticePreference.upsert({
      where: { memberId_kind_channel: { memberId, kind, channel } },
      create: { memberId, kind, channel, mode, updatedAt: at },
      update: { mode, updatedAt: at },
    });
}

/**
 * A member chooses what they hear of, where, and when: a preset, single kinds, hours. It counts at once, also for what waits to
 * be sent. Each for themself. @throws unauthenticated, invalid (a kind that there is not)
 */
export const chooseNotices = defineCommand<ChoosingInput, object>(
  'notices.choose',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { preset, kinds = {}, times, emailOff } = input;
    for (const kind of Object.keys(kinds))
      if (!kindNamed(kind)) throw invalidField(`kinds.${kind}`, 'invalid_choice');
    if (preset) {
      await tx.noticePreference.deleteMany({ where: { memberId } });
      if (preset !== 'usual')
        await tx.noticePreference.createMany({
          data: allKinds().flatMap((kind) =>
            Object.entries(presetModes(preset, kind)).map(([channel, mode]) => ({
              memberId,
              kind: kind.name,
              channel: channel as NoticeChannel,
              mode,
              updatedAt: at,
            })),
          ),
        });
    }
    for (const [kind, modes] of Object.entries(kinds)) await setModes(tx, memberId, kind, modes, at);
    if (times || emailOff !== undefined) {
      const data = { ...times, ...(emailOff === undefined ? {} : { emailOff }), updatedAt: at };
      await tx.noticeSettings.upsert({
        where: { memberId },
        create: { memberId, ...usualTimes, ...data },
        update: data,
      });
    }
    return {};
  },
);
