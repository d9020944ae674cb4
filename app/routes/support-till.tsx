import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as QueryForm, useLoaderData } from '@remix-run/react';
import { takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { findVoucher, type VoucherAtTill } from '~/modules/loyalty/get-voucher.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { mayServe } from '~/modules/loyalty/policy';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const { searchParams } = new URL(request.url);
  const code = searchParams.get('code')?.slice(0, 200) ?? '';
  return {
    code,
    done: searchParams.has('done'),
    found: code ? await findVoucher(actor, code) : null,
    title: translatorFor(locale)('vouchers:till.title'),
  };
});

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    const { redemption } = await takeVoucher(actor, { code: String(values.code) }, { idempotencyKey });
    return redirect(`${loyaltyPaths.till(encodeURIComponent(redemption.code))}&done=taken`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Why a voucher cannot be taken, in one sentence. */
function useHindrance({ redemption, good }: VoucherAtTill): string | undefined {
  const { t, format } = useI18n();
  const { status, endedAt, expiresAt } = redemption;
  if (good || status === 'issued') return undefined;
  const date = format.dateTime(endedAt ?? expiresAt ?? redemption.createdAt);
  return t(`vouchers:till.${status}`, { date });
}

function Found({ found, done }: { found: VoucherAtTill; done: boolean }) {
  const { t } = useI18n();
  const { redemption, memberName, good } = found;
  const hindrance = useHindrance(found);
  return (
    <Card as="section">
      <h2 className="text-xl">{redemption.rewardName}</h2>
      <p className="text-muted">
        {t('vouchers:till.member')}: <span className="font-semibold text-ink">{memberName}</span>
      </p>
      <p className="mt-1 font-mono text-lg">{redemption.code}</p>
      {good ? (
        <>
          <Notice tone="positive" className="my-4">
            {t('vouchers:till.ready')}
          </Notice>
          <Form intent="take">
            <input type="hidden" name="code" value={redemption.code} />
            <Button variant="primary" size="lg" wide>
              {t('vouchers:till.take')}
            </Button>
          </Form>
        </>
      ) : done ? (
        <LinkButton to={loyaltyPaths.till()} className="mt-4">
          {t('vouchers:till.next')}
        </LinkButton>
      ) : (
        <Notice tone="danger" className="mt-4">
          {hindrance}
        </Notice>
      )}
    </Card>
  );
}

export default function Till() {
  const { code, found, done } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('vouchers:till.title')} lead={t('vouchers:till.lead')}>
      <DoneNotice words={{ taken: t('vouchers:till.taken') }} />
      <QueryForm className="mb-5 flex flex-wrap items-end gap-3">
        <TextField
          key={code}
          name="code"
          label={t('vouchers:till.code')}
          defaultValue={done ? '' : code}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          className="min-w-0 flex-1"
        />
        <Button>{t('vouchers:till.look')}</Button>
      </QueryForm>
      {found ? (
        <Found found={found} done={done} />
      ) : code ? (
        <Notice tone="warning" title={t('vouchers:till.unknown')} live>
          {t('vouchers:till.unknownHint')}
        </Notice>
      ) : null}
    </Page>
  );
}
