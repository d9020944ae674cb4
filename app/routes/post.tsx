import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { expertPaths } from '~/modules/experts/paths';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { bookmarkPost } from '~/modules/threads/bookmark-post.server';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { getPostPage } from '~/modules/threads/get-post-page.server';
import { threadPaths } from '~/modules/threads/paths';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import { flagInput } from '~/modules/moderation/schema';
import { reactionSchema, reasonSchema } from '~/modules/threads/schema';
import { blockPerson, unblockPerson } from '~/modules/clubs/block-person.server';
import { PostArticle } from '~/modules/threads/ui/post-article';
import { PostForms } from '~/modules/threads/ui/post-forms';
import { voteInPoll } from '~/modules/threads/vote-in-poll.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const data = await getPostPage(context.actor, params.slug!, params.id!, Number(params.number));
  return {
    ...data,
    title: translatorFor(context.locale)('threads:post.thisPost', { number: data.post.number }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const on = z.enum(['on', 'off']).transform((value) => value === 'on');
const optionalReason = z
  .union([z.literal(''), reasonSchema])
  .optional()
  .transform((reason) => reason || undefined);

/** Everything that can be done with one post, for those without JavaScript, and for what needs a word of explanation. */
export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values }) => {
    const { actor } = context;
    const { slug = '', id: threadId = '' } = params;
    const number = Number(params.number);
    const { post } = await getPostPage(actor, slug, threadId, number);
    const postId = post.id;
    switch (values.intent) {
      case 'react':
        await reactToPost(actor, {
          postId,
          name: parseInput(reactionSchema, values.name),
          on: parseInput(on, values.on),
        });
        break;
      case 'vote':
        await voteInPoll(actor, {
          pollId: post.poll?.id ?? '',
          choices: parseInput(z.array(z.string()).default([]), values.choices),
        });
        break;
      case 'accept':
        await acceptAnswer(actor, { threadId, postId: parseInput(on, values.on) ? postId : null });
        break;
      case 'bookmark':
        await bookmarkPost(actor, postId, {
          on: parseInput(on, values.on),
          note: String(values.note ?? '').slice(0, 500),
        });
        break;
      case 'flag':
        await flagPost(actor, { postId, ...parseInput(flagInput, values) });
        return redirect(`${threadPaths.thread(slug, threadId)}/posts/${number}?done=flag`);
      case 'remove':
        await removePost(actor, { postId, reason: parseInput(optionalReason, values.reason) });
        break;
      case 'restore':
        await restorePost(actor, { postId, reason: parseInput(optionalReason, values.reason) });
        break;
      case 'block':
        if (!post.author) throw new PortalError('not_found');
        await (parseInput(on, values.on) ? blockPerson : unblockPerson)(actor, { memberId: post.author.id });
        break;
      default:
        throw new PortalError('malformed');
    }
    return redirect(threadPaths.post(slug, threadId, number));
  })(args);

export default function PostPage() {
  const { post, thread, slug, rights } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page
      title={t('threads:post.thisPost', { number: post.number })}
      above={
        <p className="mb-1">
          <Link to={threadPaths.post(slug, thread.id, post.number)} lang={thread.language ?? undefined}>
            {thread.title}
          </Link>
        </p>
      }
    >
      <PostArticle post={post} slug={slug} locale={locale} accepted={thread.acceptedPostId === post.id} />
      <PostForms post={post} thread={thread} slug={slug} rights={rights} />
      {rights.curate ? (
        <p className="mt-6">
          <Link to={expertPaths.answer(slug, thread.id, post.number)}>{t('experts:curate.open')}</Link>
        </p>
      ) : null}
      <p className="mt-6">
        <Link to={threadPaths.post(slug, thread.id, post.number)}>{t('threads:post.backToThread')}</Link>
      </p>
    </Page>
  );
}
