import { type ComponentType, type ReactNode, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { useToast } from '~/ui/toast';
import { failureWords } from './failure-words';
import { postActionClass } from './reactions';

/** Code that most readers never need, and the part of it that is shown; fetched once for a page. */
export interface Later<Props> {
  load(): Promise<void>;
  get(): ComponentType<Props> | undefined;
}

export function later<Props>(fetch: () => Promise<ComponentType<Props>>): Later<Props> {
  let part: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  return {
    get: () => part,
    load() {
      loading ??= fetch().then(
        (fetched) => void (part = fetched),
        (failure: unknown) => {
          loading = undefined;
          throw failure;
        },
      );
      return loading;
    },
  };
}

export interface OpensLaterProps<Props> {
  label: string;
  title: string;
  icon: ReactNode;
  popup: 'menu' | 'dialog';
  part: Later<Props & { startsOpen: boolean }>;
  props: Props;
}

/** The button of a menu whose code comes when somebody reaches for it; it opens with the first press. */
export function OpensLater<Props extends object>(given: OpensLaterProps<Props>) {
  const { label, title, icon, popup, part, props } = given;
  const [pressed, setPressed] = useState(false);
  const t = useT();
  const toast = useToast();
  const Part = pressed ? part.get() : undefined;
  if (Part) return <Part {...props} startsOpen />;
  const reach = () => void part.load().catch(() => undefined);
  return (
    <button
      type="button"
      className={postActionClass}
      aria-label={label}
      aria-haspopup={popup}
      aria-expanded={false}
      title={title}
      onPointerEnter={reach}
      onFocus={reach}
      onClick={() =>
        part.load().then(
          () => setPressed(true),
          (failure: unknown) => toast({ words: failureWords(t, failure), tone: 'danger' }),
        )
      }
    >
      {icon}
    </button>
  );
}
