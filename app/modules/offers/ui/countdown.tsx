import { useEffect, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { useNow } from '~/ui/now';

const dayMs = 86_400_000;

/** How long something still lasts: by the second on its last day, by days and hours before. */
export function Countdown({ until, className }: { until: string; className?: string }) {
  const { t, format } = useI18n();
  const drawn = useNow();
  const [ticked, setTicked] = useState<Date>();
  useEffect(() => {
    const timer = setInterval(() => setTicked(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Date.parse(until) - (ticked ?? drawn).getTime());
  const seconds = Math.floor(left / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const words =
    left === 0
      ? t('offers:left.over')
      : left > dayMs
        ? t('offers:left.days', {
            days: Math.floor(left / dayMs),
            hours: Math.floor((left % dayMs) / 3_600_000),
          })
        : `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    <time
      dateTime={until}
      title={format.dateTime(until)}
      className={`tabular-nums ${className ?? ''}`}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
