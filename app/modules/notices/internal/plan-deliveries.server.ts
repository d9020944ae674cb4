import type { NoticeKind, RecordedNotice } from '~/platform/notices.server';
import type { Modes } from '../kinds.server';
import { mailWaitMs, newsMs, nextDigest, nextRing, ringWaitMs } from '../rules';
import type { Recipient } from './recipients.server';

export interface PlannedDelivery {
  noticeId: string;
  memberId: string;
  channel: 'email' | 'push' | 'line';
  digest: boolean;
  dueAt: Date;
}

interface Chosen {
  notice: RecordedNotice;
  kind: NoticeKind;
  modes: Modes;
  recipient: Recipient;
}

/** Pure: when and where one thing goes out, by what its member chose and what reaches them. */
export function planDeliveries(
  { notice, kind, modes, recipient }: Chosen,
  noticeId: string,
  at: Date,
): PlannedDelivery[] {
  if (at.getTime() - Date.parse(notice.at) > newsMs) return [];
  const { times, timeZone, reachable, id: memberId } = recipient;
  const urgent = kind.urgent ?? false;
  const planned: PlannedDelivery[] = [];
  if (reachable.email && modes.email !== 'off') {
    const digest = modes.email === 'digest';
    const soon = urgent ? at : new Date(at.getTime() + mailWaitMs);
    const dueAt = digest ? nextDigest(times, timeZone, at) : soon;
    planned.push({ noticeId, memberId, channel: 'email', digest, dueAt });
  }
  const ring = nextRing(times, timeZone, urgent ? at : new Date(at.getTime() + ringWaitMs), urgent);
  for (const channel of ['push', 'line'] as const)
    if (reachable[channel] && modes[channel] !== 'off')
      planned.push({ noticeId, memberId, channel, digest: false, dueAt: ring });
  return planned;
}
