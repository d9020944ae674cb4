import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { renderMarkdown } from '~/platform/text/markdown.server';
import {
  indexClub,
  readClubDetail,
  writeRecordTypes,
  writeTags,
  writeTheme,
} from './internal/club-rows.server';
import { newJoinCode } from './internal/join-code.server';
import { attachPicture } from './internal/pictures.server';
import type { CreateClubInput } from './schema';
import type { ClubDetail } from './views';

/**
 * There is a new club, open unless made as a draft, with its theme's contrast corrected; one joined by code gets a code
 * where none was given. Admins may. Nobody watches it yet, so it publishes nothing.
 * @throws slug_taken
 */
export const createClub = defineCommand<CreateClubInput, { club: ClubDetail; joinCode: string | null }>(
  'clubs.create',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { tags, recordTypes, joinQuestions, joinCode, theme, rules, ...fields } = input;
    const id = newId();
    if (await tx.club.findUnique({ where: { slug: fields.slug }, select: { id: true } }))
      throw new PortalError('slug_taken');
    for (const field of ['pictureId', 'coverId'] as const) {
      const uploadId = fields[field];
      if (uploadId) await attachPicture(tx, actor, { uploadId, field, clubId: null, at });
    }
    const data = {
      id,
      ...fields,
      joinCode: joinCode ?? (fields.joinMode === 'code' ? newJoinCode() : null),
      joinQuestions,
      theme: writeTheme(theme),
      rules,
      rulesHtml: renderMarkdown(rules).html,
      createdAt: at,
      updatedAt: at,
    };
    const club = await tx.club.create({ data }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? new PortalError('slug_taken', { cause: error }) : error;
    });
    await writeTags(tx, id, tags);
    await writeRecordTypes(tx, id, recordTypes);
    await indexClub(tx, club);
    await recordAct(tx, {
      actor,
      at,
      act: 'club.created',
      subject: `club:${id}`,
      clubId: id,
      detail: { slug: fields.slug, name: fields.name },
    });
    return readClubDetail(id, tx);
  },
);
