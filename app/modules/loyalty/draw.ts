/**
 * Pure: a draw that anybody can repeat. Runs in Node and in browsers.
 *
 * The seed is fixed, and its SHA-256 published, before it is known who takes part. A participant's lot is the SHA-256 of
 * `seed:token`; the lowest lots win. First the places of the floor go to those who had nothing for long, then all that is left to
 * everybody who has no place yet.
 */

export interface DrawInput {
  /** SHA-256 (hex) of `surpriseId:memberId:word`; each member is told their own word: they find themself, nobody else does. */
  token: string;
  /** When they last had a surprise (ISO 8601); null: never. */
  lastAt: string | null;
}

export interface Draw {
  seed: string;
  inputs: readonly DrawInput[];
  places: number;
  floorPlaces: number;
  floorDays: number;
  /** The moment from which the days of the floor are counted back (ISO 8601). */
  drawnAt: string;
}

const dayMs = 86_400_000;

export async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Who is among those that come first: who never had one, or none for so long. */
export function hadNoneForLong(lastAt: string | null, drawnAt: string, floorDays: number): boolean {
  return lastAt === null || Date.parse(drawnAt) - Date.parse(lastAt) >= floorDays * dayMs;
}

/** The tokens that win, in the order in which they are drawn. */
export async function draw({
  seed,
  inputs,
  places,
  floorPlaces,
  floorDays,
  drawnAt,
}: Draw): Promise<string[]> {
  const lots = await Promise.all(
    inputs.map(async (input) => ({ ...input, lot: await sha256(`${seed}:${input.token}`) })),
  );
  const order = lots.toSorted((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0));
  const first = order
    .filter(({ lastAt }) => hadNoneForLong(lastAt, drawnAt, floorDays))
    .slice(0, Math.min(floorPlaces, places));
  const taken = new Set(first.map(({ token }) => token));
  const rest = order.filter(({ token }) => !taken.has(token)).slice(0, places - first.length);
  return [...first, ...rest].map(({ token }) => token);
}

/** What the portal publishes of a draw that was made. */
export interface PublishedDraw extends Draw {
  id: string;
  commitment: string;
  results: readonly string[];
}

export type DrawFault = 'another_seed' | 'inputs_not_sorted' | 'other_results';

/** Repeats a published draw: whether the seed is the one that was promised, and the results are what follows from it. */
export async function repeatDraw(published: PublishedDraw): Promise<DrawFault | null> {
  if ((await sha256(published.seed)) !== published.commitment) return 'another_seed';
  const tokens = published.inputs.map(({ token }) => token);
  if (tokens.some((token, index) => index > 0 && token <= tokens[index - 1]!)) return 'inputs_not_sorted';
  const results = await draw(published);
  const same =
    results.length === published.results.length &&
    results.every((token, index) => token === published.results[index]);
  return same ? null : 'other_results';
}
