import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { listModeratedClubs } from '~/modules/clubs/list-moderated.server';
import { moveThreadInput, splitThreadInput } from '~/modules/moderation/schema';
import {
  listThreadActs,
  moveThread,
  splitThread,
  undoMove,
  undoSplit,
} from '~/modules/moderation/thread-tools.server';
import type { ThreadActView } from '~/modules/moderation/views';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { threadPaths } from '~/modules/threads/paths';
import { listPostsInput } from '~/modules/threads/schema';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { excerptOf } from '~/platform/text/excerpt';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxesField, SelectField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';
import { Time } from '~/ui/time';

const postsShown = 30;
const excerptChars = 120;

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const { thread, viewer } = await getThread(actor, params.id!);
  if (thread.clubSlug !== params.slug) throw new PortalError('not_found');
  if (!viewer.mayModerate) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  const window = listPostsInput.safeParse({ after, limit: postsShown });
  const [acts, clubs, posts] = await Promise.all([
    listThreadActs(actor, thread.id),
    listModeratedClubs(actor),
    listPosts(actor, thread.id, window.success ? window.data : { limit: postsShown }),
  ]);
  return {
    acts,
    clubs: clubs.filter(({ id }) => id !== thread.clubId).map(({ slug, name }) => ({ slug, name })),
    posts: posts.items
      .filter(({ number, audience, status, id }) => {
        const goes = number > 1 && audience === 'everyone' && status !== 'removed';
        return goes && id !== thread.acceptedPostId;
      })
      .map(({ number, author, body, language }) => ({
        ...{ number, language, author: author?.name ?? null },
        excerpt: excerptOf(body, excerptChars),
      })),
    more: posts.more.after ? (posts.items.at(-1)?.number ?? null) : null,
    thread: { id: thread.id, title: thread.title, slug: thread.clubSlug, merged: thread.status === 'merged' },
    title: translatorFor(context.locale)('moderation:tools.title'),
  };
});

export const clientLoader = loaderOfRoom('moderation');

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey: key }) => {
  const { slug, id } = params as { slug: string; id: string };
  const toolsOf = (club: string, threadId: string, done: string) =>
    redirect(`${threadPaths.tools(club, threadId)}?done=${done}`);
  switch (values.intent) {
    case 'move': {
      const { club, reason } = parseInput(moveThreadInput, values);
      await moveThread(actor, { threadId: id, slug: club, reason }, { idempotencyKey: key });
      return toolsOf(club, id, 'move');
    }
    case 'split': {
      const { posts, title, reason } = parseInput(splitThreadInput, values);
      const { thread } = await splitThread(
        actor,
        { threadId: id, numbers: posts, title, reason },
        { idempotencyKey: key },
      );
      return toolsOf(slug, thread.id, 'split');
    }
    case 'undo-move': {
      const { thread } = await undoMove(actor, { moveId: String(values.actId) });
      return toolsOf(thread.clubSlug, id, 'undo');
    }
    case 'undo-split': {
      const { thread } = await undoSplit(actor, { splitId: String(values.actId) });
      return toolsOf(slug, thread.id, 'undo');
    }
    default:
      throw new PortalError('malformed');
  }
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Move() {
  const { clubs } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Section title={t('moderation:tools.move')}>
      <Card>
        <p className="mb-3 text-muted">{t('moderation:tools.moveAbout')}</p>
        {clubs.length === 0 ? (
          <p>{t('moderation:tools.moveNone')}</p>
        ) : (
          <Form intent="move" className="space-y-3">
            <SelectField
              name="club"
              label={t('moderation:tools.moveTo')}
              required
              choices={clubs.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
            <TextField name="reason" label={t('moderation:tools.reason')} maxLength={500} />
            <Button>{t('moderation:tools.moveAct')}</Button>
          </Form>
        )}
      </Card>
    </Section>
  );
}

function Split() {
  const { posts, more } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (posts.length === 0 && more === null && !search.get('after')) return null;
  return (
    <Section title={t('moderation:tools.split')}>
      <Card>
        <p className="mb-3 text-muted">{t('moderation:tools.splitAbout')}</p>
        <Form intent="split" className="space-y-3">
          <TextField name="title" label={t('moderation:tools.splitTitle')} maxLength={200} required />
          <CheckboxesField
            name="posts[]"
            label={t('moderation:tools.splitPosts')}
            choices={posts.map(({ number, author, excerpt, language }) => ({
              value: String(number),
              label: `${t('moderation:detail.number', { number })} · ${author ?? t('threads:post.unknownAuthor')}`,
              hint: <span lang={language ?? undefined}>{excerpt}</span>,
            }))}
          />
          <p className="flex flex-wrap gap-4">
            {search.get('after') ? <Link to="?">{t('moderation:tools.earlier')}</Link> : null}
            {more === null ? null : <Link to={`?after=${more}`}>{t('moderation:tools.later')}</Link>}
          </p>
          <TextField name="reason" label={t('moderation:tools.reason')} maxLength={500} />
          <Button>{t('moderation:tools.splitAct')}</Button>
        </Form>
      </Card>
    </Section>
  );
}

function Act({ act }: { act: ThreadActView }) {
  const { t } = useI18n();
  const words =
    act.kind === 'move'
      ? t('moderation:tools.moved', { from: act.from, to: act.to })
      : act.kind === 'split'
        ? t('moderation:tools.wasSplit', { count: act.count, title: act.to })
        : t('moderation:tools.splitFrom', { count: act.count, title: act.from });
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p>{words}</p>
        <p className="text-sm text-muted">
          <Time value={act.at} />
          {act.reason ? ` · ${act.reason}` : null}
        </p>
      </div>
      {act.undoneAt ? (
        <span className="text-sm text-muted">{t('moderation:tools.undone')}</span>
      ) : (
        <Form intent={act.kind === 'move' ? 'undo-move' : 'undo-split'}>
          <input type="hidden" name="actId" value={act.id} />
          <Button size="sm" aria-label={t('moderation:done.undoOf', { act: words })}>
            {t('moderation:tools.undo')}
          </Button>
        </Form>
      )}
    </li>
  );
}

/** Moves a thread, splits it, and takes either back. */
export default function ThreadTools() {
  const { thread, acts } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('moderation:tools.title')}
      above={<Link to={threadPaths.thread(thread.slug, thread.id)}>{thread.title}</Link>}
    >
      <DoneNotice
        words={{
          move: t('moderation:tools.doneMove'),
          split: t('moderation:tools.doneSplit'),
          undo: t('moderation:tools.doneUndo'),
        }}
      />
      <div className="space-y-8">
        <Section title={t('moderation:tools.history')}>
          {acts.length === 0 ? (
            <p className="text-muted">{t('moderation:tools.noHistory')}</p>
          ) : (
            <Card flush>
              <ul className="divide-y divide-line">
                {acts.map((act) => (
                  <Act key={`${act.kind} ${act.id}`} act={act} />
                ))}
              </ul>
            </Card>
          )}
        </Section>
        {thread.merged ? null : <Move />}
        {thread.merged ? null : <Split />}
      </div>
    </Page>
  );
}
