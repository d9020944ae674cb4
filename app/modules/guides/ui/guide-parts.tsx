import { Link } from '@remix-run/react';
import { BookOpenText } from 'lucide-react';
import { clubPaths } from '~/modules/clubs/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import type { GuideRights, GuideSourceView, GuideView, SuggestionView } from '../views';
import type { WordChange } from '~/platform/text/word-change';
import { ChangedWords } from '~/ui/changed-words';

/** What somebody has to know before they trust a guide. */
export function GuideNotices({ guide, at }: { guide: GuideView; at: string }) {
  const { t, format } = useI18n();
  if (guide.state === 'retired')
    return <Notice tone="warning">{t('guides:retired', { reason: guide.retiredReason ?? '' })}</Notice>;
  if (guide.state === 'draft') return <Notice>{t('guides:draftNotice')}</Notice>;
  if (guide.reviewBy && guide.reviewBy <= at)
    return <Notice tone="warning">{t('guides:overdue', { date: format.date(guide.reviewBy) })}</Notice>;
  return null;
}

export function Authors({ slug, guide }: { slug: string; guide: GuideView }) {
  const { t, format } = useI18n();
  return (
    <p className="text-sm text-muted">
      {guide.authors.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : null}
          <Link to={clubPaths.person(slug, id)}>{name}</Link>
        </span>
      ))}
      {' · '}
      {t('guides:updated', { date: format.date(guide.updatedAt) })}
      {' · '}
      {t('guides:version', { number: guide.version })}
    </p>
  );
}

export function Sources({ sources }: { sources: readonly GuideSourceView[] }) {
  const { t } = useI18n();
  if (sources.length === 0) return null;
  return (
    <Section title={t('guides:sources')}>
      <Card flush>
        <ul className="divide-y divide-line">
          {sources.map(({ postId, author, title, url, excerpt }) => (
            <li key={postId} className="px-4 py-3">
              <Link to={url} className="font-semibold">
                {t('guides:source', { author: author ?? t('guides:unknownAuthor'), title })}
              </Link>
              <blockquote className="mt-1 line-clamp-3 border-s-4 border-line ps-3 text-sm text-muted">
                {excerpt}
              </blockquote>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

export interface ShownSuggestion extends SuggestionView {
  changes: WordChange[];
}

export function Suggestions(props: {
  guide: GuideView;
  suggestions: readonly ShownSuggestion[];
  rights: GuideRights;
}) {
  const { guide, suggestions, rights } = props;
  const { t } = useI18n();
  if (suggestions.length === 0) return null;
  if (!rights.edit) return <Notice>{t('guides:suggestions.mine')}</Notice>;
  return (
    <Section title={t('guides:suggestions.title')}>
      <ul className="space-y-4">
        {suggestions.map((suggestion) => (
          <Card as="li" key={suggestion.id}>
            <p className="font-semibold">
              {suggestion.by.name}: {suggestion.note}
            </p>
            <p className="mb-2 text-sm text-muted">
              {t('guides:suggestions.on', { number: suggestion.baseVersion })}
            </p>
            {suggestion.title === guide.title ? null : (
              <p className="mb-2 font-semibold">{suggestion.title}</p>
            )}
            <ChangedWords changes={suggestion.changes} lang={guide.language ?? undefined} />
            {suggestion.baseVersion === guide.version ? (
              <Form intent={`accept-${suggestion.id}`} summary={false} className="mt-3">
                <Button variant="primary" size="sm">
                  {t('guides:suggestions.accept')}
                </Button>
              </Form>
            ) : (
              <Notice className="mt-3">{t('guides:suggestions.outdated')}</Notice>
            )}
            <Form intent={`decline-${suggestion.id}`} className="mt-3 flex flex-wrap items-end gap-3">
              <TextField
                name="reason"
                label={t('guides:suggestions.reason')}
                maxLength={500}
                className="w-full sm:w-80"
              />
              <Button size="sm">{t('guides:suggestions.decline')}</Button>
            </Form>
          </Card>
        ))}
      </ul>
    </Section>
  );
}

/** What authors and moderators do with a guide besides its words. */
export function Settling({ guide, rights }: { guide: GuideView; rights: GuideRights }) {
  const { t, format } = useI18n();
  if (!rights.settle && !rights.join && !rights.leave) return null;
  return (
    <Section title={t('guides:settle')}>
      <Card className="space-y-4">
        {rights.settle ? (
          <>
            {guide.state === 'published' ? null : (
              <Form intent="published" summary={false}>
                <Button variant="primary" icon={<BookOpenText aria-hidden="true" className="size-5" />}>
                  {t('guides:publish')}
                </Button>
              </Form>
            )}
            {guide.state === 'published' ? (
              <Form intent="draft" summary={false}>
                <Button size="sm">{t('guides:unpublish')}</Button>
              </Form>
            ) : null}
            {guide.reviewBy ? (
              <Form intent="reviewed" summary={false} className="flex flex-wrap items-center gap-3">
                <span className="text-muted">
                  {t('guides:reviewBy', { date: format.date(guide.reviewBy) })}
                </span>
                <Button size="sm">{t('guides:reviewed')}</Button>
              </Form>
            ) : null}
            <Form intent="review" className="flex flex-wrap items-end gap-3">
              <TextField name="reviewBy" type="date" label={t('guides:reviewDay')} required />
              <Button size="sm">{t('guides:setReview')}</Button>
            </Form>
            {guide.state === 'retired' || guide.publishedAt === null ? null : (
              <Form intent="retired" className="flex flex-wrap items-end gap-3">
                <TextField
                  name="reason"
                  label={t('guides:retireReason')}
                  maxLength={500}
                  required
                  className="w-full sm:w-80"
                />
                <Button variant="danger" size="sm">
                  {t('guides:retire')}
                </Button>
              </Form>
            )}
          </>
        ) : null}
        {rights.join ? (
          <Form intent="join" summary={false}>
            <Button size="sm">{t('guides:join')}</Button>
          </Form>
        ) : null}
        {rights.leave ? (
          <Form intent="leave" summary={false}>
            <Button size="sm" variant="quiet">
              {t('guides:leave')}
            </Button>
          </Form>
        ) : null}
      </Card>
    </Section>
  );
}
