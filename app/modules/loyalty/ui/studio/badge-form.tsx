import { badgeIcons } from '~/modules/loyalty/badge-icons';
import { badgeFacts, type BadgeView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { BadgeIcon } from '../badge-medal';

const languages = { th: 'ไทย', vi: 'Tiếng Việt', en: 'English' } as const;
const locales = ['th', 'vi', 'en'] as const;

function Words({ badge }: { badge: BadgeView | null }) {
  const { t } = useI18n();
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-lg">{t('perks:studio.words')}</h2>
      {locales.map((locale) => (
        <div key={locale} className="grid gap-4 sm:grid-cols-2">
          <TextField
            name={`name.${locale}`}
            label={`${t('perks:studio.name')} · ${languages[locale]}`}
            lang={locale}
            maxLength={60}
            defaultValue={badge?.name[locale]}
            required
          />
          <TextAreaField
            name={`description.${locale}`}
            label={`${t('perks:studio.description')} · ${languages[locale]}`}
            lang={locale}
            rows={1}
            maxLength={160}
            defaultValue={badge?.description[locale]}
            required
          />
        </div>
      ))}
    </Card>
  );
}

/** A badge: its words, what is counted for it and how much of it, and its picture. */
export function BadgeForm({ badge }: { badge: BadgeView | null }) {
  const { t } = useI18n();
  return (
    <Form intent="badge" className="space-y-5">
      <Words badge={badge} />
      <Card as="section">
        <h2 className="text-lg">{t('perks:studio.rule')}</h2>
        <p className="mb-4 text-muted">{t('perks:studio.ruleHint')}</p>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
          <SelectField
            name="fact"
            label={t('perks:studio.fact')}
            required
            defaultValue={badge?.fact}
            choices={badgeFacts.map((value) => ({ value, label: t(`perks:studio.facts.${value}`) }))}
          />
          <TextField
            name="threshold"
            label={t('perks:studio.threshold')}
            inputMode="numeric"
            maxLength={6}
            defaultValue={badge?.threshold}
            required
          />
        </div>
      </Card>
      <Card as="section">
        <RadioField
          name="icon"
          label={t('perks:studio.icon')}
          required
          defaultValue={badge?.icon ?? badgeIcons[0]}
          className="[&>div]:inline-flex! [&>div]:w-1/2 sm:[&>div]:w-1/3"
          choices={badgeIcons.map((value) => ({
            value,
            label: (
              <span className="flex items-center gap-2">
                <BadgeIcon icon={value} className="size-5" />
                {t(`perks:studio.icons.${value}`)}
              </span>
            ),
          }))}
        />
      </Card>
      <Button variant="primary" size="lg">
        {t('perks:studio.save')}
      </Button>
    </Form>
  );
}
