/** A house that is a speech bubble, with its lamp lit. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path
        fill="var(--accent)"
        d="M14.2 2.9a2.9 2.9 0 0 1 3.6 0l10 7.9A3.1 3.1 0 0 1 29 13.2V22a5 5 0 0 1-5 5h-9.4l-5.3 3.6a.9.9 0 0 1-1.4-.8V27A5 5 0 0 1 3 22v-8.8a3.1 3.1 0 0 1 1.2-2.4z"
      />
      <path
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        d="M9.6 22.2c1.7 1.5 3.9 2.2 6.4 2.2s4.7-.7 6.4-2.2"
      />
      <circle cx="16" cy="14.6" r="4" fill="var(--marigold)" />
    </svg>
  );
}
