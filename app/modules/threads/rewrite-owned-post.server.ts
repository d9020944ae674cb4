import type { ClubAccess } from '~/modules/clubs/access';
import type { CommandContext } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { putSearchEntry } from '~/platform/text/search-entry.server';
import { indexPost, nameInSearch } from './internal/index-post.server';
import { postBlanking } from './internal/post-blanking';
import { readPostView } from './internal/read-post-view.server';
import type { WrittenText } from './internal/write-post.server';
import {
  limitedUntil,
  readRulesOf,
  requireFirstDayRoom,
  requireFirstDaySize,
  requireTakenWords,
} from './internal/writing-rules.server';
import { invalidField } from '~/platform/errors';
import { threadStream } from './streams';

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>;

/**
 * What a club asks of words that no moderator sees before they stand: a text that owns a thread, or the words of an amendment. A
 * word that would make a post wait is refused too. `starts`: a newcomer may begin so many a day.
 * @throws invalid (`title`, `body`), first_day_threads
 */
export async function requireTakenText(
  { tx, actor, at }: Pick<Context, 'tx' | 'actor' | 'at'>,
  access: ClubAccess,
  words: { title?: string; text: WrittenText; more?: string; starts?: boolean },
): Promise<void> {
  const rules = await readRulesOf(access.club.id, tx);
  const held = requireTakenWords(access, rules, words);
  if (held !== undefined) throw invalidField('body', 'blocked_word', { word: held });
  const until = limitedUntil(actor, access, at);
  if (!until) return;
  requireFirstDaySize(words.text, rules.limits);
  if (words.starts)
    await requireFirstDayRoom(tx, access, { what: 'threads', limits: rules.limits, until, at });
}

/** What opened a thread that something owns is found by its title and words. */
export async function indexOwnedThread(
  tx: Context['tx'],
  thread: { id: string; clubId: string; authorId: string | null; title: string; text: string; at: Date },
): Promise<void> {
  const { id, clubId, authorId, title, text, at } = thread;
  await putSearchEntry(tx, {
    id,
    type: 'thread',
    clubId,
    threadId: id,
    askerId: authorId,
    title,
    body: text,
    at,
  });
}

/**
 * The first post of a thread that something owns says what its owner says now, under its own author's name; what it said stays in
 * its history, with who changed it. Who may is for the owner's module to say. Publishes `post.edited`.
 */
export async function rewriteOwnedPost(
  { tx, actor, at, tell, blank }: Context,
  { threadId, title, body, text }: { threadId: string; title: string; body: string; text: WrittenText },
): Promise<void> {
  const member = requireMember(actor);
  const stream = threadStream(threadId);
  await tx.$queryRaw`SELECT 1 FROM "Stream" WHERE "key" = ${stream} FOR UPDATE`;
  const post = await tx.post.findUniqueOrThrow({ where: { threadId_number: { threadId, number: 1 } } });
  if (post.body !== body)
    await tx.postRevision.create({
      data: {
        postId: post.id,
        version: post.editCount + 1,
        body: post.body,
        html: post.html,
        editedById: member.memberId,
        reason: null,
        at,
      },
    });
  await tx.$executeRaw`
    UPDATE "Post" SET "body" = ${body}, "html" = ${text.html}, "language" = ${text.language}::"Locale", "uploadIds" = ${text.uploadIds}::uuid[],
      "editedAt" = ${at}, "editCount" = "editCount" + ${post.body === body ? 0 : 1} WHERE "id" = ${post.id}::uuid`;
  await tx.thread.update({ where: { id: threadId }, data: { title, version: { increment: 1 } } });
  if (post.status === 'published') {
    await indexPost(tx, post, text.text);
    await nameInSearch(tx, threadId, title);
  }
  blank(stream, postBlanking(post.id));
  tell(stream, 'post.edited', { post: await readPostView(tx, post.id) });
}
