import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { fetchLinkPreview } from '~/platform/link-preview.server';
import type { LinkPreviewOptions, ResolvedAddress } from '~/platform/link-preview.server';
import { isPublicAddress } from '~/platform/public-address.server';

describe('public is', () => {
  test.each(['1.1.1.1', '93.184.215.14', '203.150.1.1', '2606:4700:4700::1111', '2405:9800::1'])(
    '%s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('not public is', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '0.1.2.3',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
    ],
    ...[
      '169.254.169.254',
      '100.64.0.1',
      '100.100.100.200',
      '192.0.0.192',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.1',
    ],
    ...[
      '203.0.113.1',
      '224.0.0.1',
      '239.1.1.1',
      '240.0.0.1',
      '255.255.255.255',
      '168.63.129.16',
      '192.88.99.1',
    ],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '::ffff:0:127.0.0.1',
      '64:ff9b::7f00:1',
    ],
    ...[
      '64:ff9b::169.254.169.254',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
      'fe80::1',
      'fec0::1',
    ],
    ...[
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '100::1',
      '4000::1',
      '',
      'localhost',
      '1.2.3',
      '127.0.0.1.example.com',
    ],
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a preview', () => {
  let server: Server;
  let port: number;
  let pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** Local address and path of each request: 127.0.0.1 plays the internet, 127.0.0.2 the inner network. */
  let asked: string[];
  let resolved: string[];
  let names: Record<string, string[] | (() => string[])>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.socket.localAddress} ${request.url}`);
      const page = pages[request.url ?? ''];
      if (page) page(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  beforeEach(() => {
    [pages, asked, resolved, names] = [
      {},
      [],
      [],
      { 'page.example': ['127.0.0.1'], 'inner.example': ['127.0.0.2'] },
    ];
  });

  const lookup = async (hostname: string): Promise<ResolvedAddress[]> => {
    resolved.push(hostname);
    const found = names[hostname];
    if (!found) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const addresses = typeof found === 'function' ? found() : found;
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const at = (path: string, host = 'page.example') => `http://${host}:${port}${path}`;
  const preview = (url: string, options: LinkPreviewOptions = {}) =>
    fetchLinkPreview(url, { lookup, allowLoopbackForTests: [port], ...options });
  const html =
    (body: string | Buffer, type = 'text/html; charset=utf-8', status = 200, more = {}) =>
    (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': type, ...more }).end(body);
    };
  const redirect =
    (location: string, status = 302) =>
    (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { location }).end('<title>moved</title>');
    };

  test('says what the page says of itself', async () => {
    pages['/dog'] = html(`<!doctype html><html><head><title>Plain</title>
      <meta property="og:title" content="  ดูแล&amp;รัก
        น้องหมา  "><meta name="description" content="plain"><meta property="og:description" content="วิธีดูแล \u202Eหมา">
      <meta property="og:site_name" content="ชมรมคนรักหมา"></head><body>x</body></html>`);
    expect(await preview(at('/dog#food'))).toEqual({
      url: at('/dog#food'),
      title: 'ดูแล&รัก น้องหมา',
      description: 'วิธีดูแล หมา',
      siteName: 'ชมรมคนรักหมา',
    });
  });

  test('makes do with a plain title, not that of a drawing, and cuts what is long', async () => {
    pages['/'] = html(`<svg><title>icon</title></svg><title>${'ก้'.repeat(300)}</title>`);
    const found = await preview(at('/'));
    expect(found?.title).toMatch(/^(?:ก้)+…$/);
    expect(found?.title.length).toBeLessThanOrEqual(200);
    expect(found).toMatchObject({ description: null, siteName: null });
  });

  test('reads Thai and Vietnamese in their old encodings', async () => {
    const thai = Buffer.from([0xcb, 0xc1, 0xd2]);
    pages['/header'] = html(
      Buffer.concat([Buffer.from('<title>'), thai, Buffer.from('</title>')]),
      'text/html; charset=TIS-620',
    );
    pages['/meta'] = html(
      Buffer.concat([
        Buffer.from('<meta http-equiv="content-type" content="text/html; charset=windows-874"><title>'),
        thai,
      ]),
      'text/html',
    );
    pages['/vi'] = html(
      Buffer.from('<title>\xd0\xc0 L\x61\xf2t</title>', 'latin1'),
      'text/html; charset=windows-1258',
    );
    pages['/odd'] = html('<title>chó</title>', 'text/html; charset=no-such-thing');
    expect((await preview(at('/header')))?.title).toBe('หมา');
    expect((await preview(at('/meta')))?.title).toBe('หมา');
    expect((await preview(at('/vi')))?.title).toBe('ĐÀ Lạt'.normalize('NFC'));
    expect((await preview(at('/odd')))?.title).toBe('chó');
  });

  test('follows three redirects and no fourth', async () => {
    pages['/1'] = redirect('/2', 301);
    pages['/2'] = redirect(at('/3'), 307);
    pages['/3'] = redirect('4', 308);
    pages['/4'] = html('<title>here</title>');
    pages['/0'] = redirect('/1');
    pages['/loop'] = redirect('/loop');
    expect(await preview(at('/1'))).toMatchObject({ url: at('/4'), title: 'here' });
    expect(await preview(at('/0'))).toBeNull();
    expect(await preview(at('/loop'))).toBeNull();
  });

  test.each([
    ['another kind of file', 'application/json', 200, {}],
    ['no kind at all', '', 200, {}],
    ['something that only begins like HTML', 'text/html5', 200, {}],
    ['an error page', 'text/html', 500, {}],
    ['a packed page', 'text/html', 200, { 'content-encoding': 'gzip' }],
  ])('there is none of %s', async (_what, type, status, more) => {
    pages['/'] = html('<title>x</title>', type, status, more);
    expect(await preview(at('/'))).toBeNull();
  });

  test('there is none without a title, without a server and without a name', async () => {
    pages['/'] = html('<p>words');
    expect(await preview(at('/'))).toBeNull();
    expect(await preview('http://page.example:1/', { allowLoopbackForTests: [1] })).toBeNull();
    expect(await preview(at('/', 'nobody.example'))).toBeNull();
    expect(await preview('no address')).toBeNull();
  });

  describe('is not fetched', () => {
    beforeEach(() => void (pages['/'] = html('<title>inner</title>')));

    test.each([
      'ftp://page.example/',
      'file:///etc/passwd',
      'data:text/html,<title>x</title>',
      'http://page.example:22/',
      'https://page.example:8443/',
      'http://user:word@page.example/',
    ])('by %s', async (url) => {
      expect(await preview(url)).toBeNull();
      expect([asked, resolved]).toEqual([[], []]);
    });

    test.each([
      '127.0.0.2',
      '2130706434',
      '0x7f000002',
      '0177.0.0.2',
      '127.2',
      '[::1]',
      '[::ffff:127.0.0.2]',
      '0.0.0.0',
    ])('from the inner network by the address %s', async (host) => {
      expect(await preview(at('/', host))).toBeNull();
      expect(asked).toEqual([]);
    });

    test.each([
      ['a name of the inner network', ['127.0.0.2']],
      ['a name with an inner address among others', ['127.0.0.1', '127.0.0.2']],
      ['a name with an inner address in IPv6 form', ['::ffff:127.0.0.2']],
      ['a name without addresses', []],
    ])('by %s', async (_what, addresses) => {
      names['inner.example'] = addresses;
      expect(await preview(at('/', 'inner.example'))).toBeNull();
      expect(asked).toEqual([]);
    });

    test('when a redirect leads into the inner network, by address or by name', async () => {
      pages['/address'] = redirect(at('/', '127.0.0.2'));
      pages['/name'] = redirect(at('/', 'inner.example'));
      pages['/port'] = redirect('http://page.example:22/');
      pages['/scheme'] = redirect('file:///etc/passwd');
      for (const path of ['/address', '/name', '/port', '/scheme'])
        expect(await preview(at(path))).toBeNull();
      expect(asked).toEqual(['/address', '/name', '/port', '/scheme'].map((path) => `127.0.0.1 ${path}`));
    });

    test('when a name first resolves to a public and then to an inner address', async () => {
      const answers = [['127.0.0.1'], ['127.0.0.2']];
      names['rebinding.example'] = () => answers.shift() ?? [];
      pages['/again'] = (_request, response) => {
        response.writeHead(302, { location: '/', connection: 'close' }).end();
      };
      expect(await preview(at('/again', 'rebinding.example'))).toBeNull();
      expect(asked).toEqual(['127.0.0.1 /again']);
    });

    test('when loopback is not allowed, as in a portal that runs', async () => {
      expect(await preview(at('/'), { allowLoopbackForTests: [] })).toBeNull();
      expect(await fetchLinkPreview('http://localhost/')).toBeNull();
      expect(await fetchLinkPreview('http://127.0.0.1/')).toBeNull();
      expect(asked).toEqual([]);
    });
  });

  describe('ends', () => {
    const within = async (work: Promise<unknown>, ms: number) => {
      const start = performance.now();
      expect(await work).toBeNull();
      expect(performance.now() - start).toBeLessThan(ms);
    };

    test('after three seconds, whatever drips, waits or resolves slowly', async () => {
      const drips: NodeJS.Timeout[] = [];
      pages['/drip'] = (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).write('<title>slow</title>');
        drips.push(setInterval(() => response.write('<p>'), 100));
      };
      pages['/silent'] = () => undefined;
      const slow: LinkPreviewOptions = { lookup: () => new Promise(() => undefined) };
      await Promise.all([
        within(preview(at('/drip')), 4500),
        within(preview(at('/silent')), 4500),
        within(preview(at('/'), slow), 4500),
      ]);
      drips.forEach((drip) => clearInterval(drip));
    });

    test('when the caller gives up', async () => {
      pages['/silent'] = () => undefined;
      const caller = new AbortController();
      const waiting = within(preview(at('/silent'), { signal: caller.signal }), 2500);
      await expect.poll(() => asked).toHaveLength(1);
      caller.abort();
      await waiting;
      await within(preview(at('/silent'), { signal: AbortSignal.abort() }), 500);
    });

    test('after 256 KB of a page without end', async () => {
      let sent = 0;
      const closed = new Promise<void>((resolve) => {
        pages['/endless'] = (_request, response) => {
          response.on('close', resolve);
          response.writeHead(200, { 'content-type': 'text/html' }).write('<title>much</title>');
          const more = () => {
            while (!response.destroyed && response.write('<p>'.repeat(5000))) sent += 15_000;
          };
          response.on('drain', more);
          more();
        };
      });
      expect(await preview(at('/endless'))).toMatchObject({ title: 'much' });
      await closed;
      expect(sent).toBeLessThan(20_000_000);
    });
  });
});
