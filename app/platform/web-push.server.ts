import { request } from 'undici';
import webPush from 'web-push';
import { env } from './env.server';
import { guardedAgent, mayAsk } from './link-preview.server';
import { portalKey } from './portal-keys.server';

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys by which push services know this portal (RFC 8292): those of VAPID_*, else a pair of its own, made once. */
export async function vapidKeys(): Promise<VapidKeys> {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env();
  if (publicKey && privateKey) return { publicKey, privateKey };
  return JSON.parse(await portalKey('vapid', () => JSON.stringify(webPush.generateVAPIDKeys()))) as VapidKeys;
}

export interface PushDevice {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** What the device gets; kept small, because it is read on locked screens and passes through strangers, though encrypted. */
export interface PushMessage {
  title: string;
  body: string;
  /** A path of the portal. */
  url: string;
  /** A later message with the same tag takes the place of the earlier one. */
  tag: string;
  lang: string;
}

/**
 * What became of a message. `gone`: the device is not subscribed any more. `later`: the service asks to be asked again.
 * `never`: it refuses. `unknown`: no answer came, so that it may have arrived.
 */
export type PushFate = { fate: 'sent' | 'gone' | 'never' | 'unknown' } | { fate: 'later'; afterMs?: number };

const daySeconds = 86_400;
const patienceMs = 10_000;

/** Ports at which 127.0.0.1 counts as a push service, over plain HTTP too. Set by tests alone. */
export const pushTestPorts: number[] = [];

/** RFC 8292 wants somebody to write to; push services of browsers refuse names of one's own machine. */
function subject(): string {
  const { VAPID_SUBJECT, ORIGIN, MAIL_FROM } = env();
  if (VAPID_SUBJECT) return VAPID_SUBJECT;
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM)?.[0];
  return ORIGIN.startsWith('https:') ? ORIGIN : `mailto:${address ?? 'chomrom@localhost'}`;
}

function retryAfterMs(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, daySeconds) * 1_000 : undefined;
}

/**
 * Hands a message to the push service of a device, encrypted for the device alone (RFC 8291). The address was given by a member's
 * browser, so it is judged like any stranger's: only the public internet is reached. Never throws.
 */
export async function sendPush(
  device: PushDevice,
  message: PushMessage,
  { urgent }: { urgent: boolean },
): Promise<PushFate> {
  const url = new URL(device.endpoint);
  const options = { allowLoopbackForTests: pushTestPorts };
  const secure = url.protocol === 'https:' || pushTestPorts.includes(Number(url.port));
  if (!secure || !mayAsk(url, options)) return { fate: 'gone' };
  const agent = guardedAgent(options);
  let asked = false;
  try {
    const details = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      JSON.stringify(message),
      {
        TTL: daySeconds,
        urgency: urgent ? 'high' : 'normal',
        vapidDetails: { subject: subject(), ...(await vapidKeys()) },
      },
    );
    asked = true;
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: details.headers as Record<string, string>,
      body: details.body,
      signal: AbortSignal.timeout(patienceMs),
    });
    await body.dump();
    if (statusCode < 300) return { fate: 'sent' };
    if (statusCode === 404 || statusCode === 410) return { fate: 'gone' };
    if (statusCode === 429 || statusCode >= 500)
      return { fate: 'later', afterMs: retryAfterMs(headers['retry-after']) };
    return { fate: 'never' };
  } catch (error) {
    const { code } = error as { code?: string };
    if (!asked) return { fate: 'never' };
    return { fate: code === 'ECONNREFUSED' || code === 'ENOTFOUND' ? 'later' : 'unknown' };
  } finally {
    agent.destroy().catch(() => undefined);
  }
}
