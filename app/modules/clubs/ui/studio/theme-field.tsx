import { useEffect, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { SwitchField } from '~/ui/choice-field';
import { keptValue, useFormState } from '~/ui/form-context';
import { TextField } from '~/ui/text-field';
import type { ChosenColours, ClubTheme } from '../../theme-style';
import { ThemePreview } from './theme-preview';

const isColour = (value: string) => /^#[0-9a-f]{6}$/i.test(value);

/** The colours as they come out, computed as one types. Loaded here alone, because computing them takes a library. */
function useCorrected(chosen: ChosenColours | null, first: ClubTheme | null): ClubTheme | null {
  const [theme, setTheme] = useState(first);
  const { main, second } = chosen ?? {};
  useEffect(() => {
    if (!main) return setTheme(null);
    let latest = true;
    void import('../../theme').then(({ correctTheme }) => {
      if (latest) setTheme(correctTheme({ main, ...(second ? { second } : {}) }));
    });
    return () => {
      latest = false;
    };
  }, [main, second]);
  return theme;
}

interface ColourFieldProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** A colour to type or to pick. */
function ColourField({ value, onChange, ...look }: ColourFieldProps) {
  const { t } = useI18n();
  return (
    <div className="flex items-start gap-2">
      <TextField
        {...look}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={7}
        spellCheck={false}
        autoComplete="off"
        className="w-44"
      />
      <input
        type="color"
        aria-label={`${t('studio:theme.pick')}: ${look.label}`}
        value={isColour(value) ? value.toLowerCase() : '#1a7f5a'}
        onChange={(event) => onChange(event.target.value)}
        className="scripted mt-8 h-11 w-14 rounded-md border border-edge bg-raised p-1"
      />
    </div>
  );
}

/** A club's colours, with what they become in light and dark while one chooses. */
export function ThemeField({ theme, name }: { theme: ClubTheme | null; name: string }) {
  const { t } = useI18n();
  const { problem } = useFormState();
  const kept = (field: string) => keptValue(problem, field);
  const [own, setOwn] = useState(problem ? kept('themeOwn') !== undefined : theme !== null);
  const [main, setMain] = useState(kept('theme.main') ?? theme?.main ?? '#1a7f5a');
  const [second, setSecond] = useState(kept('theme.second') ?? theme?.second ?? '');
  const chosen = own && isColour(main) ? { main, ...(isColour(second) ? { second } : {}) } : null;
  const corrected = useCorrected(chosen, theme);
  return (
    <div className="space-y-4">
      <SwitchField
        name="themeOwn"
        label={t('studio:theme.own')}
        hint={t('studio:theme.ownHint')}
        checked={own}
        onChange={(event) => setOwn(event.target.checked)}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ColourField
          name="theme.main"
          label={t('studio:theme.main')}
          required
          value={main}
          onChange={setMain}
        />
        <ColourField
          name="theme.second"
          label={t('studio:theme.second')}
          hint={t('studio:theme.secondHint')}
          value={second}
          onChange={setSecond}
        />
      </div>
      <ThemePreview theme={own ? corrected : null} name={name} />
    </div>
  );
}
