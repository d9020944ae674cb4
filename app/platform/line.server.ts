import { createHmac, timingSafeEqual } from 'node:crypto';
import { request } from 'undici';
import { env } from './env.server';
import { log } from './log.server';

// LINE Messaging API: https://developers.line.biz/en/reference/messaging-api/#send-push-message

/** `blocked`: the person does not want the account's messages. `later`: ask again, with the same key. */
export type LineFate = { fate: 'sent' | 'blocked' | 'never' } | { fate: 'later'; afterMs?: number };

const patienceMs = 10_000;
const minuteMs = 60_000;

export function isLineSet(): boolean {
  return env().LINE_CHANNEL_TOKEN !== undefined;
}

/**
 * Sends words to a person on LINE. LINE takes each `retryKey` (a UUID) once within 24 hours, so that asking again after an
 * answer that was lost sends nothing twice. Never throws.
 */
export async function sendLine(lineUserId: string, text: string, retryKey: string): Promise<LineFate> {
  const { LINE_API_URL, LINE_CHANNEL_TOKEN } = env();
  try {
    const { statusCode, headers, body } = await request(new URL('/v2/bot/message/push', LINE_API_URL), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${LINE_CHANNEL_TOKEN}`,
        'content-type': 'application/json',
        'x-line-retry-key': retryKey,
      },
      body: JSON.stringify({ to: lineUserId, messages: [{ type: 'text', text: text.slice(0, 5_000) }] }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const said = await body.text();
    // 409: this key was taken before.
    if (statusCode < 300 || statusCode === 409) return { fate: 'sent' };
    if (statusCode === 403) return { fate: 'blocked' };
    if (statusCode === 429 || statusCode >= 500) {
      const seconds = Number(headers['retry-after']);
      return { fate: 'later', afterMs: seconds > 0 ? seconds * 1_000 : minuteMs };
    }
    log.warn({ statusCode, said: said.slice(0, 200) }, 'LINE refused a message');
    return { fate: 'never' };
  } catch (error) {
    log.warn({ err: String(error) }, 'LINE cannot be reached');
    return { fate: 'later', afterMs: minuteMs };
  }
}

/** Answers somebody who has just written to the account; `replyToken` is good once and for a minute. Never throws. */
export async function replyOnLine(replyToken: string, text: string): Promise<void> {
  const { LINE_API_URL, LINE_CHANNEL_TOKEN } = env();
  await request(new URL('/v2/bot/message/reply', LINE_API_URL), {
    method: 'POST',
    headers: { authorization: `Bearer ${LINE_CHANNEL_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ replyToken, messages: [{ type: 'text', text }] }),
    signal: AbortSignal.timeout(patienceMs),
  })
    .then(({ body }) => body.dump())
    .catch((error: unknown) => log.warn({ err: String(error) }, 'LINE cannot be reached'));
}

/** Whether a call of our address came from LINE: its signature is of the whole body, with the channel's secret. */
export function isFromLine(body: string, signature: string | null): boolean {
  const { LINE_CHANNEL_SECRET: secret } = env();
  if (!secret || !signature) return false;
  const right = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}
