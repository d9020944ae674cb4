import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { ClipboardCheck, PenLine, Search } from 'lucide-react';
import { clubPaths } from '~/modules/clubs/paths';
import { useClub } from '~/modules/clubs/ui/use-club';
import { expertPaths } from '~/modules/experts/paths';
import { listGuides } from '~/modules/guides/list-guides.server';
import { guidePaths } from '~/modules/guides/paths';
import { listGuidesInput } from '~/modules/guides/schema';
import type { GuideItem } from '~/modules/guides/views';
import { listTags } from '~/modules/threads/list-tags.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const query = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const parsed = listGuidesInput.safeParse(query);
  const input = parsed.success ? parsed.data : listGuidesInput.parse({});
  const [list, tags] = await Promise.all([listGuides(context.actor, slug, input), listTags(slug)]);
  const { q = '', tag = null, language = null, state } = input;
  return { ...list, tags, q, tag, language, state, title: translatorFor(context.locale)('guides:title') };
});

export const clientLoader = loaderOfRoom('guides');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

function GuideRow({ guide, words }: { guide: GuideItem; words: ReadonlyMap<string, string> }) {
  const { t, format, locale } = useI18n();
  const lang = guide.language && guide.language !== locale ? guide.language : undefined;
  return (
    <li className="px-4 py-4">
      <p className="flex flex-wrap items-center gap-2">
        <Link to={guide.url} className="text-lg font-semibold" lang={lang}>
          {guide.title}
        </Link>
        {guide.state === 'published' ? null : <Tag tone="warning">{t(`guides:states.${guide.state}`)}</Tag>}
        {lang ? <Tag>{t(`guides:languages.${guide.language!}`)}</Tag> : null}
        {guide.tags.map((key) => (
          <Tag key={key}>{words.get(key) ?? key}</Tag>
        ))}
      </p>
      <p className="line-clamp-2 text-muted" lang={lang}>
        {guide.excerpt}
      </p>
      <p className="text-sm text-muted">
        {t('guides:by', { names: format.list(guide.authors.map(({ name }) => name)) })} ·{' '}
        {t('guides:updated', { date: format.date(guide.updatedAt) })}
      </p>
    </li>
  );
}

function Choice(props: {
  name: string;
  label: string;
  chosen: string | null;
  values: [string, string][];
  all?: string;
}) {
  const { name, label, chosen, values, all } = props;
  const [search] = useSearchParams();
  const to = (value: string | null) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    if (value === null) params.delete(name);
    else params.set(name, value);
    return `?${params}`;
  };
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {all ? (
        <Tag to={to(null)} tone={chosen === null ? 'accent' : 'neutral'}>
          {all}
        </Tag>
      ) : null}
      {values.map(([value, words]) => (
        <Tag key={value} to={to(value)} tone={chosen === value ? 'accent' : 'neutral'}>
          {words}
        </Tag>
      ))}
    </nav>
  );
}

export default function Guides() {
  const { items, next, mayWrite, tags, q, tag, language, state, title } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const { club } = useClub();
  const words = new Map(tags.map(({ key, label }) => [key, label[locale]]));
  const filtered = q !== '' || tag !== null || language !== null || state !== 'published';
  return (
    <Page
      title={title}
      lead={t('guides:lead', { club: club.name })}
      actions={
        mayWrite ? (
          <span className="flex flex-wrap gap-2">
            <LinkButton
              to={guidePaths.write(club.slug)}
              variant="primary"
              icon={<PenLine aria-hidden="true" className="size-5" />}
            >
              {t('guides:write')}
            </LinkButton>
            <LinkButton
              to={expertPaths.reviews(club.slug)}
              icon={<ClipboardCheck aria-hidden="true" className="size-5" />}
            >
              {t('experts:reviews.open')}
            </LinkButton>
          </span>
        ) : undefined
      }
    >
      <div className="mb-4 space-y-3">
        <Form role="search" className="flex gap-2">
          <Input
            type="search"
            name="q"
            defaultValue={q}
            key={q}
            aria-label={t('guides:search')}
            placeholder={t('guides:search')}
            maxLength={100}
            autoComplete="off"
          />
          <Button icon={<Search aria-hidden="true" className="size-5" />}>{t('guides:find')}</Button>
        </Form>
        {mayWrite ? (
          <Choice
            name="state"
            label={t('guides:stateLabel')}
            chosen={state}
            values={(['published', 'draft', 'retired'] as const).map((value) => [
              value,
              t(`guides:states.${value}`),
            ])}
          />
        ) : null}
        <Choice
          name="language"
          label={t('guides:languageLabel')}
          chosen={language}
          all={t('guides:anyLanguage')}
          values={(['th', 'vi', 'en'] as const).map((value) => [value, t(`guides:languages.${value}`)])}
        />
        {tags.length > 0 ? (
          <Choice
            name="tag"
            label={t('guides:form.tags')}
            chosen={tag}
            values={tags.map(({ key, label }) => [key, label[locale]])}
          />
        ) : null}
      </div>
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((guide) => (
              <GuideRow key={guide.id} guide={guide} words={words} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState
          title={t(filtered ? 'guides:noneFound' : 'guides:none')}
          action={filtered ? <Link to={clubPaths.guides(club.slug)}>{t('guides:all')}</Link> : undefined}
        >
          {filtered ? null : t('guides:noneHint')}
        </EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
