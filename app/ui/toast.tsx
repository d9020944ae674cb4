import { CircleAlert, CircleCheck, Coins, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { IconButton } from './button';
import { useAnnounce } from './live-region';

export interface ToastWords {
  words: string;
  /** `joy`: something good has just come. */
  tone?: 'positive' | 'danger' | 'joy';
  /** One thing to do about it, such as undoing. */
  action?: ReactNode;
}

type ShowToast = (toast: ToastWords) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const staysMs = 7_000;
const shownAtOnce = 3;

/** Shows a few words that may be missed; what must be seen stands in the page. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

interface Shown extends ToastWords {
  id: number;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT();
  const announce = useAnnounce();
  const nextId = useRef(0);
  const [toasts, setToasts] = useState<Shown[]>([]);
  const show = useCallback<ShowToast>(
    (toast) => {
      nextId.current += 1;
      const shown = { ...toast, id: nextId.current };
      setToasts((before) => [...before, shown].slice(-shownAtOnce));
      announce(toast.words);
    },
    [announce],
  );
  const hide = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      {toasts.length > 0 ? (
        <section
          data-toasts
          aria-label={t('ui:justNow')}
          className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--bottom-bar-height)+1rem+env(safe-area-inset-bottom))] z-50 flex flex-col items-center gap-2 px-4 md:bottom-6"
        >
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} hide={hide} />
          ))}
        </section>
      ) : null}
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, hide }: { toast: Shown; hide: (id: number) => void }) {
  const t = useT();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => hide(toast.id), staysMs);
    return () => clearTimeout(timer);
  }, [held, hide, toast.id]);
  const Icon = { positive: CircleCheck, danger: CircleAlert, joy: Coins }[toast.tone ?? 'positive'];
  return (
    // Nothing is operated here: reading it, by whatever means, keeps it from going.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="rise pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-lg bg-ink py-1.5 ps-4 pe-1.5 text-surface shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden="true" className={toast.tone === 'joy' ? 'joy size-6' : 'size-5'} />
      <span className="flex-1">{toast.words}</span>
      {toast.action}
      <IconButton
        label={t('ui:close')}
        icon={<X aria-hidden="true" className="size-5" />}
        className="hover:bg-transparent"
        style={{ color: 'inherit' }}
        onClick={() => hide(toast.id)}
      />
    </div>
  );
}
