import { redirect } from '@remix-run/node';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';

export const loader = () => redirect(pointsDeskPaths.purchases());
