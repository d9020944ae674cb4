import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getGuide, listGuideVersions } from '~/modules/guides/get-guide.server';
import { ChangedWords } from '~/ui/changed-words';
import { wordChanges } from '~/platform/text/word-changes.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { Card } from '~/ui/card';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', guideId = '' } = params;
  const [{ guide }, versions] = await Promise.all([
    getGuide(context.actor, guideId, slug),
    listGuideVersions(context.actor, guideId),
  ]);
  return {
    guide,
    versions: versions.map(({ body, ...version }, index) => {
      const before = versions[index + 1];
      return {
        ...version,
        retitled: before !== undefined && before.title !== version.title,
        changes: before
          ? wordChanges(before.body, body, guide.language)
          : [{ value: body, added: false, removed: false }],
      };
    }),
  };
});

export const clientLoader = loaderOfRoom('guides');

export const meta = pageMeta<typeof loader>(({ guide }) => ({ title: guide.title, unlisted: true }));

export default function GuideHistory() {
  const { guide, versions } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page
      title={t('guides:versions.title', { title: guide.title })}
      above={<Link to={guide.url}>{guide.title}</Link>}
    >
      <ol className="space-y-4" reversed>
        {versions.map(({ version, title, retitled, editedBy, note, at, changes }) => (
          <Card as="li" key={version}>
            <h2 className="text-base">
              {t('guides:version', { number: version })}
              <span className="font-normal text-muted">
                {' · '}
                {t('guides:versions.by', {
                  name: editedBy ?? t('guides:unknownAuthor'),
                  date: format.dateTime(at),
                })}
              </span>
            </h2>
            {note ? <p className="text-sm text-muted">{note}</p> : null}
            {retitled ? (
              <p className="mt-2 font-semibold">
                {t('guides:versions.titleWas')}: {title}
              </p>
            ) : null}
            <div className="mt-2">
              <ChangedWords changes={changes} lang={guide.language ?? undefined} />
            </div>
          </Card>
        ))}
      </ol>
    </Page>
  );
}
