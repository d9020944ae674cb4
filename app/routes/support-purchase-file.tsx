import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  enterPurchaseFile,
  type FileLine,
  previewPurchaseFile,
} from '~/modules/loyalty/enter-purchase-file.server';
import { mayServe } from '~/modules/loyalty/policy';
import { mostFilePurchases, purchaseColumns } from '~/modules/loyalty/purchase-columns';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { FileField } from '~/ui/file-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { fieldWords } from '~/ui/problem-words';
import { Tag } from '~/ui/tag';

const mostBytes = 1_000_000;

export const loader = page(({ context: { actor, locale } }: LoaderFunctionArgs) => {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  return { title: translatorFor(locale)('counter:purchases.fileTitle') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor, timeZone }, values }) => {
  if (values.intent === 'confirm')
    return json({
      text: null,
      lines: await enterPurchaseFile(actor, String(values.text).slice(0, mostBytes), timeZone),
    });
  const { file } = values;
  if (!(file instanceof File)) throw invalidField('file', 'required');
  if (file.size > mostBytes) throw invalidField('file', 'not_csv');
  const text = await file.text();
  return json({ text, lines: await previewPurchaseFile(actor, text, timeZone) });
});

function useProblemWords() {
  const { t } = useI18n();
  return ({ problems }: Pick<FileLine, 'problems'>) =>
    problems.map(({ field, code }) => `${field}: ${fieldWords(t, { code })}`).join(' ');
}

function Outcome({ lines }: { lines: readonly FileLine[] }) {
  const { t, format } = useI18n();
  const words = useProblemWords();
  const tone = { new: 'positive', there: 'neutral', refused: 'danger' } as const;
  const count = (outcome: FileLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const points = lines.reduce((sum, line) => (line.outcome === 'new' ? sum + line.points : sum), 0);
  return (
    <Card>
      <p className="mb-3" role="status">
        {t('counter:purchases.summary', {
          fresh: count('new'),
          there: count('there'),
          refused: count('refused'),
          points: t('counter:points', { count: points }),
        })}
      </p>
      <DataTable
        words
        label={t('counter:purchases.outcome')}
        heads={[
          t('counter:purchases.rows'),
          t('counter:purchases.reference'),
          t('counter:purchases.member'),
          t('counter:purchases.total'),
          t('counter:purchases.outcome'),
        ]}
        rows={lines.map((line) => ({
          key: line.rows.join(' '),
          cells: [
            line.rows.join(', '),
            line.reference,
            line.member,
            format.money(line.total, line.currency),
            <>
              <Tag tone={tone[line.outcome]}>{t(`counter:purchases.outcomes.${line.outcome}`)}</Tag>{' '}
              {line.outcome === 'refused' ? words(line) : t('counter:points', { count: line.points })}
            </>,
          ],
        }))}
      />
    </Card>
  );
}

export default function SupportPurchaseFile() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<{ text?: string | null; lines?: FileLine[] }>();
  const { t } = useI18n();
  const lines = answer?.lines;
  const fresh = lines?.filter(({ outcome }) => outcome === 'new').length ?? 0;
  return (
    <Page
      title={title}
      lead={t('counter:purchases.fileLead', {
        columns: purchaseColumns.join(', '),
        most: mostFilePurchases,
      })}
    >
      <div className="space-y-7">
        <Card>
          <Form intent="preview" encType="multipart/form-data" className="space-y-4">
            <FileField name="file" label={t('counter:purchases.fileField')} accept=".csv,text/csv" required />
            <Button variant={lines ? 'secondary' : 'primary'}>{t('counter:purchases.preview')}</Button>
          </Form>
        </Card>
        {lines ? (
          <Section
            title={t(answer?.text ? 'counter:purchases.previewTitle' : 'counter:purchases.resultTitle')}
          >
            <Outcome lines={lines} />
            {answer?.text && fresh > 0 ? (
              <Form intent="confirm" className="mt-4">
                <input type="hidden" name="text" value={answer.text} />
                <Button variant="primary" size="lg">
                  {t('counter:purchases.confirm', { count: fresh })}
                </Button>
              </Form>
            ) : null}
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
