import { useCallback, useEffect, useState } from 'react';
import { callApi } from '~/platform/api/call-api';

/**
 * What this browser can do: `unknown` until it was asked, `unable` (old, or an iPhone whose portal is not on the home screen),
 * `denied` by its owner, else `off` or `on`.
 */
export type PushStanding = 'unknown' | 'unable' | 'denied' | 'off' | 'on';

const worker = '/push-worker.js';

function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

async function readStanding(): Promise<PushStanding> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unable';
  if (Notification.permission === 'denied') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off';
}

/** Push messages on this browser. `failed`: the last press of the button came to nothing. */
export function usePush(publicKey: string, changed: () => void) {
  const [standing, setStanding] = useState<PushStanding>('unknown');
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    readStanding().then(setStanding, () => setStanding('unable'));
  }, []);
  const act = useCallback(
    (work: () => Promise<void>) => {
      setBusy(true);
      setFailed(false);
      work()
        .catch(() => setFailed(true))
        .then(readStanding)
        .then(setStanding, () => setStanding('unable'))
        .finally(() => {
          setBusy(false);
          changed();
        });
    },
    [changed],
  );
  const turnOn = () =>
    act(async () => {
      if ((await Notification.requestPermission()) !== 'granted') return;
      await navigator.serviceWorker.register(worker);
      const registration = await navigator.serviceWorker.ready;
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: keyBytes(publicKey),
      });
      await callApi('POST', '/me/push-subscriptions', { body: subscription.toJSON() });
    });
  const turnOff = () =>
    act(async () => {
      const registration = await navigator.serviceWorker.getRegistration(worker);
      // The push service tells the portal with the next message; nothing more reaches this browser from now on.
      await (await registration?.pushManager.getSubscription())?.unsubscribe();
    });
  return { standing, failed, busy, turnOn, turnOff };
}
