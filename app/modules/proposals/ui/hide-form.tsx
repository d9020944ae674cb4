import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';

/** Where a moderator hides a proposal or an offer with a reason, or shows it again; sends `hide` or `show`. */
export function HideForm({ hidden }: { hidden: boolean }) {
  const { t } = useI18n();
  const refused = useRefused('hide');
  if (hidden)
    return (
      <Form intent="show">
        <Button size="sm">{t('proposals:hide.show')}</Button>
      </Form>
    );
  return (
    <details open={refused || undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
        {t('proposals:hide.title')}
      </summary>
      <Form intent="hide" className="space-y-3 pt-1" labels={{ reason: t('proposals:hide.reason') }}>
        <p className="text-sm text-muted">{t('proposals:hide.lead')}</p>
        <TextField name="reason" label={t('proposals:hide.reason')} maxLength={500} required />
        <Button size="sm" variant="danger">
          {t('proposals:hide.send')}
        </Button>
      </Form>
    </details>
  );
}

/** That it is hidden, and why, for those who see it still. */
export function HiddenNotice({ because }: { because: string | null }) {
  const { t } = useI18n();
  const byItself = because === 'flags' || because === 'words';
  return (
    <Notice tone="warning" title={t('proposals:hidden')}>
      {because
        ? byItself
          ? t(`proposals:hide.${because}`)
          : t('proposals:hide.why', { reason: because })
        : null}
    </Notice>
  );
}
