import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import type { Choices } from '../schema';

/** Linking one's LINE account, by a code that is sent to the brand's. */
export function LinePanel({ line, account }: { line: NonNullable<Choices['line']>; account: string | null }) {
  const t = useT();
  if (line.linked)
    return (
      <div className="space-y-3">
        {line.blocked ? (
          <Notice tone="warning">{t('notices:line.blocked')}</Notice>
        ) : (
          <p>{t('notices:line.linked')}</p>
        )}
        <Form intent="end-line">
          <Button>{t('notices:line.end')}</Button>
        </Form>
      </div>
    );
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('notices:line.hint')}</p>
      {line.code ? (
        <ol className="list-decimal space-y-1 ps-5">
          <li>{account ? t('notices:line.add', { account }) : t('notices:line.addAny')}</li>
          <li>
            {t('notices:line.send')} <strong className="font-mono tracking-wider">{line.code}</strong>
          </li>
          <li>{t('notices:line.done')}</li>
        </ol>
      ) : null}
      <Form intent="start-line">
        <Button variant={line.code ? 'secondary' : 'primary'}>
          {t(line.code ? 'notices:line.another' : 'notices:line.start')}
        </Button>
      </Form>
    </div>
  );
}
