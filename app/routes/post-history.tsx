import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { diffWords } from 'diff';
import { editPost } from '~/modules/threads/edit-post.server';
import { getPostHistory } from '~/modules/threads/get-post-history.server';
import { threadPaths } from '~/modules/threads/paths';
import { PortalError } from '~/platform/errors';
import { mayEdit } from '~/modules/threads/policy';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const number = Number(params.number);
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647)
    throw new PortalError('not_found');
  const { context: thread, post, versions } = await getPostHistory(context.actor, params.id!, number);
  const segmenter = new Intl.Segmenter(context.locale, { granularity: 'word' });
  // Compared word by word, by the words of Thai too, which writes none of the spaces between them.
  const changes = versions.map(({ body }, index) =>
    diffWords(versions[index - 1]?.body ?? '', body, { intlSegmenter: segmenter }),
  );
  const facts = { authorId: post.author?.id ?? null, audience: post.audience, status: post.status };
  const mayRestore = mayEdit(thread.access, thread.thread, facts);
  return {
    number,
    mayRestore,
    slug: params.slug!,
    threadId: params.id!,
    title: thread.thread.title,
    versions,
    changes,
  };
});

/** An earlier version is written again, as one more edit, so that nothing of the history goes. */
export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const { post, versions } = await getPostHistory(context.actor, id, Number(params.number));
  const wanted = versions.find(({ version }) => version === Number(values.version));
  if (!wanted) throw new PortalError('not_found');
  const reason = translatorFor(context.locale)('threads:history.broughtBack', { number: wanted.version });
  await editPost(context.actor, { postId: post.id, body: wanted.body, reason }, { idempotencyKey });
  return redirect(threadPaths.post(slug, id, post.number));
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function PostHistory() {
  const { number, slug, threadId, title, versions, changes, mayRestore } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page
      title={t('threads:history.title', { number })}
      above={<Link to={threadPaths.post(slug, threadId, number)}>{title}</Link>}
    >
      <ol className="space-y-4">
        {versions.map((version, index) => (
          <Card as="li" key={version.version}>
            <h2 className="text-base">
              {t('threads:history.version', { number: version.version })}
              <span className="font-normal text-muted">
                {' · '}
                {version.replacedAt
                  ? t('threads:history.replaced', {
                      when: format.dateTime(version.replacedAt),
                      name: version.replacedBy ?? '…',
                    })
                  : t('threads:history.current')}
              </span>
            </h2>
            {version.reason ? (
              <p className="text-sm text-muted">{t('threads:history.reason', { reason: version.reason })}</p>
            ) : null}
            <p className="mt-2 break-words whitespace-pre-wrap">
              {index === 0
                ? version.body
                : changes[index]!.map((part, at) =>
                    part.added ? (
                      <ins key={at} className="bg-positive-soft text-positive">
                        {part.value}
                      </ins>
                    ) : part.removed ? (
                      <del key={at} className="bg-danger-soft text-danger">
                        {part.value}
                      </del>
                    ) : (
                      <span key={at}>{part.value}</span>
                    ),
                  )}
            </p>
            {mayRestore && version.replacedAt ? (
              <Form intent={`version-${version.version}`} className="mt-3">
                <input type="hidden" name="version" value={version.version} />
                <Button size="sm">{t('threads:history.bringBack', { number: version.version })}</Button>
              </Form>
            ) : null}
          </Card>
        ))}
      </ol>
    </Page>
  );
}
