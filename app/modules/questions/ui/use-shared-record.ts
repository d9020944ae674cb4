import { useEffect, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import type { QuestionView, SharedRecordView } from '../views';

/**
 * The record that the asker shows, for whoever may see it: asked for once it is shown, and dropped the moment it is taken back. It never
 * comes by a stream. `initial`: as the page was drawn.
 */
export function useSharedRecord(
  { threadId, record }: Pick<QuestionView, 'threadId' | 'record'>,
  may: boolean,
  initial: SharedRecordView | null = null,
): SharedRecordView | null {
  const [shown, setShown] = useState(initial);
  useEffect(() => {
    if (!may || record !== 'shared') {
      setShown(null);
      return;
    }
    let current = true;
    callApi<{ record: SharedRecordView | null }>('GET', `/threads/${threadId}/record`).then(
      ({ record: read }) => void (current && setShown(read)),
      // What cannot be asked for is not shown.
      () => void (current && setShown(null)),
    );
    return () => {
      current = false;
    };
  }, [threadId, record, may]);
  return record === 'shared' ? shown : null;
}
