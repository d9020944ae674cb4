import { useId } from 'react';

export interface PlotBar {
  key: string;
  label: string;
  value: number | null;
  words: string;
  /** The bar that the page is about. */
  marked?: boolean;
}

const width = 380;
const height = 180;
const floor = 150;
const top = 24;

/**
 * Bars beside each other, readable in black and white: each carries its value, hatching sets them off, and the one that the page is about is
 * solid. The figures stand in a table on the same page.
 */
export function FigurePlot({
  name,
  bars,
  small,
}: {
  name: string;
  bars: readonly PlotBar[];
  /** By itself in its section, whose heading says its name. */
  small?: boolean;
}) {
  const id = useId().replaceAll(':', '');
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const step = width / Math.max(4, bars.length);
  return (
    <figure className={small ? 'max-w-md min-w-0' : 'min-w-0'}>
      <figcaption className={small ? 'sr-only' : 'mb-1 font-semibold'}>{name}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${name}: ${bars.map(({ label, words }) => `${label} ${words}`).join(', ')}`}
        className="w-full text-accent"
      >
        <defs>
          <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="currentColor" opacity="0.45" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="currentColor" strokeWidth="3" />
          </pattern>
        </defs>
        <line x1="0" y1={floor} x2={width} y2={floor} stroke="currentColor" strokeWidth="1" />
        {bars.map(({ key, label, value, words, marked }, index) => {
          const tall = value === null ? 0 : Math.max(value > 0 ? 2 : 0, ((floor - top) * value) / most);
          const middle = index * step + step / 2;
          return (
            <g key={key}>
              <rect
                x={index * step + step * 0.18}
                y={floor - tall}
                width={step * 0.64}
                height={tall}
                fill={marked ? 'currentColor' : `url(#${id})`}
                stroke="currentColor"
              />
              <text x={middle} y={floor - tall - 6} textAnchor="middle" fontSize="12" className="fill-ink">
                {words}
              </text>
              <text x={middle} y={floor + 20} textAnchor="middle" fontSize="11" className="fill-muted">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
