import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import type { ProposalItem } from '../views';
import { StateTag } from './state-words';
import { SupportBar } from './support-bar';

/** A proposal in a list. `words`: what the club calls its topics. */
export function ProposalRow({
  proposal,
  words,
}: {
  proposal: ProposalItem;
  words: ReadonlyMap<string, string>;
}) {
  const { t, format, locale } = useI18n();
  const { state, language, supportCount, threshold } = proposal;
  const lang = language && language !== locale ? language : undefined;
  const when = proposal.settledAt ?? proposal.publishedAt ?? proposal.updatedAt;
  return (
    <li className="px-4 py-4">
      <p className="mb-1 flex flex-wrap items-center gap-2">
        <StateTag state={state} />
        {proposal.tags.map((key) => (
          <Tag key={key}>{words.get(key) ?? key}</Tag>
        ))}
      </p>
      <h2 className="text-lg">
        <Link to={proposal.url} lang={lang}>
          {proposal.title}
        </Link>
      </h2>
      <p className="line-clamp-2 text-muted" lang={lang}>
        {proposal.excerpt}
      </p>
      {threshold > 0 ? (
        <div className="mt-2 flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <SupportBar supportCount={supportCount} threshold={threshold} slim />
          </div>
          <span className="shrink-0 text-sm font-semibold tabular-nums">
            {format.number(supportCount)} / {format.number(threshold)}
          </span>
        </div>
      ) : null}
      <p className="mt-1 text-sm text-muted">
        {t('proposals:by', { names: format.list(proposal.authors.map(({ name }) => name)) })} ·{' '}
        <Time value={when} />
      </p>
    </li>
  );
}
