import { Avatar } from '~/ui/avatar';
import type { ClubView } from '../views';
import { ClubFacts, Cover } from './club-card';

/** How a club greets: its cover, its face, its name, what it is for. */
export function ClubHero({ club, actions }: { club: ClubView; actions?: React.ReactNode }) {
  return (
    <header className="border-b border-line bg-raised">
      <Cover coverId={club.coverId} className="h-36 sm:h-52 lg:h-60" />
      <div className="hem" aria-hidden="true" />
      <div className="mx-auto w-full max-w-[76rem] px-4 pb-4 sm:px-6">
        <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
          <Avatar
            name={club.name}
            pictureId={club.pictureId}
            shape="club"
            size="xl"
            className="-mt-12 ring-4 ring-raised max-sm:size-20"
          />
          <div className="ms-auto flex flex-wrap justify-end gap-2 pt-3">{actions}</div>
        </div>
        <h1 className="mt-3 text-2xl sm:text-3xl">{club.name}</h1>
        <p className="mt-1 max-w-[var(--measure)] sm:text-lg">{club.description}</p>
        <div className="mt-2">
          <ClubFacts club={club} />
        </div>
      </div>
    </header>
  );
}
