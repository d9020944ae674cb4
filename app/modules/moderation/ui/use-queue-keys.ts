import { useEffect } from 'react';

/** Where keys are typed, not pressed. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-queue-item]')];
  if (links.length === 0) return;
  const current = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + by))]!;
  next.scrollIntoView({ block: 'nearest' });
  next.click();
}

function press(key: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!button) return false;
  button.click();
  // What opens a form leads into it.
  if (button.tagName === 'SUMMARY')
    requestAnimationFrame(() =>
      button.parentElement?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), select')?.focus(),
    );
  return true;
}

/** The queue by keys: j and k go through the list, every other key presses what is marked with it (`data-key`). */
export function useQueueKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        step(event.key === 'j' ? 1 : -1);
      } else if (/^[a-z]$/.test(event.key) && press(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
