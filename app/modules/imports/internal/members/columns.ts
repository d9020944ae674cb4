import { fold } from '~/platform/text/search-text';

export type Column = 'email' | 'name' | 'locale' | 'joined';

/** What the heads of lists are called, in the languages of their writers; folded, letters only. */
const names: Record<Column, readonly string[]> = {
  email: ['email', 'mail', 'emailaddress', 'อีเมล', 'อีเมล์', 'thudientu', 'diachiemail'],
  name: ['name', 'fullname', 'displayname', 'ชื่อ', 'ชื่อนามสกุล', 'ชื่อสกุล', 'ten', 'hoten', 'hovaten'],
  locale: ['locale', 'language', 'lang', 'ภาษา', 'ngonngu'],
  joined: [
    'joined',
    'joinedat',
    'joindate',
    'joineddate',
    'membersince',
    'วันที่สมัคร',
    'วันที่เข้าร่วม',
    'ngaythamgia',
  ],
};

const bare = (text: string) => fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
const byName = new Map(
  (Object.entries(names) as [Column, readonly string[]][]).flatMap(([column, all]) =>
    all.map((name) => [bare(name), column] as const),
  ),
);

/** Which column stands where, and what is in none. */
export function readHeader(fields: readonly string[]): {
  places: Partial<Record<Column, number>>;
  unknown: string[];
} {
  const places: Partial<Record<Column, number>> = {};
  const unknown: string[] = [];
  for (const [index, field] of fields.entries()) {
    const column = byName.get(bare(field));
    if (column && places[column] === undefined) places[column] = index;
    else if (field) unknown.push(field);
  }
  return { places, unknown };
}
