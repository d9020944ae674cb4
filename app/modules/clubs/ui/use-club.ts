import { useRouteLoaderData } from '@remix-run/react';
import type { ClubFrame } from '../get-club-frame.server';

/** Id of the layout route that every page of a club stands in. */
const layoutRoute = 'routes/club';

/** The club around this page, and where the viewer stands in it. Only below /clubs/:slug. */
export function useClub(): ClubFrame {
  const frame = useRouteLoaderData<ClubFrame>(layoutRoute);
  if (!frame) throw new Error('useClub needs a page below /clubs/:slug.');
  return frame;
}
