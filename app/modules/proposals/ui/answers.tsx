import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { Tag, type Tone } from '~/ui/tag';
import type { Verdict } from '../rules';
import type { ResponseView } from '../views';

const tones: Record<Verdict, Tone> = { accepted: 'positive', declined: 'danger', later: 'warning' };

function Answer({ response, lang }: { response: ResponseView; lang?: string }) {
  const { t, format } = useI18n();
  const { verdict, cost, readyBy, by, at, changeReason } = response;
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={tones[verdict]}>{t(`proposals:answer.${verdict}`)}</Tag>
        <span className="text-sm text-muted">
          {t('proposals:answer.by', {
            name: by?.name ?? t('proposals:versions.somebody'),
            date: format.date(at),
          })}
        </span>
      </p>
      {changeReason ? (
        <p className="font-semibold">{t('proposals:answer.changed', { reason: changeReason })}</p>
      ) : null}
      <div
        className="written"
        lang={lang}
        // Rendered and sanitised when it was written (platform/text/markdown).
        dangerouslySetInnerHTML={{ __html: response.html }}
      />
      {cost || readyBy ? (
        <dl className="flex flex-wrap gap-x-8 gap-y-1">
          {cost ? (
            <div>
              <dt className="text-sm text-muted">{t('proposals:answer.cost')}</dt>
              <dd className="font-semibold tabular-nums">{format.money(cost.amount, cost.currency)}</dd>
            </div>
          ) : null}
          {readyBy ? (
            <div>
              <dt className="text-sm text-muted">{t('proposals:answer.readyBy')}</dt>
              <dd className="font-semibold">{format.date(readyBy)}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </div>
  );
}

/** The brand's word that holds, and below it every earlier one, unchanged. */
export function Answers(props: { responses: readonly ResponseView[]; lang?: string; giveAt?: string }) {
  const { responses, lang, giveAt } = props;
  const { t } = useI18n();
  const [latest, ...earlier] = responses;
  if (!latest && !giveAt) return null;
  return (
    <Section
      title={t('proposals:answer.title')}
      action={
        giveAt ? (
          <Link to={giveAt}>{t(latest ? 'proposals:answer.giveNew' : 'proposals:answer.give')}</Link>
        ) : undefined
      }
    >
      {latest ? (
        <Card className="space-y-4 border-s-4 border-s-accent">
          <Answer response={latest} lang={lang} />
          {earlier.length > 0 ? (
            <details>
              <summary className="min-h-11 cursor-pointer py-2 font-semibold">
                {t('proposals:answer.earlier')} ({earlier.length})
              </summary>
              <ol className="mt-2 space-y-5 border-s-2 border-line ps-4" reversed>
                {earlier.map((response) => (
                  <li key={response.version}>
                    <Answer response={response} lang={lang} />
                  </li>
                ))}
              </ol>
            </details>
          ) : null}
        </Card>
      ) : null}
    </Section>
  );
}
