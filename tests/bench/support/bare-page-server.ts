// Two baselines of pages. BARE=render: the same element, with its data at hand, through React's `renderToPipeableStream`.
// BARE=bytes: the page's bytes from memory. Both by Node's own HTTP server and nothing else.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/node';
import { renderToPipeableStream } from 'react-dom/server';
import type * as entry from '../../../app/entry.server.tsx';

type Build = Parameters<typeof createRequestHandler>[0] & { entry: { module: typeof entry } };
type Drawn = Parameters<typeof entry.default>;

const setting = JSON.parse(process.env.BARE_PAGE ?? '{}') as { path: string; context: Drawn[4] };

/** Asks the portal's own code for the page once, and keeps what it is drawn from. */
async function readDrawn(build: Build): Promise<Drawn> {
  let drawn: Drawn | undefined;
  const draw: typeof entry.default = (...given) => {
    drawn = given;
    return new Response('');
  };
  const own = { ...build, entry: { module: { ...build.entry.module, default: draw } } } as unknown as Build;
  const { portal } = build.entry.module;
  await portal.connectDatabase(process.env.DATABASE_URL!);
  await createRequestHandler(own as never, 'production')(
    new Request(`http://127.0.0.1${setting.path}`),
    setting.context,
  );
  await portal.disconnectDatabase();
  return drawn!;
}

async function renderer(): Promise<(response: ServerResponse) => void> {
  const build = (await import(pathToFileURL('build/server/index.js').href)) as unknown as Build;
  const [request, , , remixContext, context] = await readDrawn(build);
  return (response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const element = build.entry.module.pageElement(request.url, remixContext, context);
    const { pipe } = renderToPipeableStream(element, {
      nonce: context.nonce,
      onAllReady: () => pipe(response),
    });
  };
}

function sender(): (response: ServerResponse) => void {
  const body = readFileSync(process.env.BARE_FILE!);
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(body);
  };
}

const answer = process.env.BARE === 'render' ? await renderer() : sender();
const server = createServer((_request, response) => answer(response));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
