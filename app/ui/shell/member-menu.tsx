import { Form } from '@remix-run/react';
import {
  Bookmark,
  ChevronDown,
  Coins,
  Factory,
  Inbox,
  LogOut,
  Palette,
  QrCode,
  Settings,
  ShieldCheck,
  ShoppingBasket,
} from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '../avatar';
import { DisclosureMenu, disclosureItemClass } from '../disclosure-menu';
import { PlainLink } from '../plain-link';
import { type ColourChoice, ColourModeChoice, LanguageChoice } from './preferences';
import { shellPaths } from './shell-paths';
import type { Viewer } from './viewer';

/** What is one's own: settings, language, colours, leaving; for the brand, its rooms. */
export function MemberMenu({ viewer, colours }: { viewer: Viewer; colours: ColourChoice }) {
  const t = useT();
  const admin = viewer.portalRoles.includes('admin');
  return (
    <DisclosureMenu
      summaryClassName="flex min-h-11 items-center gap-1.5 rounded-full p-1 hover:bg-sunken"
      summary={
        <>
          <Avatar name={viewer.name} pictureId={viewer.pictureId} size="sm" />
          <span className="sr-only">{t('ui:shell.yourMenu', { name: viewer.name })}</span>
          <ChevronDown aria-hidden="true" className="size-4 text-muted" />
        </>
      }
    >
      <p className="truncate px-3 pt-1 pb-1.5 font-semibold">{viewer.name}</p>
      <PlainLink to={shellPaths.settings} className={disclosureItemClass}>
        <Settings aria-hidden="true" />
        {t('ui:settings')}
      </PlainLink>
      <PlainLink to={shellPaths.points} className={disclosureItemClass}>
        <Coins aria-hidden="true" />
        {t('ui:shell.points')}
      </PlainLink>
      <PlainLink to={shellPaths.orders} className={disclosureItemClass}>
        <ShoppingBasket aria-hidden="true" />
        {t('ui:shell.orders')}
      </PlainLink>
      <PlainLink to={shellPaths.bookmarks} className={disclosureItemClass}>
        <Bookmark aria-hidden="true" />
        {t('ui:shell.bookmarks')}
      </PlainLink>
      {admin || viewer.clubs.some(({ onDesk }) => onDesk) ? (
        <PlainLink to={shellPaths.desk} className={disclosureItemClass}>
          <Inbox aria-hidden="true" />
          {t('ui:shell.desk')}
        </PlainLink>
      ) : null}
      {viewer.clubs.some(({ supplies }) => supplies) ? (
        <PlainLink to={shellPaths.supply} className={disclosureItemClass}>
          <Factory aria-hidden="true" />
          {t('ui:shell.supply')}
        </PlainLink>
      ) : null}
      {admin || viewer.portalRoles.includes('agent') ? (
        <PlainLink to={shellPaths.till} className={disclosureItemClass}>
          <QrCode aria-hidden="true" />
          {t('ui:shell.till')}
        </PlainLink>
      ) : null}
      {admin ? (
        <PlainLink to={shellPaths.studio} className={disclosureItemClass}>
          <Palette aria-hidden="true" />
          {t('ui:studio')}
        </PlainLink>
      ) : null}
      {admin ? (
        <PlainLink to={shellPaths.moderation} className={disclosureItemClass}>
          <ShieldCheck aria-hidden="true" />
          {t('ui:moderation')}
        </PlainLink>
      ) : null}
      <Separator />
      <LanguageChoice />
      <ColourModeChoice chosen={colours} />
      <Separator />
      <Form method="post" action={shellPaths.signOut} reloadDocument>
        <button className={disclosureItemClass}>
          <LogOut aria-hidden="true" />
          {t('ui:signOut')}
        </button>
      </Form>
    </DisclosureMenu>
  );
}

function Separator() {
  return <hr className="my-1.5 border-line" />;
}
