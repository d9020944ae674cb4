import { useI18n } from '~/platform/i18n/i18n-context';
import type { QuickPin } from '../list-quick.server';
import { distanceKm, type Place } from '../rules';
import { towns } from '../towns';

const size = 640;
const margin = 76;

interface Frame {
  x(lng: number): number;
  y(lat: number): number;
  /** Pixels for a kilometre. */
  scale: number;
  holds(place: Place): boolean;
}

/** A piece of the earth that holds all places with their radius, drawn so that a circle stays round at its middle. */
function frameOf(places: readonly (Place & { radiusKm: number })[]): Frame {
  const south = Math.min(...places.map(({ lat, radiusKm }) => lat - radiusKm / 111));
  const north = Math.max(...places.map(({ lat, radiusKm }) => lat + radiusKm / 111));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const west = Math.min(...places.map(({ lng, radiusKm }) => lng - radiusKm / 111 / squeeze));
  const east = Math.max(...places.map(({ lng, radiusKm }) => lng + radiusKm / 111 / squeeze));
  const span = Math.max(north - south, (east - west) * squeeze, 0.2);
  const scale = (size - 2 * margin) / span;
  const [midLat, midLng] = [(north + south) / 2, (east + west) / 2];
  const x = (lng: number) => size / 2 + (lng - midLng) * squeeze * scale;
  const y = (lat: number) => size / 2 - (lat - midLat) * scale;
  const inside = (value: number) => value > 10 && value < size - 10;
  return { x, y, scale: scale / 111, holds: ({ lat, lng }) => inside(x(lng)) && inside(y(lat)) };
}

/** Where quick offers are: a drawing of our own. Each pin is a link, to its card on this page where it is `listed`, else to the list from it on. */
export function QuickMap({
  pins,
  me,
  listed,
}: {
  pins: readonly QuickPin[];
  me: Place | null;
  listed: ReadonlySet<string>;
}) {
  const { t, format, locale } = useI18n();
  if (pins.length === 0) return <p className="text-muted">{t('offers:quick.noPlaces')}</p>;
  const frame = frameOf([...pins.map(({ place }) => place), ...(me ? [{ ...me, radiusKm: 1 }] : [])]);
  const around = towns.filter(frame.holds);
  const besidePin = (town: Place) =>
    pins.some(
      ({ place }) =>
        Math.hypot(frame.x(place.lng) - frame.x(town.lng), frame.y(place.lat) - frame.y(town.lat)) < 50,
    );
  const atEdge = (town: Place) => frame.x(town.lng) > size * 0.75;
  const overlap = (one: Place, other: Place) =>
    Math.abs(frame.x(one.lng) - frame.x(other.lng)) < 150 &&
    Math.abs(frame.y(one.lat) - frame.y(other.lat)) < 28;
  // Two names that would lie over each other are none: the first one stands.
  const named = around.filter((town, index) => !around.slice(0, index).some((other) => overlap(town, other)));
  return (
    <figure>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="group"
        aria-label={t('offers:quick.map')}
        className="w-full rounded-lg border border-line bg-sunken"
      >
        {Array.from({ length: 7 }, (_, index) => (
          <path
            key={index}
            d={`M0 ${(index + 1) * 80}H${size}M${(index + 1) * 80} 0V${size}`}
            className="stroke-line"
            strokeWidth="1"
          />
        ))}
        {pins.map(({ id, place }) => (
          <circle
            key={`around ${id}`}
            cx={frame.x(place.lng)}
            cy={frame.y(place.lat)}
            r={Math.max(6, place.radiusKm * frame.scale)}
            className="fill-accent-soft stroke-accent"
            fillOpacity="0.7"
          />
        ))}
        {around.map((town) => (
          <g key={town.key} className="fill-muted" aria-hidden="true">
            <circle cx={frame.x(town.lng)} cy={frame.y(town.lat)} r="5" />
            {named.includes(town) ? (
              <text
                x={frame.x(town.lng) + (atEdge(town) ? -9 : 9)}
                y={frame.y(town.lat) - (besidePin(town) ? 38 : 8)}
                textAnchor={atEdge(town) ? 'end' : 'start'}
                fontSize="24"
              >
                {town.name[locale]}
              </text>
            ) : null}
          </g>
        ))}
        {pins.map(({ id, title, url, place, discountPercent }) => (
          <a
            key={id}
            href={listed.has(id) ? `#quick-${id}` : url}
            className="no-underline"
            aria-label={t('offers:quick.pin', { title, percent: format.number(discountPercent) })}
          >
            <circle cx={frame.x(place.lng)} cy={frame.y(place.lat)} r="30" className="fill-accent" />
            <text
              x={frame.x(place.lng)}
              y={frame.y(place.lat) + 8}
              textAnchor="middle"
              fontSize="21"
              fontWeight="700"
              className="fill-on-accent"
            >
              −{discountPercent}%
            </text>
          </a>
        ))}
        {me ? (
          <g className="fill-positive">
            <circle
              cx={frame.x(me.lng)}
              cy={frame.y(me.lat)}
              r="38"
              className="fill-none stroke-positive"
              strokeWidth="5"
            />
            <text x={frame.x(me.lng) - 20} y={frame.y(me.lat) + 66} fontSize="24" fontWeight="700">
              {t('offers:quick.me')}
            </text>
          </g>
        ) : null}
      </svg>
      {me ? (
        <figcaption className="mt-1 text-sm text-muted">
          {t('offers:quick.nearest', {
            km: format.number(Math.round(Math.min(...pins.map(({ place }) => distanceKm(place, me))))),
          })}
        </figcaption>
      ) : null}
    </figure>
  );
}
