import type { ClubAccess } from '~/modules/clubs/access';
import { writeText } from '~/modules/threads/write-text.server';
import type { CommandContext } from '~/platform/command.server';
import type { Guide } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import type { Locale } from '~/platform/i18n/locale';
import { memberIdOf } from '~/platform/actor';
import { notice, recordNotices } from '~/platform/notices.server';
import { putSearchEntry, removeSearchEntries } from '~/platform/text/search-entry.server';
import { guideChangedNotice } from '../notices.server';
import { guidePaths } from '../paths';

export interface GuideWords {
  title: string;
  body: string;
  /** Left out, it is found out from the words. */
  language?: Locale;
}

/** Keys of tags that the club has. */
export async function knownTags(tx: Tx, clubId: string, tags: readonly string[]): Promise<string[]> {
  const known = await tx.clubTag.findMany({
    where: { clubId, key: { in: [...tags] } },
    select: { key: true },
  });
  return tags.filter((tag, index) => known.some(({ key }) => key === tag) && tags.indexOf(tag) === index);
}

/** What is stored of a guide's words, and keeps the pictures in them. */
export async function renderGuide(tx: Tx, access: ClubAccess, words: GuideWords, at: Date) {
  const text = await writeText(access, words.body, tx);
  await tx.upload.updateMany({
    where: { id: { in: text.uploadIds }, uploaderId: access.memberId ?? null, attachedAt: null },
    data: { attachedAt: at, clubId: access.club.id },
  });
  return {
    columns: {
      title: words.title,
      body: words.body,
      html: text.html,
      language: words.language ?? text.language,
    },
    text: text.text,
  };
}

/** A published guide is found by its words; another one by nobody. */
export async function indexGuide(tx: Tx, guide: Guide, text: string): Promise<void> {
  if (guide.state !== 'published') return removeSearchEntries(tx, [guide.id]);
  await putSearchEntry(tx, {
    id: guide.id,
    type: 'guide',
    clubId: guide.clubId,
    title: guide.title,
    body: text,
    at: guide.updatedAt,
  });
}

/** Keeps a version as it is from now on. */
export async function keepVersion(
  tx: Tx,
  guide: Guide,
  by: { memberId: string | null; note: string; at: Date },
): Promise<void> {
  await tx.guideVersion.create({
    data: {
      guideId: guide.id,
      version: guide.version,
      title: guide.title,
      body: guide.body,
      editedById: by.memberId,
      note: by.note,
      at: by.at,
    },
  });
}

export type GuideEvent = 'changed' | 'suggested' | 'accepted' | 'declined' | 'retired' | 'published';

/** Tells members what happened to a guide of theirs; who did it is not told. */
export async function tellOfGuide(
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  access: ClubAccess,
  guide: Pick<Guide, 'id' | 'title' | 'version'>,
  event: GuideEvent,
  memberIds: readonly string[],
): Promise<void> {
  await recordNotices(
    tx,
    [...new Set(memberIds)].map((memberId) =>
      notice(guideChangedNotice, {
        memberId,
        actorId: memberIdOf(actor) ?? null,
        clubId: access.club.id,
        subject: `guide:${guide.id}`,
        once: `guide:${guide.id}:${event}:${at.toISOString()}`,
        url: guidePaths.guide(access.club.slug, guide.id),
        data: { title: guide.title, event },
      }),
    ),
  );
}
