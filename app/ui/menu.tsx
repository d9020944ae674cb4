import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

const panelClass =
  'rise z-50 min-w-52 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1.5 shadow-float';
const itemClass =
  'flex w-full min-h-11 sm:min-h-9 items-center gap-2.5 rounded-md px-3 py-1 text-start no-underline outline-none select-none cursor-pointer data-highlighted:bg-sunken data-disabled:opacity-50 [&>svg]:size-4.5 [&>svg]:text-muted';

/** Acts on one thing. Needs JavaScript: what only works here must also stand on a page (see DisclosureMenu). */
export function Menu(props: {
  trigger: ReactNode;
  align?: 'start' | 'end';
  startsOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false} defaultOpen={props.startsOpen}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={props.align ?? 'end'}
          sideOffset={6}
          collisionPadding={8}
          className={panelClass}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem(props: {
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      disabled={props.disabled}
      onSelect={props.onSelect}
      className={clsx(itemClass, props.danger && 'text-danger [&>svg]:text-danger')}
    >
      {props.icon}
      {props.children}
    </Radix.Item>
  );
}

export function MenuLink(props: { to: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild className={itemClass}>
      <Link to={props.to}>
        {props.icon}
        {props.children}
      </Link>
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />;
}
