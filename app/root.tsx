import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './app.css?url';
import { now } from './platform/clock.server';
import { useI18n } from './platform/i18n/i18n-context';
import { useNonce } from './platform/http/nonce';
import { LiveRegionProvider } from './ui/live-region';
import { NowProvider } from './ui/now';
import { ToastProvider } from './ui/toast';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export function loader({ context }: LoaderFunctionArgs) {
  return { member: context.member ?? null, colourMode: context.colourMode, now: now().toISOString() };
}

export type RootData = ReturnType<typeof loader>;

export function Layout({ children }: { children: ReactNode }) {
  const { locale, timeZone } = useI18n();
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang={locale} data-time-zone={timeZone} data-colours={data?.colourMode ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const data = useLoaderData<typeof loader>();
  return (
    <NowProvider start={data.now}>
      <LiveRegionProvider>
        <ToastProvider>
          <Outlet />
        </ToastProvider>
      </LiveRegionProvider>
    </NowProvider>
  );
}
