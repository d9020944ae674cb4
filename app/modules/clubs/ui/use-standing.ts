import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import type { StreamUpdate } from '~/platform/updates/update';
import type { ClubFrame } from '../get-club-frame.server';

const countChanges = (changes: number, { type }: StreamUpdate) =>
  type === 'membership.changed' ? changes + 1 : changes;

/** Who waits to come in, or for a suspension to end, sees the club open as soon as that is decided. */
export function useStanding({ seqs }: Pick<ClubFrame, 'seqs'>): void {
  const { revalidate } = useRevalidator();
  const { state: changes } = useStream({ streams: seqs, initial: 0, reduce: countChanges });
  useEffect(() => {
    if (changes > 0) revalidate();
  }, [changes, revalidate]);
}
