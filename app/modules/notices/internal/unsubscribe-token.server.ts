import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '~/platform/ids';
import { portalKey } from '~/platform/portal-keys.server';

/** Whose mails of which kinds end. */
export interface Unsubscription {
  memberId: string;
  kinds: string[];
}

const key = () => portalKey('unsubscribe', () => randomBytes(32).toString('base64url'));

async function signatureOf(payload: string): Promise<string> {
  return createHmac('sha256', await key())
    .update(payload)
    .digest('base64url');
}

/** A token that whoever has the mail may use, without end: a mail may be opened years later. */
export async function writeUnsubscription({ memberId, kinds }: Unsubscription): Promise<string> {
  const payload = Buffer.from(JSON.stringify([memberId, ...kinds.toSorted()])).toString('base64url');
  return `${payload}.${await signatureOf(payload)}`;
}

/** Undefined for a token that is not ours. */
export async function readUnsubscription(token: string): Promise<Unsubscription | undefined> {
  const [payload = '', signature = ''] = token.split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(await signatureOf(payload))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [memberId, ...kinds] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as string[];
  return memberId !== undefined && isId(memberId) ? { memberId, kinds } : undefined;
}
