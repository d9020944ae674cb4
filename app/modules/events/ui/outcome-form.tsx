import { moneyToType } from '~/platform/i18n/typed-money';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form, useRefused } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import type { Outcome } from '../note-outcome.server';
import type { Goals } from '../schema';
import { Fold } from './fold';

/** What it cost and what followed, for who planned both. */
export function OutcomeForm({ outcome, goals }: { outcome: Outcome; goals: Goals }) {
  const { t, locale } = useI18n();
  const refused = useRefused('outcome');
  const { costMinor, followed } = outcome;
  const isNoted = costMinor !== null || followed !== '';
  return (
    <Fold name={t(isNoted ? 'events:room.outcome.change' : 'events:room.outcome.write')} open={refused}>
      <Form intent="outcome" className="max-w-xl space-y-3">
        <TextField
          name="costMinor"
          inputMode="decimal"
          label={t('events:room.outcome.cost', { currency: goals.currency })}
          defaultValue={costMinor === null ? '' : moneyToType(costMinor, goals.currency, locale)}
        />
        <TextAreaField
          name="followed"
          label={t('events:room.outcome.followed')}
          rows={3}
          maxLength={1_000}
          defaultValue={followed}
        />
        <Button>{t('ui:save')}</Button>
      </Form>
    </Fold>
  );
}
