import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Input } from '~/ui/text-field';
import type { SearchAddress } from '../paths';

/** The field on the page of results, where the header has none; a plain form that keeps what the search is limited to. */
export function SearchForm({ address, icon }: { address: SearchAddress; icon: ReactNode }) {
  const t = useT();
  const { q, club, type, thread } = address;
  return (
    <Form role="search" action="/search" className="mb-4 flex gap-2 md:hidden" aria-label={t('search:field')}>
      <Input
        key={q}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        aria-label={t('search:field')}
        placeholder={t('search:hint')}
        autoComplete="off"
        enterKeyHint="search"
      />
      {club ? <input type="hidden" name="club" value={club} /> : null}
      {type ? <input type="hidden" name="type" value={type} /> : null}
      {thread ? <input type="hidden" name="thread" value={thread} /> : null}
      <Button type="submit" variant="primary" icon={icon}>
        <span className="max-sm:sr-only">{t('search:submit')}</span>
      </Button>
    </Form>
  );
}
