import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useMatch } from '@remix-run/react';
import { getClubFrame } from '~/modules/clubs/get-club-frame.server';
import { clubPaths } from '~/modules/clubs/paths';
import { ClubHeader, ClubTabs } from '~/modules/clubs/ui/club-header';
import { useStanding } from '~/modules/clubs/ui/use-standing';
import { page } from '~/platform/http/page.server';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(({ params, context }: LoaderFunctionArgs) =>
  getClubFrame(context.actor, params.slug!),
);

export const meta = pageMeta<typeof loader>(({ club }) => ({ title: club.name }));

/** Everything below /clubs/:slug stands under the club's name and tabs; the root draws the page in its colours. */
export default function ClubLayout() {
  const frame = useLoaderData<typeof loader>();
  const { club } = frame;
  useStanding(frame);
  const isHome = useMatch(clubPaths.club(club.slug)) !== null;
  return (
    <div className="flex min-h-full flex-1 flex-col">
      {isHome ? null : (
        <div className="border-b border-line bg-raised">
          <ClubHeader {...frame} />
          <div className="mx-auto w-full max-w-[76rem] px-4 sm:px-6 [&>nav]:border-b-0">
            <ClubTabs {...frame} />
          </div>
        </div>
      )}
      <Outlet />
    </div>
  );
}
