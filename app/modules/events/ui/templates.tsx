import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form, useRefused } from '~/ui/form';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { Fold } from './fold';

/** What a plan may begin with, and the place to call a template otherwise or throw it away. */
export function Templates({ templates }: { templates: readonly { id: string; name: string }[] }) {
  const { t } = useI18n();
  const refused = useRefused('rename-template');
  if (templates.length === 0) return null;
  return (
    <div className="mb-5">
      <nav aria-label={t('events:form.from')} className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-muted">{t('events:form.from')}</span>
        {templates.map(({ id, name }) => (
          <Tag key={id} to={`?template=${id}`} tone="accent">
            {name}
          </Tag>
        ))}
      </nav>
      <Fold name={t('events:room.templates.manage')} open={refused} className="text-sm">
        <Card flush>
          <ul className="divide-y divide-line">
            {templates.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-end gap-3 px-4 py-3">
                <Form intent="rename-template" className="flex min-w-0 flex-1 items-end gap-2">
                  <input type="hidden" name="templateId" value={id} />
                  <TextField
                    name="name"
                    label={t('events:page.templateName')}
                    defaultValue={name}
                    required
                    maxLength={100}
                  />
                  <Button size="sm">{t('ui:save')}</Button>
                </Form>
                <Form intent="remove-template">
                  <input type="hidden" name="templateId" value={id} />
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t('events:room.templates.removeOne', { name })}
                  >
                    {t('events:room.templates.remove')}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      </Fold>
    </div>
  );
}
