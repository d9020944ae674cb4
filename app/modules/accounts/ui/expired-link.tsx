import { useT } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { accountPaths } from '../paths';
import { Entrance } from './entrance';

/** What stands where a mailed link leads once it works no more. */
export function ExpiredLink({ purpose }: { purpose: 'reset' | 'confirm' }) {
  const t = useT();
  return (
    <Entrance title={t('accounts:expired.title')}>
      <Notice tone="warning" className="mb-4">
        {t('accounts:expired.words')}
      </Notice>
      {purpose === 'reset' ? (
        <LinkButton to={accountPaths.forgotPassword()} variant="primary" wide>
          {t('accounts:expired.newReset')}
        </LinkButton>
      ) : (
        <LinkButton to={accountPaths.settings()} variant="primary" wide>
          {t('accounts:expired.toSettings')}
        </LinkButton>
      )}
    </Entrance>
  );
}
