import { useI18n } from '~/platform/i18n/i18n-context';
import { RadioField } from '~/ui/choice-field';
import type { SeriesScope } from '../schema';
import type { SeriesView } from '../views';

export type SeriesCounts = SeriesView['others'];

/** Whether something is for this event of a series alone, for it and those after it, or for all. Nothing where it is the only one left. */
export function ScopeField({
  others,
  usual = 'this',
}: {
  others: SeriesCounts;
  /** What most want here. */
  usual?: SeriesScope;
}) {
  const { t } = useI18n();
  if (others.all === 0) return null;
  const choices = [
    { value: 'this', label: t('events:form.scope.this') },
    // Where all of them come after this one, there is nothing to choose between.
    ...(others.following > 0 && others.following < others.all
      ? [{ value: 'following', label: t('events:form.scope.following', { count: others.following }) }]
      : []),
    {
      value: 'all',
      label: t('events:form.scope.all', { count: others.all }),
      hint: t('events:form.scope.hint'),
    },
  ];
  return (
    <RadioField
      name="scope"
      label={t('events:form.scope.label')}
      required
      defaultValue={usual}
      choices={choices}
    />
  );
}
