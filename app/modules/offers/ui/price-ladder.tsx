import { useI18n } from '~/platform/i18n/i18n-context';
import type { Currency } from '../rules';
import type { OptionView } from '../views';

/** The steps of a price, each with the quantity from which it holds for everybody; the one that holds now stands out. */
export function PriceLadder({ option, currency }: { option: OptionView; currency: Currency }) {
  const { t, format } = useI18n();
  const { price, ladder, quantity, nextStep, currentPrice, finalPrice } = option;
  if (price === null || ladder.length === 0) return null;
  const steps = [{ from: 1, price }, ...ladder];
  const now = finalPrice ?? currentPrice;
  return (
    <div className="mt-3">
      <ol aria-label={t('offers:ladder.label')} className="flex items-end gap-1.5">
        {steps.map((step) => {
          const holds = step.price === now;
          const height = 40 + Math.round((40 * step.price) / price);
          return (
            <li
              key={step.from}
              className="min-w-0 flex-1 text-center"
              aria-current={holds ? 'step' : undefined}
            >
              <div
                className={`flex flex-col justify-center rounded-md border px-1 transition-colors duration-(--calm) ${
                  holds ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-sunken text-muted'
                }`}
                style={{ minHeight: `${height}px` }}
              >
                <span className={`text-sm tabular-nums ${holds ? 'font-bold' : ''}`}>
                  {format.money(step.price, currency)}
                </span>
              </div>
              <span className="text-sm text-muted tabular-nums">
                {t('offers:ladder.from', { quantity: format.number(step.from) })}
              </span>
            </li>
          );
        })}
      </ol>
      {nextStep && finalPrice === null ? (
        <p className="mt-1 text-sm">
          {t('offers:ladder.next', {
            count: nextStep.missing,
            price: format.money(nextStep.price, currency),
          })}
        </p>
      ) : (
        <p className="sr-only">{t('offers:ladder.now', { quantity: format.number(quantity) })}</p>
      )}
    </div>
  );
}
