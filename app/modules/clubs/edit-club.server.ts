import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireAdmin } from '~/platform/require-member';
import { renderMarkdown } from '~/platform/text/markdown.server';
import {
  indexClub,
  readClubDetail,
  viewClub,
  writeRecordTypes,
  writeTags,
  writeTheme,
} from './internal/club-rows.server';
import { newJoinCode } from './internal/join-code.server';
import { lockClub } from './internal/lock-club.server';
import { attachPicture } from './internal/pictures.server';
import type { EditClubInput } from './schema';
import { clubStream } from './streams';
import type { ClubChanged } from './updates';
import type { ClubDetail } from './views';

export interface EditClub extends EditClubInput {
  slug: string;
}

/**
 * The club shows and asks what was given; what was left out stays. The theme's contrast is corrected, tags and record types
 * are replaced as a whole. Admins may. Publishes `club.changed`. @throws changed_meanwhile, invalid
 */
export const editClub = defineCommand<EditClub, { club: ClubDetail; joinCode: string | null }>(
  'clubs.edit',
  async ({ tx, actor, input, at, tell, evict }) => {
    requireAdmin(actor);
    const { slug, version, tags, recordTypes, theme, ...fields } = input;
    const { club } = await lockClub(tx, actor, { slug });
    const before = await tx.club.findUniqueOrThrow({ where: { id: club.id } });
    if (version !== undefined && version !== before.version) throw new PortalError('changed_meanwhile');
    for (const field of ['pictureId', 'coverId'] as const) {
      const uploadId = fields[field];
      if (uploadId && uploadId !== before[field])
        await attachPicture(tx, actor, { uploadId, field, clubId: null, at });
    }
    const needsCode =
      (fields.joinMode ?? before.joinMode) === 'code' && !(fields.joinCode ?? before.joinCode);
    const after = await tx.club.update({
      where: { id: club.id },
      data: {
        ...fields,
        ...(theme === undefined ? {} : { theme: writeTheme(theme) }),
        ...(needsCode ? { joinCode: newJoinCode() } : {}),
        ...(fields.rules === undefined ? {} : { rulesHtml: renderMarkdown(fields.rules).html }),
        version: { increment: 1 },
        updatedAt: at,
      },
    });
    if (tags) await writeTags(tx, club.id, tags);
    if (recordTypes) await writeRecordTypes(tx, club.id, recordTypes);
    await indexClub(tx, after);
    await recordAct(tx, {
      actor,
      at,
      act: 'club.edited',
      subject: `club:${club.id}`,
      clubId: club.id,
      detail: { fields: Object.keys(input).filter((field) => field !== 'slug' && field !== 'version') },
    });
    // Who may listen is another question now.
    if (after.visibility !== before.visibility) evict({ clubId: club.id });
    tell(clubStream(club.id), 'club.changed', { club: viewClub(after) } satisfies ClubChanged);
    return readClubDetail(club.id, tx);
  },
);
