import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Camera, CameraOff, CircleCheck, CircleX, WifiOff } from 'lucide-react';
import { useRef } from 'react';
import { accountPaths } from '~/modules/accounts/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import type { DoorLine, DoorTrouble } from '../door-queue';
import { useCamera } from './use-camera';

/** The camera, and what it sees. */
export function CameraScanner({ onCode }: { onCode: (text: string) => void }) {
  const { t } = useI18n();
  const video = useRef<HTMLVideoElement>(null);
  const { state, start, stop } = useCamera(video, onCode);
  return (
    <div className="space-y-3">
      <video
        ref={video}
        muted
        playsInline
        className={clsx('aspect-square w-full rounded-lg bg-sunken object-cover', state !== 'on' && 'hidden')}
      />
      {state === 'failed' ? <Notice tone="warning">{t('events:door.cameraFailed')}</Notice> : null}
      <Button
        type="button"
        variant={state === 'on' ? 'secondary' : 'primary'}
        size="lg"
        wide
        onClick={state === 'on' ? stop : start}
        icon={
          state === 'on' ? (
            <CameraOff aria-hidden="true" className="size-5" />
          ) : (
            <Camera aria-hidden="true" className="size-5" />
          )
        }
      >
        {t(state === 'on' ? 'events:door.stop' : 'events:door.camera')}
      </Button>
    </div>
  );
}

/** What something at the door came to, in words. */
export function useLineWords(): (line: DoorLine) => string {
  const { t } = useI18n();
  return ({ outcome, name, guests }) => {
    if (outcome === 'in')
      return guests > 0
        ? t('events:door.inGuests', { name: name ?? '', count: guests })
        : t('events:door.in', { name: name ?? '' });
    if (outcome === 'undone') return t('events:door.takenBack', { name: name ?? '' });
    if (outcome === 'already_checked_in' && name) return t('events:door.double', { name });
    // Known by their ticket, and without a seat as yet.
    if (outcome === 'not_registered' && name) return t('events:door.unconfirmed', { name });
    return t(`events:door.refusal.${outcome}`);
  };
}

/** What the newest scan came to, large enough to be read across a table. */
export function ScanResult({ line }: { line: DoorLine | undefined }) {
  const words = useLineWords();
  const isGood = line?.outcome === 'in' || line?.outcome === 'undone';
  return (
    <div role="status" aria-live="assertive" className="min-h-20">
      {line ? (
        <Card className={clsx('flex items-center gap-3', isGood ? 'bg-positive-soft' : 'bg-danger-soft')}>
          {isGood ? (
            <CircleCheck aria-hidden="true" className="size-9 shrink-0 text-positive" />
          ) : (
            <CircleX aria-hidden="true" className="size-9 shrink-0 text-danger" />
          )}
          <div className="min-w-0">
            <p className="text-xl font-bold break-words">{words(line)}</p>
            <p className="text-sm text-muted tabular-nums">{line.code}</p>
          </div>
        </Card>
      ) : null}
    </div>
  );
}

/** Whether scans go through, and how many are still on this device. */
export function DoorState({
  trouble,
  kept,
  onSync,
}: {
  trouble: DoorTrouble | null;
  kept: number;
  onSync: () => void;
}) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  if (!trouble && kept === 0) return <p className="text-sm text-positive">{t('events:door.online')}</p>;
  return (
    <Notice
      tone="warning"
      live
      action={
        trouble === 'signed_out' ? (
          <LinkButton to={accountPaths.signIn(pathname)} size="sm">
            {t('events:door.signIn')}
          </LinkButton>
        ) : kept > 0 ? (
          <Button type="button" size="sm" onClick={onSync}>
            {t('events:door.sync')}
          </Button>
        ) : undefined
      }
    >
      {trouble ? (
        <p className="flex items-center gap-2">
          {trouble === 'unreached' ? <WifiOff aria-hidden="true" className="size-4 shrink-0" /> : null}
          {t(`events:door.trouble.${trouble}`)}
        </p>
      ) : null}
      {kept > 0 ? <p>{t('events:door.kept', { count: kept })}</p> : null}
    </Notice>
  );
}
