import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as RemixForm, Link, useLoaderData } from '@remix-run/react';
import { search } from '~/modules/search/search.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { mergeThread } from '~/modules/threads/merge-thread.server';
import { threadPaths } from '~/modules/threads/paths';
import { mergeThreadInput } from '~/modules/threads/schema';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { RadioField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { thread, viewer } = await getThread(context.actor, params.id!);
  if (thread.clubSlug !== params.slug) throw new PortalError('not_found');
  if (!viewer.mayModerate)
    throw new PortalError(context.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const q = (new URL(request.url).searchParams.get('q') ?? thread.title).slice(0, 200);
  const { items } = await search(context.actor, {
    q,
    club: params.slug,
    types: ['thread'],
    group: 'none',
    limit: 20,
  });
  const others = items
    .filter(({ id }) => id !== thread.id)
    .map(({ id, title, titleLanguage, snippet, url }) => ({ id, title, titleLanguage, snippet, url }));
  return { thread: { id: thread.id, title: thread.title, slug: thread.clubSlug }, q, others };
});

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values, idempotencyKey }) => {
    const { threadId: intoId } = parseInput(mergeThreadInput, values);
    const thread = await mergeThread(context.actor, { threadId: params.id!, intoId }, { idempotencyKey });
    return redirect(thread.url);
  })(args);

export default function MergeThread() {
  const { thread, q, others } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const back = threadPaths.thread(thread.slug, thread.id);
  return (
    <Page title={t('threads:merge.title')} above={<Link to={back}>{thread.title}</Link>}>
      <p className="mb-5 text-muted">{t('threads:merge.about')}</p>
      <RemixForm method="get" className="mb-5 flex flex-wrap items-end gap-2">
        <label className="min-w-0 flex-1">
          {t('threads:merge.find')}
          <Input name="q" type="search" defaultValue={q} maxLength={200} />
        </label>
        <Button>{t('ui:search')}</Button>
      </RemixForm>
      {others.length === 0 ? (
        <EmptyState title={t('threads:merge.none')} drawing="empty-search" small />
      ) : (
        <Form className="space-y-5">
          <RadioField
            name="threadId"
            label={t('threads:merge.into')}
            required
            choices={others.map(({ id, title, titleLanguage, snippet }) => ({
              value: id,
              label: <span lang={titleLanguage ?? undefined}>{title}</span>,
              hint: snippet,
            }))}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="primary">{t('threads:merge.act')}</Button>
            <LinkButton to={back} variant="quiet">
              {t('ui:cancel')}
            </LinkButton>
          </div>
        </Form>
      )}
    </Page>
  );
}
