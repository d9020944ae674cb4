import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftContent } from '~/modules/threads/post';
import { callApi } from '~/platform/api/call-api';

const serverDelayMs = 1_500;

function storageName(place: string): string {
  return `chomrom:draft:${place}`;
}

interface Kept {
  content: DraftContent;
  at: string;
}

function readLocal(place: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(storageName(place)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function writeLocal(place: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(storageName(place), JSON.stringify(kept));
    else localStorage.removeItem(storageName(place));
  } catch {
    // A full or forbidden storage: the server's copy remains.
  }
}

/**
 * Keeps what is being written: in the browser at each key, on the server a moment later. The newer of the two comes back.
 * `kept` says whether the server has the latest.
 */
export function useDraft(
  place: string,
  fromServer: { content: DraftContent; updatedAt: string } | null,
  onRestore: (content: DraftContent) => void,
) {
  const [kept, setKept] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<DraftContent | undefined>(undefined);
  const restore = useRef(onRestore);
  restore.current = onRestore;
  const serverAt = fromServer?.updatedAt ?? '';
  const serverContent = useRef(fromServer?.content);

  useEffect(() => {
    const local = readLocal(place);
    if (local && local.at > serverAt && local.content.body.trim()) restore.current(local.content);
    else if (serverContent.current) restore.current(serverContent.current);
  }, [place, serverAt]);

  const flush = useCallback(
    (keepalive = false) => {
      clearTimeout(timer.current);
      const content = pending.current;
      if (!content) return;
      pending.current = undefined;
      callApi('PUT', `/me/drafts/${place}`, { body: content, keepalive }).then(
        () => setKept(pending.current === undefined),
        // Offline: the browser's copy is there, and the next change tries again.
        () => undefined,
      );
    },
    [place],
  );

  useEffect(() => {
    const leave = () => flush(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      flush(true);
    };
  }, [flush]);

  const save = useCallback(
    (content: DraftContent) => {
      writeLocal(
        place,
        content.body.trim() || content.title?.trim() ? { content, at: new Date().toISOString() } : null,
      );
      pending.current = content;
      setKept(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, serverDelayMs);
    },
    [flush, place],
  );
  /** The text was sent; the server forgets its copy with the sending. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    writeLocal(place, null);
    setKept(false);
  }, [place]);

  return { kept, save, forget };
}
