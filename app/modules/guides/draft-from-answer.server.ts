import type { Actor } from '~/platform/actor';
import type { CommandOptions } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { quoteAsMarkdown } from '~/platform/text/markdown-compose';
import { threadPaths } from '~/modules/threads/paths';
import { createGuide } from './create-guide.server';

/** A draft of a guide with the answer quoted, and linked, to write on from. @throws as createGuide; not_found */
export async function draftFromAnswer(
  actor: Actor,
  { slug, postId }: { slug: string; postId: string },
  options: CommandOptions = {},
): Promise<{ guideId: string }> {
  const post = isId(postId)
    ? await db.post.findFirst({
        where: { id: postId, status: 'published', audience: 'everyone', thread: { club: { slug } } },
        select: {
          number: true,
          body: true,
          threadId: true,
          author: { select: { name: true } },
          authorId: true,
          thread: { select: { title: true, tags: true, clubId: true, language: true } },
        },
      })
    : null;
  if (!post) throw new PortalError('not_found');
  const { thread, threadId, number, body, authorId } = post;
  const persona = authorId
    ? await db.membership.findUnique({
        where: { clubId_memberId: { clubId: thread.clubId, memberId: authorId } },
        select: { personaName: true },
      })
    : null;
  const quoted = quoteAsMarkdown({
    author: persona?.personaName ?? post.author?.name ?? '…',
    number,
    path: threadPaths.post(slug, threadId, number),
    source: body,
  });
  return createGuide(
    actor,
    {
      slug,
      title: thread.title,
      body: quoted.slice(0, 20_000),
      language: thread.language ?? undefined,
      tags: thread.tags,
      sources: [postId],
      status: 'draft',
    },
    options,
  );
}
