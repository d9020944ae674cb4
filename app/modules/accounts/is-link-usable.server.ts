import { isLinkGood, type LinkPurpose } from './internal/email-links.server';

/** Whether a mailed link would still work, for the page it leads to. Whoever has the link may ask. */
export function isLinkUsable(token: string, purpose: LinkPurpose): Promise<boolean> {
  return isLinkGood(token, purpose);
}
