import { Check, Circle, CircleDot } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { StageView } from '../views';

const icons = { passed: Check, running: CircleDot, upcoming: Circle };

/** The stages of production in their order, with planned and actual times. */
export function StageTrack({ stages }: { stages: readonly StageView[] }) {
  const { t, format } = useI18n();
  return (
    <ol className="space-y-2">
      {stages.map(({ position, name, state, plannedAt, startedAt, passedAt }) => {
        const Icon = icons[state];
        return (
          <li key={position} className="flex items-start gap-2.5">
            <Icon
              aria-hidden="true"
              className={`mt-1 size-5 shrink-0 ${state === 'upcoming' ? 'text-muted' : 'text-positive'}`}
            />
            <div className="min-w-0">
              <p className={state === 'running' ? 'font-semibold' : ''}>
                {name} <span className="text-sm text-muted">· {t(`offers:stages.${state}`)}</span>
              </p>
              <p className="text-sm text-muted">
                {passedAt
                  ? t('offers:stages.passedAt', { date: format.dateTime(passedAt) })
                  : startedAt
                    ? t('offers:stages.since', { date: format.dateTime(startedAt) })
                    : t('offers:stages.planned', { date: format.dateTime(plannedAt) })}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
