import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { presets, type Preset } from '../presets';

/** Three ready choices; each replaces what is chosen one by one. */
export function PresetsForm({ chosen }: { chosen: Preset | null }) {
  const t = useT();
  return (
    <Form intent="preset" className="grid gap-3 sm:grid-cols-3">
      {presets.map((preset) => (
        <div
          key={preset}
          className={
            preset === chosen
              ? 'flex flex-col gap-2 rounded-lg border-2 border-accent bg-accent-soft p-3.5'
              : 'flex flex-col gap-2 rounded-lg border border-line bg-raised p-3.5'
          }
        >
          <p className="font-semibold">{t(`notices:presets.${preset}`)}</p>
          <p className="flex-1 text-sm text-muted">{t(`notices:presets.${preset}Hint`)}</p>
          {preset === chosen ? (
            <p className="flex min-h-11 items-center text-sm font-semibold text-accent-ink">
              {t('notices:presets.chosen')}
            </p>
          ) : (
            <Button
              name="preset"
              value={preset}
              size="sm"
              aria-label={`${t('notices:presets.choose')}: ${t(`notices:presets.${preset}`)}`}
            >
              {t('notices:presets.choose')}
            </Button>
          )}
        </div>
      ))}
    </Form>
  );
}
