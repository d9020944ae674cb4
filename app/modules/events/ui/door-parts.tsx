import { clsx } from 'clsx';
import { Camera, CameraOff, CircleCheck, CircleX, WifiOff } from 'lucide-react';
import { useRef } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import type { ScanLine } from '../door-queue';
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

/** What the newest scan came to, large enough to be read across a table. */
export function ScanResult({ line }: { line: ScanLine | undefined }) {
  const { t } = useI18n();
  const inside = line?.outcome === 'in';
  return (
    <div role="status" aria-live="assertive" className="min-h-20">
      {line ? (
        <Card className={clsx('flex items-center gap-3', inside ? 'bg-positive-soft' : 'bg-danger-soft')}>
          {inside ? (
            <CircleCheck aria-hidden="true" className="size-9 shrink-0 text-positive" />
          ) : (
            <CircleX aria-hidden="true" className="size-9 shrink-0 text-danger" />
          )}
          <div className="min-w-0">
            <p className="text-xl font-bold break-words">
              {inside
                ? line.guests > 0
                  ? t('events:door.inGuests', { name: line.name ?? '', count: line.guests })
                  : t('events:door.in', { name: line.name ?? '' })
                : line.outcome === 'already_checked_in' && line.name
                  ? t('events:door.double', { name: line.name })
                  : t(`events:door.refusal.${line.outcome as 'failed'}`)}
            </p>
            <p className="text-sm text-muted tabular-nums">{line.code}</p>
          </div>
        </Card>
      ) : null}
    </div>
  );
}

/** Whether scans go through, and how many are still on this device. */
export function DoorLine({ online, kept, onSync }: { online: boolean; kept: number; onSync: () => void }) {
  const { t } = useI18n();
  if (online && kept === 0) return <p className="text-sm text-positive">{t('events:door.online')}</p>;
  return (
    <Notice
      tone="warning"
      live
      action={
        kept > 0 ? (
          <Button type="button" size="sm" onClick={onSync}>
            {t('events:door.sync')}
          </Button>
        ) : undefined
      }
    >
      {online ? null : (
        <p className="flex items-center gap-2">
          <WifiOff aria-hidden="true" className="size-4" /> {t('events:door.offline')}
        </p>
      )}
      {kept > 0 ? <p>{t('events:door.kept', { count: kept })}</p> : null}
    </Notice>
  );
}
