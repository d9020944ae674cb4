import { useI18n } from '~/platform/i18n/i18n-context';
import type { StreamUpdate } from '~/platform/updates/update';
import type { ConnectionState } from '~/ui/connection-line';

export interface LiveThreadInput {
  threadId: string;
  clubId: string;
  /** Heads of the thread's streams that the reader watches. */
  heads: Record<string, number>;
  apply: (updates: readonly Pick<StreamUpdate, 'type' | 'data'>[]) => void;
  refetch: () => Promise<Record<string, number>>;
}

/** Follows a thread's streams, who reads along and who writes. */
export function useLiveThread(_input: LiveThreadInput) {
  const { t } = useI18n();
  void t;
  return {
    status: 'current' as ConnectionState,
    people: [] as { id: string; name: string }[],
    visitors: 0,
    typingWords: '',
    type: () => undefined,
  };
}
