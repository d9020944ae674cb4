import { useEffect } from 'react';
import type { PostItem } from '~/modules/threads/post';
import { threadStream } from '~/modules/threads/streams';
import { useT } from '~/platform/i18n/i18n-context';
import type { Translate } from '~/platform/i18n/translator';
import { useConnectionStatus } from '~/platform/realtime/client/use-connection';
import { usePresence, useTyping } from '~/platform/realtime/client/use-presence';
import type { ConnectionState } from '~/ui/connection-line';

function typingWords(t: Translate, names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length === 0) return '';
  if (names.length === 1) return t('threads:page.typingOne', { name: first });
  if (names.length === 2) return t('threads:page.typingTwo', { first, second });
  return t('threads:page.typingMany');
}

/** Who reads along, who writes, and how far what is shown can be trusted. */
export function useCompany(threadId: string, memberId: string | undefined, lastPost: PostItem | undefined) {
  const t = useT();
  const stream = threadStream(threadId);
  const connection = useConnectionStatus();
  const presence = usePresence(stream);
  const { typists, typed, hasWritten } = useTyping(stream, memberId ?? null);
  const lastAuthor = lastPost?.author?.id;
  useEffect(() => {
    if (lastAuthor) hasWritten(lastAuthor);
  }, [lastAuthor, lastPost?.id, hasWritten]);
  const status: ConnectionState = connection === 'up_to_date' ? 'current' : connection;
  return {
    status,
    people: presence?.people ?? [],
    visitors: presence?.visitors ?? 0,
    typingWords: typingWords(
      t,
      typists.map(({ name }) => name),
    ),
    type: typed,
  };
}
