import { useId } from 'react';

export interface PlotPoint {
  /** YYYY-MM-DD; names the point where `key` does not. */
  from: string;
  /** Where two may begin on the same day. */
  key?: string;
  value: number | null;
  words: string;
  /** What stands below it; without it the day and month. */
  tick?: string;
  /** What was planned: a line across the bar. */
  goal?: number | null;
  /** The bar that the page is about: solid. */
  marked?: boolean;
}

/** As many have room for what stands below each of them; of more, each third. */
const mostTicks = 8;

const width = 380;
const height = 180;
const floor = 150;
const top = 24;

/**
 * Bars over time, readable in black and white: each carries its value, and hatching sets them off where colours are gone. What a
 * screen reader says is `label`; the figures stand in a table beside it.
 */
export function PeriodPlot(props: {
  name: string;
  label: string;
  points: readonly PlotPoint[];
  /** By itself in its section, whose heading says its name. */
  headed?: boolean;
}) {
  const { name, label, points, headed } = props;
  const id = useId().replaceAll(':', '');
  const most = Math.max(1, ...points.flatMap(({ value, goal }) => [value ?? 0, goal ?? 0]));
  // One bar alone is no wall.
  const step = width / Math.max(4, points.length);
  const eachTick = points.length <= mostTicks ? 1 : 3;
  if (points.length === 0) return null;
  return (
    <figure className="min-w-0">
      <figcaption className={headed ? 'sr-only' : 'mb-1 font-semibold'}>{name}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="w-full text-accent">
        <defs>
          <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="currentColor" opacity="0.55" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="currentColor" strokeWidth="3" />
          </pattern>
        </defs>
        <line x1="0" y1={floor} x2={width} y2={floor} stroke="currentColor" strokeWidth="1" />
        {points.map(({ from, key, value, words, tick, marked, goal }, index) => {
          const x = index * step;
          const tall = value === null ? 0 : Math.max(value > 0 ? 2 : 0, ((floor - top) * value) / most);
          return (
            <g key={key ?? from}>
              <rect
                x={x + step * 0.15}
                y={floor - tall}
                width={step * 0.7}
                height={tall}
                fill={marked ? 'currentColor' : `url(#${id})`}
                stroke="currentColor"
              />
              {goal == null ? null : (
                <line
                  x1={x + step * 0.05}
                  x2={x + step * 0.95}
                  y1={floor - ((floor - top) * goal) / most}
                  y2={floor - ((floor - top) * goal) / most}
                  stroke="currentColor"
                  strokeWidth="3"
                  className="text-ink"
                />
              )}
              {value === null || value === 0 ? null : (
                <text
                  x={x + step / 2}
                  y={floor - tall - 6}
                  textAnchor="middle"
                  fontSize="11"
                  className="fill-ink"
                >
                  {words}
                </text>
              )}
              {index % eachTick === 0 ? (
                <text
                  x={x + step / 2}
                  y={floor + 20}
                  textAnchor="middle"
                  fontSize="11"
                  className="fill-muted"
                >
                  {tick ?? `${Number(from.slice(8))}/${Number(from.slice(5, 7))}`}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
