import { CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import type { OutgoingReply } from './outbox';

/** Replies that are not on the server yet: shown as such, in their place at the end, with what can be done. */
export function OutgoingReplies(props: {
  replies: readonly OutgoingReply[];
  online: boolean;
  onRetry: (key: string) => void;
  onTakeBack: (key: string) => void;
  onDiscard: (key: string) => void;
}) {
  const { replies, online, onRetry, onTakeBack, onDiscard } = props;
  const t = useT();
  if (replies.length === 0) return null;
  return (
    <ul className="mt-3 space-y-3" aria-label={t('threads:composer.unsent')}>
      {replies.map((reply) => (
        <li
          key={reply.key}
          data-outgoing={reply.state}
          className="rounded-lg border-2 border-dashed border-edge bg-surface px-4 py-3"
        >
          <p className="whitespace-pre-wrap break-words">{reply.body}</p>
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            {reply.state === 'sending' ? (
              <span className="inline-flex items-center gap-1.5">
                <LoaderCircle aria-hidden="true" className="size-4" /> {t('threads:composer.sending')}
              </span>
            ) : reply.state === 'refused' ? (
              <span className="inline-flex items-center gap-1.5 text-danger" role="alert">
                <TriangleAlert aria-hidden="true" className="size-4" />{' '}
                {t('threads:composer.refused', { reason: reply.reason ?? '' })}
              </span>
            ) : (
              <span className="inline-flex items-center gap-1.5" role="status">
                <CloudOff aria-hidden="true" className="size-4" />
                {online
                  ? `${t('threads:composer.unsent')}${reply.reason ? `: ${reply.reason}` : ''}`
                  : t('threads:composer.keptOffline')}
              </span>
            )}
            {reply.state === 'sending' ? null : (
              <span className="ms-auto flex gap-1">
                <Button size="sm" type="button" onClick={() => onRetry(reply.key)}>
                  {t('threads:composer.retry')}
                </Button>
                <Button size="sm" variant="quiet" type="button" onClick={() => onTakeBack(reply.key)}>
                  {t('threads:composer.takeBack')}
                </Button>
                <Button size="sm" variant="quiet" type="button" onClick={() => onDiscard(reply.key)}>
                  {t('threads:composer.discard')}
                </Button>
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
