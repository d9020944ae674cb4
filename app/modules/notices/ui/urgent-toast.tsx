import { Link } from '@remix-run/react';
import { callApi } from '~/platform/api/call-api';
import type { ToastWords } from '~/ui/toast';
import type { NoticeView } from '../schema';
import type { NoticeCreated } from '../updates';

/** As many lines as may have come in between. */
const looked = 10;

/** The words of a line that cannot wait, with the way there; undefined where it concerns its reader no more. */
export async function urgentToast(
  { id }: NoticeCreated['notice'],
  goThere: string,
): Promise<ToastWords | undefined> {
  const { items } = await callApi<{ items: NoticeView[] }>('GET', `/me/notices?unread=true&limit=${looked}`);
  const line = items.find((one) => one.id === id);
  if (!line) return undefined;
  return {
    words: line.about === null ? line.line : `${line.about}: ${line.line}`,
    action: (
      <Link to={line.url} className="min-h-11 shrink-0 content-center px-2 font-semibold text-surface">
        {goThere}
      </Link>
    ),
  };
}
