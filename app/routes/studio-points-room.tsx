import { Outlet } from '@remix-run/react';
import { loaderOfRoom } from '~/platform/i18n/room-words';

/** What the brand's pages about points share: their words. Each page says who may. */
export const loader = () => ({});

export const clientLoader = loaderOfRoom('pointsdesk', 'tierdesk');

export default function PointsDesk() {
  return <Outlet />;
}
