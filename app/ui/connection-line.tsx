import { clsx } from 'clsx';
import { useT } from '~/platform/i18n/i18n-context';

export type ConnectionState = 'current' | 'reconnecting' | 'offline';

const dots: Record<ConnectionState, string> = {
  current: 'bg-positive',
  reconnecting: 'bg-warning animate-pulse',
  offline: 'bg-danger',
};

/** How far what is seen can be trusted; always true. `unsent`: how many replies wait to be sent. */
export function ConnectionLine({
  state,
  unsent = 0,
  className,
}: {
  state: ConnectionState;
  unsent?: number;
  className?: string;
}) {
  const t = useT();
  const words = {
    current: t('live:current'),
    reconnecting: t('live:reconnecting'),
    offline: unsent > 0 ? t('live:offlineKept', { count: unsent }) : t('live:offline'),
  }[state];
  return (
    <p role="status" className={clsx('flex items-center gap-2 text-sm text-muted', className)}>
      <span aria-hidden="true" className={clsx('size-2 shrink-0 rounded-full', dots[state])} />
      {words}
    </p>
  );
}
