import { RotateCw } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { type SearchAddress, searchPaths } from '../paths';

/** Nothing was asked yet: what may be typed. */
export function SearchStart() {
  const t = useT();
  return (
    <EmptyState drawing="empty-search" title={t('search:start.title')}>
      <ul className="space-y-1 text-balance">
        <li>{t('search:start.words')}</li>
        <li>{t('search:start.phrase')}</li>
        <li>{t('search:start.minus')}</li>
      </ul>
    </EmptyState>
  );
}

/** Nothing was found: what to try, and where to look instead. */
export function NothingFound({ address }: { address: SearchAddress }) {
  const t = useT();
  const { q, club, type, thread } = address;
  const hasWords = /[\p{L}\p{N}]/u.test(q);
  return (
    <EmptyState
      drawing="empty-search"
      title={t(hasWords ? 'search:none.title' : 'search:none.noWords', { query: q })}
      action={
        <>
          {type ? (
            <LinkButton to={searchPaths.search({ q, club, thread })}>{t('search:none.allTypes')}</LinkButton>
          ) : null}
          {club || thread ? (
            <LinkButton to={searchPaths.search({ q, type })}>{t('search:everywhere')}</LinkButton>
          ) : null}
          {hasWords ? (
            <LinkButton to={club ? `/clubs/${club}/ask` : '/ask'}>{t('search:none.ask')}</LinkButton>
          ) : null}
        </>
      }
    >
      {hasWords ? (
        <ul className="space-y-1 text-balance">
          {/\s/.test(q.trim()) || q.length > 20 ? <li>{t('search:none.fewer')}</li> : null}
          <li>{t('search:none.spelling')}</li>
          {/["“”]|(^|\s)-/.test(q) ? <li>{t('search:none.together')}</li> : null}
        </ul>
      ) : (
        <p>{t('search:start.words')}</p>
      )}
    </EmptyState>
  );
}

/** The search could not answer; what was typed is in the address. */
export function SearchFailed({ address, unknownClub }: { address: SearchAddress; unknownClub: boolean }) {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState
        drawing="empty-search"
        title={t(unknownClub ? 'search:failed.unknownClub' : 'search:failed.title')}
        action={
          unknownClub ? (
            <LinkButton to={searchPaths.search({ q: address.q, type: address.type })}>
              {t('search:everywhere')}
            </LinkButton>
          ) : (
            <LinkButton
              to={searchPaths.search(address)}
              reloadDocument
              icon={<RotateCw aria-hidden="true" className="size-4.5" />}
            >
              {t('ui:retry')}
            </LinkButton>
          )
        }
      >
        {unknownClub ? null : t('search:failed.words')}
      </EmptyState>
    </div>
  );
}
