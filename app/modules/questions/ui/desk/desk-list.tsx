import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { PencilLine } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Time } from '~/ui/time';
import type { DeskItem } from '../../views';
import { DeskState } from './desk-state';

/** The queue, the most urgent first. */
export function DeskList(props: {
  items: readonly DeskItem[];
  chosen: string | null;
  linkTo: (threadId: string) => string;
}) {
  const { items, chosen, linkTo } = props;
  const { t, format } = useI18n();
  return (
    <Card flush>
      <ul aria-label={t('desk:list')} className="divide-y divide-line">
        {items.map((item) => {
          const { question, title, language, club, asker, drafting } = item;
          const current = question.threadId === chosen;
          const urgent = question.emergency === 'raised' && question.state === 'open';
          return (
            <li
              key={question.threadId}
              className={clsx(
                'relative px-4 py-3',
                current && 'bg-accent-soft',
                urgent && 'border-s-4 border-danger',
              )}
            >
              <DeskState item={item} />
              <p className="mt-1">
                <Link
                  to={linkTo(question.threadId)}
                  data-row=""
                  aria-current={current ? 'true' : undefined}
                  className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:underline"
                  lang={language ?? undefined}
                  preventScrollReset
                >
                  {title}
                </Link>
              </p>
              <Facts>
                {asker ? <span>{asker.name}</span> : null}
                <span>{club.name}</span>
                <Time value={question.createdAt} />
              </Facts>
              {drafting.length > 0 ? (
                <p className="flex items-center gap-1.5 text-sm text-warning">
                  <PencilLine aria-hidden="true" className="size-4" />
                  {t('desk:drafting', { names: format.list(drafting.map(({ name }) => name)) })}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
