import { KeyRound, Monitor, Smartphone } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import { describeDevice } from '../rules';
import type { SessionView } from '../schema';

function useDeviceName({ userAgent, kind }: SessionView): string {
  const t = useT();
  const { browser, system } = describeDevice(userAgent);
  const known = [browser, system].filter(Boolean).join(' · ');
  if (kind === 'api') return [t('accounts:settings.program'), known].filter(Boolean).join(' · ');
  return known || t('accounts:settings.unknownDevice');
}

function SessionRow({ session }: { session: SessionView }) {
  const t = useT();
  const name = useDeviceName(session);
  const phone = /iPhone|Android|iPad/.test(session.userAgent ?? '');
  const Icon = session.kind === 'api' ? KeyRound : phone ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon aria-hidden="true" className="size-6 shrink-0 text-muted" />
      <div className="min-w-[12rem] flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          {session.current ? <Tag>{t('accounts:settings.thisOne')}</Tag> : null}
        </p>
        <p className="text-sm text-muted">
          {t('accounts:settings.lastUsed')} <Time value={session.lastSeenAt} />,{' '}
          {t('accounts:settings.since')} <Time value={session.createdAt} absolute="date" />
          {session.address ? ` · ${session.address}` : ''}
        </p>
      </div>
      {session.current ? null : (
        <Form intent="end-session" summary={false}>
          <input type="hidden" name="sessionId" value={session.id} />
          <Button size="sm" aria-label={t('accounts:settings.endOneOf', { device: name })}>
            {t('accounts:settings.endOne')}
          </Button>
        </Form>
      )}
    </li>
  );
}

/** Where somebody is signed in, the latest used first, with a way to end each. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const t = useT();
  return (
    <>
      <p className="text-muted">{t('accounts:settings.sessionsHint')}</p>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form intent="end-others" summary={false} className="mt-2">
          <Button>{t('accounts:settings.endOthers')}</Button>
        </Form>
      ) : null}
    </>
  );
}
