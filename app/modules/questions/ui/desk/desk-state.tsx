import { useI18n } from '~/platform/i18n/i18n-context';
import { useNow } from '~/ui/now';
import { Tag } from '~/ui/tag';
import type { DeskItem } from '../../views';

/** What presses, in a few words: emergency, overdue, due when; and whose it is. */
export function DeskState({ item }: { item: DeskItem }) {
  const { t, format } = useI18n();
  const now = useNow();
  const { question, mine } = item;
  const { firstAnswer, resolution, state, assigned, emergency } = question;
  const answered = firstAnswer.state === 'hit' || firstAnswer.state === 'missed';
  const overdue =
    state === 'open' && (firstAnswer.state === 'active_missed' || resolution.state === 'active_missed');
  const due = answered ? resolution.dueAt : firstAnswer.dueAt;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {emergency === 'raised' ? <Tag tone="danger">{t('desk:state.emergency')}</Tag> : null}
      {overdue ? <Tag tone="warning">{t('desk:state.overdue')}</Tag> : null}
      {state === 'waiting' ? <Tag>{t('desk:state.waiting')}</Tag> : null}
      {answered && state === 'open' ? <Tag tone="positive">{t('desk:state.answered')}</Tag> : null}
      {due && state === 'open' ? (
        <span className="text-sm tabular-nums" title={format.dateTime(due)} suppressHydrationWarning>
          {t(answered ? 'desk:state.settle' : 'desk:state.due', { time: format.relative(due, now) })}
        </span>
      ) : null}
      <span className="text-sm text-muted">
        {mine
          ? t('desk:state.mine')
          : assigned
            ? t('desk:with', { name: assigned.name })
            : t('desk:state.nobody')}
      </span>
    </span>
  );
}
