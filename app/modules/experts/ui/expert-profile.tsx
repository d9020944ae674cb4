import { Link, useSearchParams } from '@remix-run/react';
import { CircleCheck, HeartHandshake, History } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import type { AnswerView, CredentialView, ExpertView, InterestView, RecordFigures } from '../views';
import { durationWords } from './duration';

function Credential({ credential }: { credential: CredentialView }) {
  const { t, format } = useI18n();
  const { fields, validUntil, valid } = credential;
  const facts = [
    [t('clubs:person.credential'), credential.credential],
    [t('experts:credential.number'), credential.number],
    [t('clubs:person.issuer'), credential.issuer],
    [
      t('clubs:person.valid'),
      valid ? (validUntil ? format.date(validUntil) : t('clubs:person.validForever')) : null,
    ],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <Card>
      <p className="mb-2 flex flex-wrap gap-1.5">
        {fields.map((field) => (
          <Tag key={field} tone="accent">
            {field}
          </Tag>
        ))}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-semibold break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {valid ? (
        <p className="mt-2 flex items-center gap-1.5 text-sm text-positive">
          <CircleCheck aria-hidden="true" className="size-4.5" />
          {t('experts:credential.verified')}
        </p>
      ) : (
        <Notice tone="warning" className="mt-3">
          {t('experts:credential.ended', { date: format.date(validUntil ?? credential.verifiedAt) })}
        </Notice>
      )}
    </Card>
  );
}

function Figures({ record }: { record: RecordFigures }) {
  const { t, format, locale } = useI18n();
  const { medianFirstSeconds: median } = record;
  const figures: [string, string][] = [
    [t('experts:record.answers'), format.number(record.answers)],
    [t('experts:record.accepted'), format.number(record.accepted)],
    [t('experts:record.helped'), format.number(record.helped)],
    [t('experts:record.partly'), format.number(record.partly)],
    [t('experts:record.notHelped'), format.number(record.notHelped)],
    [t('experts:record.median'), median === null ? '–' : durationWords(median, locale)],
  ];
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {figures.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="text-xl font-bold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">{t('experts:record.lead')}</p>
    </Card>
  );
}

function Interest({ interest }: { interest: InterestView }) {
  const { t, format } = useI18n();
  const { kind, name, note, since, endedAt } = interest;
  return (
    <li>
      <span className="font-semibold">{name}</span> · {t(`experts:interests.kinds.${kind}`)}{' '}
      <span className="text-muted">
        (
        {endedAt
          ? t('experts:interests.until', { from: format.date(since), to: format.date(endedAt) })
          : t('experts:interests.since', { date: format.date(since) })}
        )
      </span>
      {note ? <span className="block text-sm text-muted">{note}</span> : null}
    </li>
  );
}

/** Who pays an expert, and who did. */
export function Interests({ name, interests }: { name: string; interests: readonly InterestView[] }) {
  const { t } = useI18n();
  const current = interests.filter(({ endedAt }) => endedAt === null);
  const before = interests.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      {current.length > 0 ? (
        <ul className="space-y-2">
          {current.map((interest) => (
            <Interest key={interest.id} interest={interest} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t('experts:interests.nobody', { name })}</p>
      )}
      {before.length > 0 ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-accent-ink">
            <History aria-hidden="true" className="size-4.5" /> {t('experts:interests.history')}
          </summary>
          <ul className="space-y-2">
            {before.map((interest) => (
              <Interest key={interest.id} interest={interest} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Answer({ answer }: { answer: AnswerView }) {
  const { t, locale } = useI18n();
  const lang = answer.language && answer.language !== locale ? answer.language : undefined;
  const { outcome } = answer;
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <Link to={answer.url} className="font-semibold" lang={lang}>
          {answer.title}
        </Link>
        {answer.superseded ? <Tag tone="warning">{t('experts:answers.superseded')}</Tag> : null}
        {answer.accepted && !answer.superseded ? (
          <Tag tone="positive" icon={<CircleCheck aria-hidden="true" />}>
            {t('experts:answers.accepted')}
          </Tag>
        ) : null}
        {outcome ? (
          <Tag
            tone={outcome === 'yes' ? 'positive' : 'neutral'}
            icon={outcome === 'no' ? null : <HeartHandshake aria-hidden="true" />}
          >
            {t(`experts:answers.${outcome === 'yes' ? 'helped' : outcome}`)}
          </Tag>
        ) : null}
      </p>
      <p className="line-clamp-2 text-muted" lang={lang}>
        {answer.excerpt}
      </p>
      <p className="text-sm text-muted">
        <Time value={answer.at} />
        {answer.thanks > 0 ? ` · ${t('experts:answers.thanks', { count: answer.thanks })}` : null}
      </p>
    </li>
  );
}

export interface ExpertProfileProps {
  expert: ExpertView;
  answers: { items: readonly AnswerView[]; next: string | null };
  order: 'latest' | 'helpful';
}

/** What an expert shows for themself, and what their answers came to. */
export function ExpertProfile({ expert, answers, order }: ExpertProfileProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (value: string) => {
    const params = new URLSearchParams(search);
    params.set('answers', value);
    params.delete('cursor');
    return `?${params}`;
  };
  return (
    <>
      <Section title={t('experts:credential.title')}>
        <Credential credential={expert.credential} />
      </Section>
      <Section title={t('experts:interests.shown', { name: expert.name })}>
        <Card>
          <Interests name={expert.name} interests={expert.interests} />
        </Card>
      </Section>
      <Section title={t('experts:record.title')}>
        <Figures record={expert.record} />
      </Section>
      <Section title={t('experts:answers.title')}>
        <nav aria-label={t('experts:answers.order')} className="mb-3 flex flex-wrap gap-2">
          {(['latest', 'helpful'] as const).map((value) => (
            <Tag key={value} to={to(value)} tone={order === value ? 'accent' : 'neutral'}>
              {t(`experts:answers.${value}`)}
            </Tag>
          ))}
        </nav>
        {answers.items.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {answers.items.map((answer) => (
                <Answer key={answer.postId} answer={answer} />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState small title={t('experts:answers.none')} />
        )}
        <LoadMore next={answers.next} />
      </Section>
    </>
  );
}
