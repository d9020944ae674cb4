import type { Locale } from '~/platform/i18n/locale';
import type { Place } from './rules';

export interface Town extends Place {
  key: string;
  name: Record<Locale, string>;
}

/** Where people live, to choose from without a map, and to find one's way on the drawn one. */
export const towns: readonly Town[] = [
  { key: 'bangkok', lat: 13.75, lng: 100.5, name: { th: 'กรุงเทพฯ', vi: 'Bangkok', en: 'Bangkok' } },
  { key: 'chiang-mai', lat: 18.79, lng: 98.98, name: { th: 'เชียงใหม่', vi: 'Chiang Mai', en: 'Chiang Mai' } },
  { key: 'khon-kaen', lat: 16.43, lng: 102.83, name: { th: 'ขอนแก่น', vi: 'Khon Kaen', en: 'Khon Kaen' } },
  {
    key: 'korat',
    lat: 14.97,
    lng: 102.1,
    name: { th: 'นครราชสีมา', vi: 'Nakhon Ratchasima', en: 'Nakhon Ratchasima' },
  },
  { key: 'pattaya', lat: 12.93, lng: 100.88, name: { th: 'พัทยา', vi: 'Pattaya', en: 'Pattaya' } },
  { key: 'phuket', lat: 7.89, lng: 98.4, name: { th: 'ภูเก็ต', vi: 'Phuket', en: 'Phuket' } },
  { key: 'hat-yai', lat: 7.01, lng: 100.47, name: { th: 'หาดใหญ่', vi: 'Hat Yai', en: 'Hat Yai' } },
  { key: 'hanoi', lat: 21.03, lng: 105.85, name: { th: 'ฮานอย', vi: 'Hà Nội', en: 'Hanoi' } },
  { key: 'hai-phong', lat: 20.86, lng: 106.68, name: { th: 'ไฮฟอง', vi: 'Hải Phòng', en: 'Hai Phong' } },
  { key: 'da-nang', lat: 16.05, lng: 108.2, name: { th: 'ดานัง', vi: 'Đà Nẵng', en: 'Da Nang' } },
  { key: 'nha-trang', lat: 12.24, lng: 109.19, name: { th: 'ญาจาง', vi: 'Nha Trang', en: 'Nha Trang' } },
  { key: 'da-lat', lat: 11.94, lng: 108.44, name: { th: 'ดาลัต', vi: 'Đà Lạt', en: 'Da Lat' } },
  {
    key: 'saigon',
    lat: 10.78,
    lng: 106.7,
    name: { th: 'โฮจิมินห์', vi: 'TP. Hồ Chí Minh', en: 'Ho Chi Minh City' },
  },
  { key: 'can-tho', lat: 10.03, lng: 105.79, name: { th: 'เกิ่นเทอ', vi: 'Cần Thơ', en: 'Can Tho' } },
];

const asNamed = (words: string) => words.normalize('NFC').toLowerCase().replaceAll('ฯ', '');

/** Pure: the town that words such as a shop's address name, in any of the languages; where several, the longest name. */
export function townIn(words: string): Town | undefined {
  const said = asNamed(words);
  const names = towns.flatMap((town) =>
    Object.values(town.name).map((name) => ({ town, name: asNamed(name) })),
  );
  return names
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) =>
      new RegExp(`(?<!\\p{Script=Latin})${name.replaceAll('.', '\\.')}(?!\\p{Script=Latin})`, 'u').test(said),
    )?.town;
}

export function townOf(key: unknown): Town | undefined {
  return towns.find((town) => town.key === key);
}
