import { Link, useLocation } from '@remix-run/react';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { useClubAround } from './search-box';

const loadSheet = () => import('./search-sheet');
const SearchSheet = lazy(loadSheet);

/** Leads to the search where the screen is too narrow for its field. With JavaScript it opens over the page. */
export function SearchButton() {
  const t = useT();
  const club = useClubAround();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <Link
        to="/search"
        aria-label={t('search:field')}
        className="flex size-11 items-center justify-center rounded-full hover:bg-sunken"
        onPointerDown={() => void loadSheet()}
        onClick={(event) => {
          // The page of results has a field of its own.
          if (pathname === '/search' || event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Search aria-hidden="true" className="size-5" />
      </Link>
      {open ? (
        <Suspense fallback={null}>
          <SearchSheet club={club} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
