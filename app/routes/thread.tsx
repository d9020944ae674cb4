import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { giveOutcome, readOutcomeCard } from '~/modules/experts/give-outcome.server';
import { outcomeInput } from '~/modules/experts/schema';
import { OutcomeCard } from '~/modules/experts/ui/outcome-card';
import { getQuestion } from '~/modules/questions/get-question.server';
import { setWaiting } from '~/modules/questions/take-question.server';
import { QuestionPanel } from '~/modules/questions/ui/question-panel';
import { useLiveQuestion } from '~/modules/questions/ui/use-live-question';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { findThreadPlace } from '~/modules/threads/find-thread-place.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { mergeThread } from '~/modules/threads/merge-thread.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { ownerPath, threadPaths } from '~/modules/threads/paths';
import { createPostInput } from '~/modules/threads/schema';
import { kindIcons } from '~/modules/threads/ui/kind-icons';
import { ThreadAside } from '~/modules/threads/ui/thread-aside';
import { ThreadView } from '~/modules/threads/ui/thread-view';
import type { Actor } from '~/platform/actor';
import { isPortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import type { loader as rootLoader } from '~/root';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

const number = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);
const openInput = z.object({ at: number, before: number, after: number, date: z.string().optional() });

/** The thread, or where it is now, for addresses from before it moved to another club. */
async function openOrLead(
  actor: Actor,
  request: Request,
  { slug, id }: { slug: string; id: string },
  query: z.output<typeof openInput>,
) {
  try {
    return await openThread(actor, slug, id, query);
  } catch (error) {
    if (!isPortalError(error) || error.code !== 'not_found') throw error;
    const place = await findThreadPlace(actor, slug, id);
    if (place) throw redirect(place + new URL(request.url).search);
    throw error;
  }
}

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const query = openInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const data = await openOrLead(context.actor, request, params as { slug: string; id: string }, query);
  if (data.owner !== null) throw redirect(ownerPath(data.club.slug, data.owner, query.at));
  const gone = data.posts.items.find((post) => post.number === query.at)?.movedTo;
  if (gone) throw redirect(threadPaths.post(data.club.slug, gone.threadId, gone.number));
  // After the heads of the streams: what the question lacks comes by an update.
  const asked =
    data.thread.kind === 'question' ? await getQuestion(context.actor, data.thread.id, context.locale) : null;
  const outcome = await readOutcomeCard(context.actor, data.thread);
  return { data, at: query.at ?? null, asked, outcome };
});

const bool = z.enum(['true', 'false']).transform((value) => value === 'true');
const changeInput = z.object({
  pinned: bool.optional(),
  locked: bool.optional(),
  archived: bool.optional(),
  slowModeSeconds: z.coerce.number().int().min(0).max(3_600).optional(),
});

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const { actor } = context;
    if (values.intent === 'follow') {
      await followThread(actor, id, parseInput(z.enum(['normal', 'following', 'muted']), values.follow));
      return redirect(threadPaths.thread(slug, id));
    }
    if (values.intent === 'outcome') {
      const said = parseInput(outcomeInput, { ...values, again: values.again === 'on' });
      await giveOutcome(actor, { ...said, threadId: id });
      return redirect(`${threadPaths.thread(slug, id)}#outcome`);
    }
    if (values.intent === 'change') {
      await changeThread(actor, { threadId: id, ...parseInput(changeInput, values) });
      return redirect(threadPaths.thread(slug, id));
    }
    if (values.intent === 'unmerge') {
      await mergeThread(actor, { threadId: id, intoId: null });
      return redirect(threadPaths.thread(slug, id));
    }
    const input = parseInput(createPostInput, {
      ...values,
      replyTo: values.replyTo || undefined,
      poll: undefined,
    });
    const { post } = await createPost(actor, id, input, { idempotencyKey });
    if (values.askBack) await setWaiting(actor, { threadId: id, waiting: true });
    return redirect(threadPaths.post(slug, id, post.number));
  })(args);

const withoutMarks = (markdown: string) => markdown.replace(/[*_`#>|]+/g, '');

export const meta = pageMeta<typeof loader>(({ data }) => ({
  title: data.thread.title,
  description: data.posts.items[0]?.number === 1 ? withoutMarks(data.posts.items[0].body) : undefined,
}));

export default function Thread() {
  const { data, at, asked, outcome } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<{ problem?: FormProblem }>();
  const { thread, tags } = data;
  const member = root?.viewer ?? null;
  const problem = answer?.problem?.form === 'reply' ? answer.problem : undefined;
  const live = useLiveQuestion(thread.id, asked, data.posts.seq);
  const asksBack = live?.viewer.may.work && live.question.state === 'open';
  return (
    <Page
      title={<span lang={thread.language ?? undefined}>{thread.title}</span>}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-1.5">
          <Tag icon={kindIcons[thread.kind]}>{t(`threads:kinds.${thread.kind}`)}</Tag>
          {thread.acceptedPostId ? <Tag tone="positive">{t('threads:page.solved')}</Tag> : null}
          {thread.pinned ? <Tag tone="accent">{t('threads:list.pinned')}</Tag> : null}
          {thread.status === 'locked' ? <Tag tone="warning">{t('threads:list.locked')}</Tag> : null}
          {thread.status === 'merged' ? <Tag tone="warning">{t('threads:list.merged')}</Tag> : null}
          {thread.status === 'archived' ? <Tag tone="warning">{t('threads:list.archived')}</Tag> : null}
          {tags.map(({ key, label }) => (
            <Tag key={key} to={`${threadPaths.list(data.club.slug)}?tag=${encodeURIComponent(key)}`}>
              {label[locale]}
            </Tag>
          ))}
        </div>
      }
      aside={<ThreadAside data={data} isMember={member !== null} />}
    >
      {live ? <QuestionPanel {...live} slug={data.club.slug} /> : null}
      {outcome ? <OutcomeCard outcome={outcome} changeable={thread.acceptedPostId !== null} /> : null}
      <ThreadView
        key={`${thread.id}:${data.posts.items[0]?.number ?? 0}`}
        data={data}
        member={member}
        at={at}
        problem={problem}
        replyBox={
          asksBack
            ? {
                name: 'askBack',
                label: t('questions:askBack'),
                path: `/threads/${thread.id}/question/waiting`,
              }
            : undefined
        }
      />
    </Page>
  );
}

export function shouldRevalidate({
  formMethod,
  defaultShouldRevalidate,
}: {
  formMethod?: string;
  defaultShouldRevalidate: boolean;
}) {
  // Replies come by the stream; only a form of this page, or another address, asks the server again.
  return formMethod === undefined ? defaultShouldRevalidate : true;
}
