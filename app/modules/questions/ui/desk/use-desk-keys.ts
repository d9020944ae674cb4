import { type RefObject, useEffect, useState } from 'react';

const storageName = 'chomrom:desk-keys';

/** Keys that press what has `data-key`; j and k go through what has `data-row`. */
export const deskKeys = ['r', 't', 'h', 'd', 'w'] as const;

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function move(place: HTMLElement, by: 1 | -1): void {
  const rows = [...place.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const current = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute('aria-current'));
  rows[Math.max(0, Math.min(rows.length - 1, current + by))]?.focus();
}

/** A form that is folded away opens, with the writing in it; a button is pressed; a field takes the writing. */
function press(target: HTMLElement): void {
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector<HTMLElement>('select, textarea, input:not([type=hidden])')?.focus();
  } else if (target instanceof HTMLButtonElement) target.click();
  else (target.querySelector<HTMLElement>('textarea') ?? target).focus();
}

export interface DeskKeys {
  on: boolean;
  legend: boolean;
  setOn: (on: boolean) => void;
  setLegend: (shown: boolean) => void;
}

/** The desk by keyboard. Single letters can be switched off, for whoever speaks to their machine. */
export function useDeskKeys(place: RefObject<HTMLElement | null>): DeskKeys {
  const [on, setOnState] = useState(true);
  const [legend, setLegend] = useState(false);
  useEffect(() => setOnState(localStorage.getItem(storageName) !== 'off'), []);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || !place.current) return;
      const { key } = event;
      if (key === '?') setLegend((shown) => !shown);
      else if (key === 'j' || key === 'k') move(place.current, key === 'j' ? 1 : -1);
      else {
        const target = (deskKeys as readonly string[]).includes(key)
          ? place.current.querySelector<HTMLElement>(`[data-key="${key}"]`)
          : null;
        if (!target) return;
        press(target);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on, place]);
  const setOn = (next: boolean) => {
    setOnState(next);
    localStorage.setItem(storageName, next ? 'on' : 'off');
  };
  return { on, legend, setOn, setLegend };
}
