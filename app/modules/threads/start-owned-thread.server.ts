import type { ClubAccess } from '~/modules/clubs/access';
import { mayModerate } from '~/modules/clubs/policy';
import type { CommandContext } from '~/platform/command.server';
import type { Locale } from '~/platform/i18n/locale';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { appendPost } from './internal/append-post.server';
import { writeText } from './internal/write-post.server';
import type { ThreadKind } from './post';
import { threadStream } from './streams';

export interface OwnedThread {
  /** `proposal:<id>`, `offer:<id>`, `event:<id>`: what it belongs to, which shows it on its own page. */
  owner: string;
  kind: ThreadKind;
  title: string;
  /** Markdown; becomes post 1, by who acts. */
  body: string;
}

/**
 * The one thread of something that owns one stands, in the transaction that makes its owner. It is in no list of threads; its own
 * address leads to its owner's page (`ownerPath`). Who may is for the owner's module to say. Answers what was made of the words.
 * @throws unauthenticated, invalid (more pictures or links than are taken)
 */
export async function startOwnedThread(
  { tx, actor, at, appended }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'appended'>,
  access: ClubAccess,
  { owner, kind, title, body }: OwnedThread,
): Promise<{ threadId: string; postId: string; html: string; text: string; language: Locale | null }> {
  const member = requireMember(actor);
  const [threadId, postId] = [newId(), newId()];
  const text = await writeText(access, body, tx);
  await tx.thread.create({
    data: {
      id: threadId,
      clubId: access.club.id,
      kind,
      owner,
      title,
      authorId: member.memberId,
      language: text.language,
      createdAt: at,
      lastPostAt: at,
    },
  });
  const stream = threadStream(threadId);
  await tx.stream.create({ data: { key: stream } });
  const { post, seq } = await appendPost(tx, {
    id: postId,
    threadId,
    threadTitle: title,
    author: {
      id: member.memberId,
      name: access.membership?.personaName ?? member.name,
      pictureId: access.membership?.pictureId ?? null,
      badge: access.badge,
    },
    body,
    text,
    audience: 'everyone',
    replyTo: null,
    poll: null,
    preview: null,
    previewUrl: null,
    at,
    moderates: mayModerate(access),
    answers: false,
    key: undefined,
  });
  appended({ stream, seq, type: 'post.created', at: at.toISOString(), data: { post } });
  return { threadId, postId, html: text.html, text: text.text, language: text.language };
}
