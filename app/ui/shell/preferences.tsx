import { Form, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { type Locale, locales } from '~/platform/i18n/locale';
import { shellPaths } from './shell-paths';

export type ColourChoice = 'light' | 'dark' | 'system';

/** Each language by its own name. */
const languageNames: Record<Locale, string> = { th: 'ไทย', vi: 'Tiếng Việt', en: 'English' };
const colourIcons = { light: Sun, dark: Moon, system: Monitor };

function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}

/** The language of the interface. The page is loaded anew, since every word of it changes. */
export function LanguageChoice() {
  const { t, locale } = useI18n();
  const here = useHere();
  return (
    <Form method="post" action={shellPaths.preferences} reloadDocument>
      <p className="px-3 pt-1.5 text-sm text-muted" id="language-choice">
        {t('ui:language')}
      </p>
      <input type="hidden" name="then" value={here} />
      <ul aria-labelledby="language-choice">
        {locales.map((choice) => (
          <li key={choice}>
            <button
              name="language"
              value={choice}
              lang={choice}
              aria-current={choice === locale || undefined}
              className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-3 text-start hover:bg-sunken sm:min-h-9"
            >
              {languageNames[choice]}
              {choice === locale ? <Check aria-hidden="true" className="size-4.5 text-accent-ink" /> : null}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}

/** Light, dark, or as the device has it. */
export function ColourModeChoice({ chosen }: { chosen: ColourChoice }) {
  const { t } = useI18n();
  const here = useHere();
  return (
    <Form method="post" action={shellPaths.preferences} preventScrollReset replace>
      <p className="px-3 pt-1.5 text-sm text-muted" id="colour-choice">
        {t('ui:colourMode')}
      </p>
      <input type="hidden" name="then" value={here} />
      <div role="group" aria-labelledby="colour-choice" className="m-1.5 flex rounded-md bg-sunken p-1">
        {(['light', 'dark', 'system'] as const).map((choice) => {
          const Icon = colourIcons[choice];
          return (
            <button
              key={choice}
              name="colours"
              value={choice}
              aria-pressed={choice === chosen}
              className={clsx(
                'flex min-h-11 flex-1 flex-col items-center justify-center rounded-sm px-2 text-xs',
                choice === chosen ? 'bg-raised font-semibold shadow-card' : 'text-muted hover:text-ink',
              )}
            >
              <Icon aria-hidden="true" className="size-4.5" />
              {t(`ui:${choice}`)}
            </button>
          );
        })}
      </div>
    </Form>
  );
}
