import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { formatterFor, type Formatter } from './format';
import type { Locale } from './locale';
import type { Translate } from './translator';

interface I18n {
  locale: Locale;
  timeZone: string;
  t: Translate;
  format: Formatter;
}

const I18nContext = createContext<I18n | undefined>(undefined);

export function I18nProvider(props: { locale: Locale; timeZone: string; t: Translate; children: ReactNode }) {
  const { locale, timeZone, t, children } = props;
  const value = useMemo(
    () => ({ locale, timeZone, t, format: formatterFor(locale, timeZone) }),
    [locale, timeZone, t],
  );
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useI18n needs an I18nProvider above it.');
  return i18n;
}

export function useT(): Translate {
  return useI18n().t;
}
