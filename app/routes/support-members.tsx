import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { findMembers } from '~/modules/loyalty/find-member.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return {
    q,
    members: await findMembers(actor, q),
    title: translatorFor(locale)('counter:members.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const most = 10;

export default function SupportMembers() {
  const { members, q, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('counter:members.lead')}>
      <Form method="get" role="search" className="mb-5 flex gap-3">
        <Input
          name="q"
          defaultValue={q}
          maxLength={120}
          aria-label={t('counter:members.search')}
          placeholder={t('counter:members.search')}
        />
        <Button>{t('counter:members.find')}</Button>
      </Form>
      {q.trim() !== '' && members.length === 0 ? (
        <EmptyState small title={t('counter:members.none')}>
          {t('counter:members.noneHint')}
        </EmptyState>
      ) : null}
      {members.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {members.map(({ id, name, email }) => (
              <li key={id} className="relative px-4 py-3 hover:bg-sunken">
                <Link
                  to={pointsDeskPaths.member(id)}
                  className="font-semibold text-ink no-underline after:absolute after:inset-0"
                >
                  {name}
                </Link>
                {email ? <p className="text-sm break-all text-muted">{email}</p> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {members.length === most ? <p className="mt-3 text-muted">{t('counter:members.most')}</p> : null}
    </Page>
  );
}
