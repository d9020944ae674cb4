import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nProvider } from './platform/i18n/i18n-context';
import { defaultLocale, defaultTimeZone, isLocale } from './platform/i18n/locale';
import { openWords } from './platform/i18n/room-words';
import { createTranslator } from './platform/i18n/translator';

// Only the words of the page's language are loaded.
const loadMessages = {
  th: () => import('./messages/th'),
  vi: () => import('./messages/vi'),
  en: () => import('./messages/en'),
};

const { lang, dataset } = document.documentElement;
const locale = isLocale(lang) ? lang : defaultLocale;
const messages = { ...(await loadMessages[locale]()).messages };
await openWords(locale, messages, location.pathname);
const t = createTranslator(locale, messages);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nProvider locale={locale} timeZone={dataset.timeZone ?? defaultTimeZone} t={t}>
        <RemixBrowser />
      </I18nProvider>
    </StrictMode>,
  );
});
