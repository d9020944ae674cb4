import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import { useT } from '~/platform/i18n/i18n-context';
import { useAnnounce } from '~/ui/live-region';
import type { Edit } from './markdown-edit';
import { insertMention, type Mentionable, mentionAt, rankMentionable, type TypedMention } from './mention-at';

/** Whose names are completed: people of this club, those at hand first. */
export interface MentionSource {
  slug: string;
  people: readonly Mentionable[];
}

const shown = 6;
const pauseMs = 150;

export interface Mentions {
  options: readonly Mentionable[];
  active: number;
  /** Looks again at what stands before the caret. */
  look(): void;
  close(): void;
  choose(person: Mentionable): void;
  /** True when the key was meant for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** Completes names after an `@`: at once from those at hand, then from all of the club. */
export function useMentions(
  box: RefObject<HTMLTextAreaElement | null>,
  source: MentionSource | undefined,
  apply: (edit: Edit) => void,
): Mentions {
  const [typed, setTyped] = useState<TypedMention | null>(null);
  const [found, setFound] = useState<readonly Mentionable[]>([]);
  const [active, setActive] = useState(0);
  const asked = useRef(new Map<string, readonly Mentionable[]>());
  const slug = source?.slug;
  const query = typed?.query;
  useEffect(() => {
    if (!slug || !query) return;
    const known = asked.current.get(query);
    if (known) {
      setFound(known);
      return;
    }
    let left = false;
    const timer = setTimeout(() => {
      const path = `/clubs/${slug}/people?limit=20&q=${encodeURIComponent(query)}`;
      callApi<{ items: Mentionable[] }>('GET', path).then(
        ({ items }) => {
          asked.current.set(query, items);
          if (!left) setFound(items);
        },
        // Without an answer the names at hand still help, and any name may be typed.
        () => undefined,
      );
    }, pauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [slug, query]);

  const people = source?.people;
  const options = useMemo(
    () => (typed && people ? rankMentionable([...people, ...found], typed.query, shown) : []),
    [typed, people, found],
  );
  const t = useT();
  const announce = useAnnounce();
  const count = options.length;
  useEffect(() => {
    if (count > 0) announce(t('threads:composer.mentionHint', { count }));
  }, [announce, t, count]);
  const close = () => setTyped(null);
  const choose = (person: Mentionable) => {
    const area = box.current;
    if (!area || !typed || !people) return;
    apply(insertMention(area.value, typed, person, [...people, ...found]));
    close();
  };
  return {
    options,
    active: Math.min(active, options.length - 1),
    look() {
      const area = box.current;
      if (!area || !source) return;
      const next =
        area.selectionStart === area.selectionEnd ? mentionAt(area.value, area.selectionEnd) : null;
      if (next?.from === typed?.from && next?.query === typed?.query) return;
      setTyped(next);
      setActive(0);
    },
    close,
    choose,
    onKeyDown(event) {
      if (options.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey)
        return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0)
        setActive((Math.min(active, options.length - 1) + step + options.length) % options.length);
      else if (event.key === 'Enter' || event.key === 'Tab')
        choose(options[Math.min(active, options.length - 1)]!);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
