import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { diffWords } from 'diff';
import { getPostHistory } from '~/modules/threads/get-post-history.server';
import { threadPaths } from '~/modules/threads/paths';
import { PortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const number = Number(params.number);
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647)
    throw new PortalError('not_found');
  const { context: thread, versions } = await getPostHistory(context.actor, params.id!, number);
  const segmenter = new Intl.Segmenter(context.locale, { granularity: 'word' });
  // Compared word by word, by the words of Thai too, which writes none of the spaces between them.
  const changes = versions.map(({ body }, index) =>
    diffWords(versions[index - 1]?.body ?? '', body, { intlSegmenter: segmenter }),
  );
  return { number, slug: params.slug!, threadId: params.id!, title: thread.thread.title, versions, changes };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function PostHistory() {
  const { number, slug, threadId, title, versions, changes } = useLoaderData<typeof loader>();
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
          </Card>
        ))}
      </ol>
    </Page>
  );
}
