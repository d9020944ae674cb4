import { useRevalidator } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import type { Choices } from '../schema';
import { usePush } from './use-push';

/** "Chrome on Android" out of what a browser says of itself. */
export function deviceName(userAgent: string | null): string {
  const of = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const browser = of([
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = of([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ') || '—';
}

/** Push messages: what they are, on and off on this browser, and the member's devices. */
export function PushPanel({ push }: Pick<Choices, 'push'>) {
  const { t, format } = useI18n();
  const { revalidate } = useRevalidator();
  const { standing, failed, busy, turnOn, turnOff } = usePush(push.publicKey, revalidate);
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('notices:push.hint')}</p>
      {failed ? (
        <Notice tone="danger" live>
          {t('notices:push.failed')}
        </Notice>
      ) : null}
      {standing === 'unable' ? <Notice tone="info">{t('notices:push.unable')}</Notice> : null}
      {standing === 'denied' ? <Notice tone="warning">{t('notices:push.denied')}</Notice> : null}
      {standing === 'off' ? (
        <Button variant="primary" type="button" pending={busy} onClick={turnOn}>
          {t('notices:push.turnOn')}
        </Button>
      ) : null}
      {standing === 'on' ? (
        <Button type="button" pending={busy} onClick={turnOff}>
          {t('notices:push.turnOff')}
        </Button>
      ) : null}
      {standing === 'unknown' ? (
        <noscript>
          <Notice tone="info">{t('notices:push.needsScript')}</Notice>
        </noscript>
      ) : null}
      {push.devices.length > 0 ? (
        <>
          <h3 className="pt-2 text-base">{t('notices:push.devices')}</h3>
          <ul className="divide-y divide-line">
            {push.devices.map(({ id, name, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span>
                  {deviceName(name)} <span className="text-sm text-muted">{format.date(createdAt)}</span>
                </span>
                <Form intent="forget-device">
                  <input type="hidden" name="id" value={id} />
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={`${t('notices:push.forget')}: ${deviceName(name)}`}
                  >
                    {t('notices:push.forget')}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
