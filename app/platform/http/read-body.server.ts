import { PortalError } from '../errors';

/** A page's form; pictures come in these too. */
export const maxFormBytes = 9 * 1024 * 1024;

/**
 * The whole body of a request, of at most `maxBytes`. The length that a request states is not believed, and one that
 * states none is counted too. @throws too_large
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw new PortalError('too_large');
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    length += part.value.byteLength;
    if (length > maxBytes) {
      // Not waited for: who goes on sending must not hold the answer.
      void reader?.cancel().catch(() => undefined);
      throw new PortalError('too_large');
    }
    parts.push(part.value);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.byteLength;
  }
  return body;
}

/** A request's form, however it is encoded. @throws too_large, malformed */
export async function readForm(request: Request, maxBytes = maxFormBytes): Promise<FormData> {
  const body = await readBody(request, maxBytes);
  if (body.byteLength === 0) return new FormData();
  try {
    const type = request.headers.get('Content-Type') ?? '';
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch (error) {
    throw new PortalError('malformed', { cause: error });
  }
}
