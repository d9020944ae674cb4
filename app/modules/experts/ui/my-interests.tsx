import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import { interestKinds } from '../rules';
import type { InterestView } from '../views';

/** Where an expert says who pays them. */
export function MyInterests({ interests }: { interests: readonly InterestView[] }) {
  const { t, format } = useI18n();
  const current = interests.filter(({ endedAt }) => endedAt === null);
  return (
    <div className="space-y-4">
      <p className="text-muted">{t('experts:interests.lead')}</p>
      {current.length > 0 ? (
        <ul className="divide-y divide-line">
          {current.map(({ id, kind, name, since }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 py-2">
              <span className="min-w-0 flex-1">
                <span className="font-semibold">{name}</span> · {t(`experts:interests.kinds.${kind}`)}
                <span className="block text-sm text-muted">
                  {t('experts:interests.since', { date: format.date(since) })}
                </span>
              </span>
              <Form intent="end-interest" summary={false}>
                <input type="hidden" name="interestId" value={id} />
                <Button size="sm" variant="quiet" aria-label={`${t('experts:interests.end')}: ${name}`}>
                  {t('experts:interests.end')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('experts:interests.none')}</p>
      )}
      <Form intent="declare-interest" className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="kind"
          label={t('experts:interests.kind')}
          required
          choices={interestKinds.map((kind) => ({
            value: kind,
            label: t(`experts:interests.kinds.${kind}`),
          }))}
        />
        <TextField name="name" label={t('experts:interests.name')} maxLength={80} required />
        <TextField
          name="note"
          label={t('experts:interests.note')}
          hint={t('experts:interests.noteHint')}
          maxLength={300}
        />
        <div className="self-end">
          <Button>{t('experts:interests.add')}</Button>
        </div>
      </Form>
    </div>
  );
}
