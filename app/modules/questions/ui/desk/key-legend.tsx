import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import type { DeskKeys } from './use-desk-keys';

/** Which keys there are, and whether they are on. */
export function KeyLegend({ on, legend, setOn, setLegend }: DeskKeys) {
  const { t } = useI18n();
  const keys = [
    ['j · k', t('desk:keys.move')],
    ['Enter', t('desk:keys.open')],
    ['r', t('desk:keys.reply')],
    ['t', t('desk:keys.take')],
    ['h', t('desk:keys.handOver')],
    ['d', t('desk:keys.decline')],
    ['w', t('desk:keys.waiting')],
    ['?', t('desk:keys.legend')],
  ] as const;
  return (
    <div className="scripted mt-4 max-lg:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="button"
          size="sm"
          variant="quiet"
          aria-expanded={legend}
          aria-controls="desk-keys"
          onClick={() => setLegend(!legend)}
        >
          {t('desk:keys.hint')}
        </Button>
        <Button type="button" size="sm" variant="quiet" aria-pressed={on} onClick={() => setOn(!on)}>
          {t(on ? 'desk:keys.on' : 'desk:keys.off')}
        </Button>
      </div>
      <div id="desk-keys" hidden={!legend}>
        <Card as="section" aria-label={t('desk:keys.title')} className="mt-2">
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            {keys.map(([key, words]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="rounded-sm border border-line bg-sunken px-1.5">{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </div>
  );
}
