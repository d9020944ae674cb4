import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findMembers } from '~/modules/loyalty/find-member.server';
import { mayServe } from '~/modules/loyalty/policy';
import { purchaseRows, readPurchaseForm } from '~/modules/loyalty/read-purchase-form';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { purchaseInput } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { dayOf } from '~/modules/loyalty/ui/studio/rule-form';
import { now } from '~/platform/clock.server';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseRenamed } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(({ context: { actor, locale, timeZone } }: LoaderFunctionArgs) => {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  return {
    today: dayOf(now().toISOString(), timeZone, 'begin'),
    title: translatorFor(locale)('counter:purchases.enter'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor, timeZone, locale }, values, idempotencyKey }) => {
  const members = await findMembers(actor, String(values.member ?? ''));
  if (members.length === 0) throw invalidField('member', 'not_found');
  if (members.length > 1) throw invalidField('member', 'several_members');
  const form = { ...readPurchaseForm(values, { timeZone, locale }), member: { id: members[0]!.id } };
  const input = parseRenamed(purchaseInput, form, { at: 'day' });
  const { purchase } = await recordPurchase(actor, input, { idempotencyKey });
  return redirect(`${pointsDeskPaths.purchase(purchase.id)}?done=entered`);
});

function Lines() {
  const { t } = useI18n();
  return (
    <div className="space-y-5">
      {Array.from({ length: purchaseRows }, (_, row) => (
        <fieldset key={row}>
          <legend className="mb-1 font-semibold">{t('counter:purchases.line', { number: row + 1 })}</legend>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_2fr_6rem_9rem]">
            <TextField name={`lines.${row}.sku`} label={t('counter:purchases.sku')} maxLength={80} />
            <TextField name={`lines.${row}.name`} label={t('counter:purchases.goods')} maxLength={200} />
            <TextField
              name={`lines.${row}.quantity`}
              label={t('counter:purchases.quantity')}
              inputMode="numeric"
              defaultValue="1"
            />
            <TextField
              name={`lines.${row}.amount`}
              label={t('counter:purchases.amount')}
              inputMode="decimal"
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}

export default function SupportPurchaseNew() {
  const { today, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <Card>
        <Form className="space-y-5">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="member"
              label={t('counter:purchases.member')}
              hint={t('counter:purchases.memberHint')}
              required
            />
            <TextField
              name="reference"
              label={t('counter:purchases.reference')}
              hint={t('counter:purchases.referenceHint')}
              maxLength={120}
              required
            />
            <TextField
              name="day"
              type="date"
              label={t('counter:purchases.day')}
              defaultValue={today}
              required
            />
            <SelectField
              name="currency"
              required
              label={t('counter:purchases.currency')}
              choices={[
                { value: 'THB', label: 'THB ฿' },
                { value: 'VND', label: 'VND ₫' },
              ]}
            />
            <TextField
              name="total"
              label={t('counter:purchases.total')}
              hint={t('counter:purchases.totalHint')}
              inputMode="decimal"
            />
          </div>
          <Lines />
          <Button variant="primary" size="lg">
            {t('counter:purchases.save')}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
