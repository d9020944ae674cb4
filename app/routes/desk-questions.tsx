import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import { useRef } from 'react';
import { z } from 'zod';
import { lowerQuestion, raiseQuestion } from '~/modules/questions/alarm.server';
import { countDesk, listDesk } from '~/modules/questions/list-desk.server';
import { openOnDesk } from '~/modules/questions/open-on-desk.server';
import type { DeskFrame } from '~/modules/questions/desk-frame';
import { deskPaths } from '~/modules/questions/paths';
import * as inputs from '~/modules/questions/schema';
import {
  declineQuestion,
  handOverQuestion,
  setWaiting,
  takeQuestion,
} from '~/modules/questions/take-question.server';
import { DeskDetailView } from '~/modules/questions/ui/desk/desk-detail';
import { DeskList } from '~/modules/questions/ui/desk/desk-list';
import { KeyLegend } from '~/modules/questions/ui/desk/key-legend';
import { useDeskKeys } from '~/modules/questions/ui/desk/use-desk-keys';
import { useLiveDesk } from '~/modules/questions/ui/desk/use-live-desk';
import { deskQueues } from '~/modules/questions/desk-queues';
import { createPost } from '~/modules/threads/create-post.server';
import { createPostInput } from '~/modules/threads/schema';
import type { Actor } from '~/platform/actor';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';
import type { loader as rootLoader } from '~/root';

const deskQuery = inputs.deskInput.extend({
  queue: inputs.deskInput.shape.queue.catch('all'),
  club: z.string().max(60).optional().catch(undefined),
  limit: inputs.deskInput.shape.limit.catch(30),
});

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { question, ...given } = search;
  const query = deskQuery.parse({ ...given, club: given.club || undefined });
  // Counts come with the heads of the streams, which must not be younger than what is shown.
  const { counts, heads } = await countDesk(context.actor, query.club);
  const [list, detail] = await Promise.all([
    listDesk(context.actor, query),
    question ? openOnDesk(context.actor, question) : null,
  ]);
  return {
    ...{ counts, heads, list, detail },
    queue: query.queue,
    club: query.club ?? null,
    title: translatorFor(context.locale)('desk:title'),
  };
});

async function act(actor: Actor, threadId: string, values: Record<string, unknown>, key: string | undefined) {
  switch (values.intent) {
    case 'take':
      return takeQuestion(actor, { ...parseInput(inputs.takeInput, values), threadId });
    case 'waiting':
    case 'resume':
      return setWaiting(actor, { threadId, waiting: values.intent === 'waiting' });
    case 'handOver':
      return handOverQuestion(actor, { ...parseInput(inputs.handOverInput, values), threadId });
    case 'decline':
      return declineQuestion(actor, { ...parseInput(inputs.declineInput, values), threadId });
    case 'raise':
      return raiseQuestion(actor, { threadId });
    case 'lower':
      return lowerQuestion(actor, { ...parseInput(inputs.lowerAlarmInput, values), threadId });
    default: {
      const input = parseInput(createPostInput, { body: values.body, audience: values.audience });
      await createPost(actor, threadId, input, { idempotencyKey: key });
      if (values.askBack) await setWaiting(actor, { threadId, waiting: true });
    }
  }
}

export const action = formAction(async ({ request, context, values, idempotencyKey }) => {
  const threadId = String(values.threadId ?? '');
  await act(context.actor, threadId, values, idempotencyKey);
  const search = new URL(request.url).searchParams;
  search.delete('index');
  search.set('done', String(values.intent ?? 'reply'));
  search.set('question', threadId);
  return redirect(`${deskPaths.desk()}?${search}`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function DeskQuestions() {
  const data = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [search] = useSearchParams();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const { clubs } = useRouteLoaderData<DeskFrame>('routes/desk')!;
  const place = useRef<HTMLDivElement>(null);
  const { counts, heads, list, detail, queue } = data;
  useLiveDesk(data, {
    ...heads,
    ...(detail ? { [`thread:${detail.item.question.threadId}`]: detail.posts.seq } : {}),
  });
  const keys = useDeskKeys(place);
  const linkTo = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const name of ['done', 'cursor']) next.delete(name);
    for (const [name, value] of Object.entries(changes))
      if (value === null) next.delete(name);
      else next.set(name, value);
    return `?${next}`;
  };
  return (
    <Page title={t('desk:title')} lead={t('desk:lead')} wide>
      <div ref={place}>
        <DoneNotice
          words={{
            take: t('desk:done.take'),
            waiting: t('desk:done.waiting'),
            resume: t('desk:done.resume'),
            handOver: t('desk:done.handOver'),
            decline: t('desk:done.decline'),
            raise: t('desk:done.raise'),
            lower: t('desk:done.lower'),
            reply: t('desk:done.reply'),
          }}
        />
        <Tabs
          label={t('desk:queues.label')}
          className="mb-3"
          tabs={deskQueues.map((name) => ({
            to: linkTo({ queue: name, question: null }),
            label: t(`desk:queues.${name}`),
            count: counts[name],
            current: queue === name,
          }))}
        />
        {clubs.length > 1 ? (
          <nav aria-label={t('desk:club')} className="mb-4 flex flex-wrap gap-x-4">
            {[{ slug: '', name: t('desk:allClubs') }, ...clubs].map(({ slug, name }) => (
              <a
                key={slug}
                href={linkTo({ club: slug || null, question: null })}
                aria-current={(data.club ?? '') === slug ? 'true' : undefined}
                className="inline-flex min-h-11 items-center aria-[current]:font-semibold"
              >
                {name}
              </a>
            ))}
          </nav>
        ) : null}
        <div className="lg:grid lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:gap-6">
          <div className={detail ? 'max-lg:hidden' : undefined}>
            {list.items.length > 0 ? (
              <DeskList
                items={list.items}
                chosen={detail?.item.question.threadId ?? null}
                linkTo={(threadId) => linkTo({ question: threadId })}
              />
            ) : (
              <Card>
                <EmptyState small title={t('desk:empty')}>
                  {t('desk:emptyHint')}
                </EmptyState>
              </Card>
            )}
            <LoadMore next={list.next} />
            <KeyLegend {...keys} />
          </div>
          {detail ? (
            <DeskDetailView
              key={detail.item.question.threadId}
              detail={detail}
              memberId={root?.viewer?.id ?? null}
              back={linkTo({ question: null })}
            />
          ) : (
            <p className="hidden py-10 text-center text-muted lg:block">{t('desk:choose')}</p>
          )}
        </div>
      </div>
    </Page>
  );
}
