import { Phone, Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { AdviceView } from '../views';

/** What to do now; the club's own words, or the portal's where it has none. */
export function EmergencyBanner(props: {
  advice: AdviceView | null;
  /** It appeared while somebody was writing: then screen readers are told. */
  live?: boolean;
  children?: ReactNode;
}) {
  const { advice, live, children } = props;
  const { t } = useI18n();
  return (
    <section
      role={live ? 'alert' : undefined}
      aria-label={t('questions:emergency.title')}
      className="rounded-lg border-2 border-danger bg-danger-soft px-4 py-3"
    >
      <p className="flex items-center gap-2 text-lg font-bold text-danger">
        <Siren aria-hidden="true" className="size-6 shrink-0" />
        {t('questions:emergency.title')}
      </p>
      {advice?.advice ? (
        <p className="mt-1 whitespace-pre-line" lang={advice.language}>
          {advice.advice}
        </p>
      ) : (
        <p className="mt-1">{t('questions:emergency.advice')}</p>
      )}
      {advice?.phone ? (
        <p className="mt-2">
          <a
            href={`tel:${advice.phone.replace(/[^\d+]/g, '')}`}
            className="inline-flex min-h-11 items-center gap-2 rounded-md bg-danger px-4 font-semibold text-on-danger no-underline"
          >
            <Phone aria-hidden="true" className="size-5" />
            {t('questions:emergency.call', { phone: advice.phone })}
          </a>
        </p>
      ) : null}
      {children ? <div className="mt-2 text-sm">{children}</div> : null}
    </section>
  );
}
