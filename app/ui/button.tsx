import { Link, type LinkProps } from '@remix-run/react';
import { clsx } from 'clsx';
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from 'react';
import { useFormPending } from './form-context';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

interface Look {
  /** One primary button a view. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as what holds it. */
  wide?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong shadow-card',
  secondary: 'bg-raised text-ink border border-edge hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-danger hover:brightness-110 shadow-card',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-11 sm:min-h-9 px-3 text-sm gap-1.5',
  md: 'min-h-11 px-4 text-base gap-2',
  lg: 'min-h-13 px-6 text-lg gap-2.5',
};

/** The look of a button, for the rare element that is neither Button nor LinkButton. */
export function buttonClass({ variant = 'secondary', size = 'md', wide }: Look, className?: string): string {
  return clsx(
    'inline-flex items-center justify-center rounded-md py-1 text-center font-semibold no-underline',
    'transition-colors duration-(--brief) active:translate-y-px',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-default',
    variants[variant],
    sizes[size],
    wide && 'w-full',
    className,
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Under way: keeps its place and focus, takes no second press. A submit button knows by its form. */
  pending?: boolean;
  /** An icon before the words. */
  icon?: ReactNode;
}

/** Does something. Inside a `Form` it submits unless `type` says otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant, size, wide, pending, icon, className, children, onClick, ...rest } = props;
  const submits = rest.type === undefined || rest.type === 'submit';
  const formPending = useFormPending(rest.name, rest.value);
  const busy = pending ?? (submits && formPending);
  return (
    <button
      ref={ref}
      {...rest}
      className={buttonClass({ variant, size, wide }, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
});

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'wide'> {
  /** What a screen reader says, and what shows on hover. */
  label: string;
  icon: ReactNode;
}

const squares: Record<ButtonSize, string> = {
  sm: 'w-11 sm:w-9',
  md: 'w-11',
  lg: 'w-13',
};

/** A button of one icon, which always has a name. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(props, ref) {
  const { label, icon, variant = 'quiet', size = 'md', className, ...rest } = props;
  return (
    <Button
      ref={ref}
      type="button"
      {...rest}
      variant={variant}
      size={size}
      aria-label={label}
      title={rest.title ?? label}
      icon={icon}
      className={clsx('shrink-0 px-0', squares[size], className)}
    />
  );
});

export interface LinkButtonProps extends LinkProps, Look {
  icon?: ReactNode;
}

/** Leads somewhere, and looks like a button. */
export const LinkButton = forwardRef<HTMLAnchorElement, LinkButtonProps>(function LinkButton(props, ref) {
  const { variant, size, wide, icon, className, children, ...rest } = props;
  return (
    <Link ref={ref} {...rest} className={buttonClass({ variant, size, wide }, className)}>
      {icon}
      {children}
    </Link>
  );
});
