/** What the guard reads of a request. Header values as they came. */
export interface GuardedRequest {
  method: string;
  secFetchSite?: string;
  origin?: string;
  /** Whether a cookie says who calls: then a request of unknown origin is refused. */
  byCookie: boolean;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something. Browsers say by Sec-Fetch-Site (Fetch Metadata) or Origin where a request comes
 * from; what comes from elsewhere is refused, and so is a cookie with neither, since only a forged page has a reason.
 */
export function isSameOrigin(request: GuardedRequest, ownOrigin: string): boolean {
  if (safeMethods.has(request.method)) return true;
  if (request.secFetchSite !== undefined && request.secFetchSite !== 'none')
    return request.secFetchSite === 'same-origin';
  if (request.origin !== undefined) return request.origin === ownOrigin;
  return !request.byCookie;
}
