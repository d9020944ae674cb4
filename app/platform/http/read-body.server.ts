import type { IncomingMessage } from 'node:http';
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

/** The same of a request as Node has it. @throws too_large, malformed when it breaks off */
export function readIncoming(request: IncomingMessage, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    return Promise.reject(new PortalError('too_large'));
  return new Promise((resolve, reject) => {
    const parts: Buffer<ArrayBuffer>[] = [];
    let length = 0;
    request.on('data', (part: Buffer<ArrayBuffer>) => {
      length += part.length;
      if (length <= maxBytes) parts.push(part);
      else reject(new PortalError('too_large'));
    });
    request.once('end', () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
    request.once('error', (error) => reject(new PortalError('malformed', { cause: error })));
    request.once('close', () => {
      if (!request.readableEnded) reject(new PortalError('malformed'));
    });
  });
}

/** A form as it was sent, however it is encoded. @throws malformed */
export async function parseForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  if (body.byteLength === 0) return new FormData();
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch (error) {
    throw new PortalError('malformed', { cause: error });
  }
}

/** A request's form. @throws too_large, malformed */
export async function readForm(request: Request, maxBytes = maxFormBytes): Promise<FormData> {
  const body = await readBody(request, maxBytes);
  return parseForm(body, request.headers.get('Content-Type') ?? '');
}
