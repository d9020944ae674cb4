import type { z } from 'zod';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate, mayRead } from '~/modules/clubs/policy';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { putSearchEntry } from '~/platform/text/search-entry.server';
import { appendPost } from './internal/append-post.server';
import { unindexPost } from './internal/index-post.server';
import { withoutWords } from './internal/hold-post.server';
import { insertPoll, newPoll, pollWords } from './internal/polls.server';
import { postBlanking } from './internal/post-blanking';
import { wantPreview } from './internal/previews.server';
import { limitPosts } from './internal/writing-limits.server';
import { writeText } from './internal/write-post.server';
import {
  limitedUntil,
  readRulesOf,
  requireFirstDayRoom,
  requireFirstDaySize,
  requireTakenWords,
} from './internal/writing-rules.server';
import { postHeld, threadStarted } from './facts';
import { readThread } from './get-thread.server';
import { requireTags } from './known-tags.server';
import { mayStart } from './policy';
import type { ThreadView } from './post';
import type { createThreadInput } from './schema';
import { clubStream, threadStream } from './streams';

export type CreateThreadInput = z.output<typeof createThreadInput> & { slug: string };

/**
 * A thread stands in its club with its first post. Members who may write; announcements are the moderators'.
 * Publishes `thread.created` on the club's stream and `post.created` on the thread's.
 * @throws not_found, unauthenticated, not_a_member, suspended, club_closed, forbidden, first_day_threads, invalid (a word or
 * more pictures or links than are taken; `tags` that the club does not have)
 */
export const createThread = defineCommand<CreateThreadInput, ThreadView>(
  'threads.create-thread',
  async ({ tx, actor, input, at, tell, appended, blank }) => {
    const member = requireMember(actor);
    const access = await loadClubAccess(actor, { slug: input.slug }, tx);
    if (!mayStart(access, input.kind)) {
      if (!mayRead(access)) throw new PortalError('forbidden');
      if (access.membership?.status === 'suspended') throw new PortalError('suspended');
      if (access.membership?.status !== 'active' && access.badge.roles.length === 0)
        throw new PortalError('not_a_member');
      throw new PortalError(access.club.status === 'open' ? 'forbidden' : 'club_closed');
    }
    const { club } = access;
    const id = newId();
    const text = await writeText(access, input.body, tx);
    const rules = await readRulesOf(club.id, tx);
    const held = requireTakenWords(access, rules, {
      title: input.title,
      text,
      more: pollWords(input.poll),
    });
    const newUntil = limitedUntil(actor, access, at);
    if (newUntil) {
      requireFirstDaySize(text, rules.limits);
      await requireFirstDayRoom(tx, access, { what: 'threads', limits: rules.limits, until: newUntil, at });
    }
    const tags = await requireTags(tx, club.id, input.tags);

    await tx.thread.create({
      data: {
        id,
        clubId: club.id,
        kind: input.kind,
        title: input.title,
        tags,
        authorId: member.memberId,
        language: text.language,
        createdAt: at,
        lastPostAt: at,
      },
    });
    await tx.stream.create({ data: { key: threadStream(id) } });
    await putSearchEntry(tx, {
      id,
      type: 'thread',
      clubId: club.id,
      threadId: id,
      askerId: member.memberId,
      title: input.title,
      body: text.text,
      at,
    });
    const poll = input.poll ? newPoll(input.poll, at) : null;
    const preview = await wantPreview(text.links[0]);
    const postId = newId();
    const { post, seq } = await appendPost(tx, {
      id: postId,
      threadId: id,
      threadTitle: input.title,
      author: {
        id: member.memberId,
        name: access.membership?.personaName ?? member.name,
        pictureId: access.membership?.pictureId ?? null,
        badge: access.badge,
      },
      body: input.body,
      text,
      audience: 'everyone',
      replyTo: null,
      poll: poll?.view ?? null,
      preview: preview?.view ?? null,
      previewUrl: preview?.url ?? null,
      at,
      moderates: mayModerate(access),
      answers: false,
      key: undefined,
    });
    if (poll) await insertPoll(tx, postId, poll, at);
    await preview?.enqueue?.(tx, postId);
    await tx.draft.deleteMany({ where: { memberId: member.memberId, place: `start:${club.id}` } });
    await tx.club.update({ where: { id: club.id }, data: { threadCount: { increment: 1 } } });

    await publish(tx, threadStarted, {
      threadId: id,
      clubId: club.id,
      kind: input.kind,
      authorId: member.memberId,
    });
    if (held !== undefined) {
      // The thread stands, with a title that passed; what it says waits for a moderator.
      await tx.post.update({ where: { id: postId }, data: { status: 'hidden', statusReason: 'words' } });
      await unindexPost(tx, { id: postId, threadId: id, number: 1 });
      blank(threadStream(id), postBlanking(postId));
      tell(threadStream(id), 'post.removed', { id: postId, number: 1, status: 'hidden' });
      await publish(tx, postHeld, { threadId: id, postId, word: held });
    }
    const thread = await readThread(tx, id, ['everyone']);
    const stream = threadStream(id);
    const told = held === undefined ? post : withoutWords(post);
    appended({ stream, seq, type: 'post.created', at: at.toISOString(), data: { post: told } });
    tell(clubStream(club.id), 'thread.created', { thread });
    return thread;
  },
  { limit: limitPosts },
);
