import { PortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';

export const loader = page(() => {
  throw new PortalError('not_found');
});

export default function NotFound() {
  return null;
}
