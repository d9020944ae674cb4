import { type RefObject, useEffect, useRef, useState } from 'react';

export interface Combobox {
  open: boolean;
  /** The option that the arrow keys stand on; -1: in the field. */
  active: number;
  setActive(index: number): void;
  close(): void;
}

/** What stands in a field that React does not hold the value of. */
export function useTyped(input: RefObject<HTMLInputElement | null>): string {
  const [typed, setTyped] = useState(input.current?.value ?? '');
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const read = () => setTyped(field.value);
    read();
    field.addEventListener('input', read);
    return () => field.removeEventListener('input', read);
  }, [input]);
  return typed;
}

interface ComboboxOptions {
  input: RefObject<HTMLInputElement | null>;
  listId: string;
  optionId: (index: number) => string;
  count: number;
  /** `always`: the list is no part that comes and goes. */
  openAtFirst: boolean | 'always';
  choose: (index: number, apart: boolean) => void;
}

/**
 * Makes a combobox with a list of options (WAI-ARIA 1.2) out of an input that is on the page already, so that it stays the same
 * field with the same focus. Arrow keys go round the options and the field; Enter chooses, or sends the form from the field;
 * Escape closes. Keys that belong to an input method are left to it.
 */
export function useCombobox(options: ComboboxOptions): Combobox {
  const { input, listId, optionId, count, openAtFirst, choose } = options;
  const always = openAtFirst === 'always';
  const [open, setOpen] = useState(openAtFirst !== false);
  const [active, setActive] = useState(-1);
  const now = useRef({ open, active, count, choose });
  now.current = { open, active, count, choose };

  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const onInput = () => {
      setActive(-1);
      setOpen(true);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const { open: isOpen, active: at, count: places } = now.current;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (places === 0) return;
        event.preventDefault();
        setOpen(true);
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive(isOpen ? ((at + 2 + step + places) % (places + 1)) - 1 : step > 0 ? 0 : places - 1);
      } else if (event.key === 'Enter' && isOpen && at >= 0) {
        event.preventDefault();
        now.current.choose(at, event.ctrlKey || event.metaKey);
        setOpen(always);
      } else if (event.key === 'Enter') {
        setOpen(always);
      } else if (event.key === 'Escape' && isOpen && !always) {
        // A dialog around it stays open: the first Escape is the list's.
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        setActive(-1);
      }
    };
    const onFocus = () => setOpen(true);
    const onBlur = () => setOpen(always);
    const listeners = { input: onInput, keydown: onKeyDown, focus: onFocus, blur: onBlur } as const;
    for (const [name, listener] of Object.entries(listeners))
      field.addEventListener(name, listener as EventListener);
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        field.removeEventListener(name, listener as EventListener);
    };
  }, [input, always]);

  const shown = open && count > 0;
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    field.setAttribute('aria-expanded', String(shown));
    if (shown) field.setAttribute('aria-controls', listId);
    else field.removeAttribute('aria-controls');
    if (shown && active >= 0) field.setAttribute('aria-activedescendant', optionId(active));
    else field.removeAttribute('aria-activedescendant');
  }, [input, shown, active, listId, optionId]);

  return { open, active: Math.min(active, count - 1), setActive, close: () => setOpen(always) };
}
