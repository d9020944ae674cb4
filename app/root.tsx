import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import styles from './app.css?url';
import { listMyClubs } from './modules/clubs/list-my-clubs.server';
import { memberStream } from './modules/clubs/streams';
import { themeStyle } from './modules/clubs/theme-style';
import { forgetOthers } from './modules/events/ui/keep-offline';
import { LivePoints } from './modules/loyalty/ui/live-points';
import { getUnread } from './modules/notices/settle-notices.server';
import { UnreadBadge, UnreadProvider } from './modules/notices/ui/unread';
import { SearchBox } from './modules/search/ui/search-box';
import { SearchButton } from './modules/search/ui/search-button';
import { now } from './platform/clock.server';
import { env } from './platform/env.server';
import { useI18n } from './platform/i18n/i18n-context';
import { translatorFor } from './platform/i18n/translators.server';
import { useNonce } from './platform/http/nonce';
import { useLiveIdentity } from './platform/realtime/client/use-connection';
import { fontPreloads } from './ui/font-preloads';
import { LiveRegionProvider } from './ui/live-region';
import { NowProvider } from './ui/now';
import { pageMeta } from './ui/page-meta';
import { ProblemPage, problemTitle } from './ui/shell/problem-page';
import { Shell } from './ui/shell/shell';
import type { Viewer } from './ui/shell/viewer';
import { ToastProvider } from './ui/toast';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/icon-180.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export async function loader({ context }: LoaderFunctionArgs) {
  const { member, locale, timeZone } = context;
  const t = translatorFor(locale);
  const unread = member ? await getUnread(member.id) : null;
  const viewer: Viewer | null = member
    ? {
        id: member.id,
        name: member.name,
        pictureId: member.pictureId,
        portalRoles: member.portalRoles,
        clubs: (await listMyClubs(context.actor)).map(
          ({ id, slug, name, pictureId, status, onDesk, supplies }) => ({
            ...{ id, slug, name, pictureId },
            ...{ status, onDesk, supplies },
          }),
        ),
      }
    : null;
  return {
    viewer,
    unread,
    colourMode: context.colourMode,
    locale,
    timeZone,
    now: now().toISOString(),
    origin: env().ORIGIN,
    brand: t('ui:brand'),
    tagline: t('ui:tagline'),
  };
}

export type RootData = Awaited<ReturnType<typeof loader>>;

/** The frame changes by what somebody does, not by where they go. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined && formMethod !== 'GET' && defaultShouldRevalidate;
}

export const meta = pageMeta<typeof loader>(({ brand }) => ({ title: brand }));

/** The theme of the club whose pages these are: the last loader that answers a `club` with its `theme`. */
function useTheme(): CSSProperties {
  const matches = useMatches();
  const themes = matches.map(({ data }) => (data as { club?: { theme?: unknown } } | undefined)?.club?.theme);
  return themeStyle(themes.findLast((theme) => theme !== undefined)) as CSSProperties;
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, timeZone, t } = useI18n();
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>('root');
  const error = useRouteError();
  const colours = data?.colourMode ?? 'system';
  return (
    <html lang={locale} data-time-zone={timeZone} data-colours={colours} style={useTheme()}>
      <head>
        <meta charSet="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <ThemeColour colours={colours} />
        <meta property="og:site_name" content={data?.brand ?? 'Chomrom'} />
        <meta property="og:type" content="website" />
        {fontPreloads[locale].map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
        {error ? <title>{`${problemTitle(t, error)} · ${t('ui:brand')}`}</title> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <NowProvider start={data?.now}>
          <LiveRegionProvider>
            <ToastProvider>
              <WithUnread data={data}>
                <Shell
                  viewer={data?.viewer ?? null}
                  colours={colours}
                  search={{ field: <SearchBox />, button: <SearchButton /> }}
                  unread={data?.viewer ? <UnreadBadge /> : null}
                >
                  {children}
                </Shell>
              </WithUnread>
            </ToastProvider>
          </LiveRegionProvider>
        </NowProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** Members see live how many notices are unread. */
function WithUnread({ data, children }: { data: RootData | undefined; children: ReactNode }) {
  if (!data?.viewer || !data.unread) return <>{children}</>;
  return (
    <UnreadProvider stream={memberStream(data.viewer.id)} start={data.unread}>
      <LivePoints stream={memberStream(data.viewer.id)} seq={data.unread.seq} />
      {children}
    </UnreadProvider>
  );
}

/** What the browser paints its own bars with; the colours of `--raised`. */
function ThemeColour({ colours }: { colours: RootData['colourMode'] }) {
  const [light, dark] = ['#fffefd', '#231d19'];
  if (colours !== 'system') return <meta name="theme-color" content={colours === 'light' ? light : dark} />;
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} />
    </>
  );
}

const yearSeconds = 365 * 86_400;

/** Keeps what is drawn in step with who looks: another language needs other words, a visitor's zone is the browser's. */
function useReader({ viewer, locale, timeZone }: RootData): void {
  const { locale: drawn } = useI18n();
  useEffect(() => {
    if (locale !== drawn) window.location.reload();
  }, [locale, drawn]);
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!viewer && zone && zone !== timeZone)
      document.cookie = `chomrom_zone=${zone}; path=/; max-age=${yearSeconds}; samesite=lax`;
  }, [viewer, timeZone]);
  const readerId = viewer?.id ?? null;
  useEffect(() => forgetOthers(readerId), [readerId]);
}

export default function App() {
  const data = useLoaderData<typeof loader>();
  useReader(data);
  useLiveIdentity(data.viewer?.id ?? null);
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemPage error={useRouteError()} />;
}
