import type { CodePool } from '~/modules/loyalty/list-pools.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';

/** The codes of one reward: how many are left, and a place for more. A file's text goes into the field, so it works without it too. */
export function PoolCard({ pool }: { pool: CodePool }) {
  const { t } = useI18n();
  const { rewardId, rewardName, free, had } = pool;
  return (
    <Card as="li">
      <h2 className="text-lg">{rewardName}</h2>
      <Facts>
        {t('vouchers:codes.free', { count: free })}
        {t('vouchers:codes.had', { count: had })}
      </Facts>
      <Form intent={`load:${rewardId}`} className="mt-3 space-y-3">
        <input type="hidden" name="rewardId" value={rewardId} />
        <TextAreaField
          name="codes"
          label={t('vouchers:codes.text')}
          hint={t('vouchers:codes.textHint')}
          rows={4}
          required
          spellCheck={false}
        />
        <Button>{t('vouchers:codes.load')}</Button>
      </Form>
    </Card>
  );
}
