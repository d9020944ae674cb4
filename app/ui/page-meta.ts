import type { LoaderFunction } from '@remix-run/node';
import type { MetaDescriptor, MetaFunction } from '@remix-run/react';

export interface PageMeta {
  title: string;
  description?: string | null;
  /** Id of an upload that anybody may see; without one, the club's. */
  pictureId?: string | null;
  /** Not for machines that search: it is somebody's own, or worth nothing without the way there. */
  unlisted?: boolean;
}

/** What of the root's data a page's head is made of. */
interface Frame {
  brand: string;
  tagline: string;
  origin: string;
}

/** What of the club's layout a page below it is made of. */
interface ClubFrame {
  club: {
    name: string;
    description: string;
    visibility: string;
    coverId: string | null;
    pictureId: string | null;
  };
}

type MetaArgs<Loader> = Parameters<MetaFunction<Loader>>[0];

const describable = 200;

function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > describable ? `${line.slice(0, describable - 1).trimEnd()}…` : line;
}

function titleOf(title: string, club: string | undefined, { brand, tagline }: Frame): string {
  if (title === brand) return `${brand} · ${tagline}`;
  return [title, ...(club && club !== title ? [club] : []), brand].join(' · ');
}

/**
 * A route's `meta`: its title with the club and the brand, and how it looks where its link is shared (Open Graph).
 * `describe` is called with what the loader answered; a page without one has the problem's title (see the root).
 */
export function pageMeta<Loader extends LoaderFunction>(
  describe: (data: NonNullable<MetaArgs<Loader>['data']>) => PageMeta,
) {
  return ({ data, matches, location, error }: MetaArgs<Loader>): MetaDescriptor[] => {
    if (error || data === undefined || data === null) return [];
    const dataOf = (id: string) => matches.find((match) => match.id === id)?.data;
    const frame: Frame = (dataOf('root') as Frame | undefined) ?? {
      brand: 'Chomrom',
      tagline: '',
      origin: '',
    };
    const club = (dataOf('routes/club') as ClubFrame | undefined)?.club;
    const page = describe(data as NonNullable<typeof data>);
    const pictureId = page.pictureId ?? club?.coverId ?? club?.pictureId;
    const description = inOneLine(page.description || club?.description || frame.tagline);
    const address = `${frame.origin}${location.pathname}`;
    const unlisted = page.unlisted || club?.visibility === 'members';
    return [
      { title: titleOf(page.title, club?.name, frame) },
      { name: 'description', content: description },
      unlisted
        ? { name: 'robots', content: 'noindex' }
        : { tagName: 'link', rel: 'canonical', href: address },
      { property: 'og:title', content: page.title },
      { property: 'og:description', content: description },
      { property: 'og:url', content: address },
      {
        property: 'og:image',
        content: `${frame.origin}${pictureId ? `/uploads/${pictureId}` : '/og.png'}`,
      },
      { name: 'twitter:card', content: 'summary_large_image' },
    ];
  };
}
