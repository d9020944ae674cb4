import { expect, test } from 'vitest';
import { findEmergencyWords } from '~/modules/questions/emergency-words';

const words = [
  'ชัก',
  'หายใจไม่ออก',
  'กินยาเบื่อ',
  'co giật',
  'rắn cắn',
  'khó thở',
  'ngộ độc',
  'fit',
  'seizure',
  'ate poison',
];
const found = (text: string) => findEmergencyWords(text, words).map(({ word }) => word);

test('a word is found in Thai that is written without spaces', () => {
  expect(found('น้องหมาชักเกร็งมาสามนาทีแล้วค่ะ')).toEqual(['ชัก']);
  expect(found('โกลเด้นชักน้ำลายฟูมปาก')).toEqual(['ชัก']);
  expect(found('เหมือนมันหายใจไม่ออกเลยช่วยด้วย')).toEqual(['หายใจไม่ออก']);
  expect(found('แอบไปกินยาเบื่อหนูข้างบ้าน')).toEqual(['กินยาเบื่อ']);
});

test('a part of another Thai word is none', () => {
  expect(found('พื้นห้องน้ำกับชักโครกใหม่')).toEqual([]);
  expect(found('อยากชักชวนเพื่อนมาเดินเล่น')).toEqual([]);
});

test('what a club excepts is not looked into', () => {
  const excepted = [...words, '-ลิ้นชัก', '-fit and well'];
  const texts = ['เก็บไว้ในลิ้นชักแล้ว', 'เก็บในลิ้นชักแล้วน้องชัก', 'She is fit and well', 'a fit'];
  expect(texts.map((text) => findEmergencyWords(text, excepted).map(({ word }) => word))).toEqual([
    [],
    ['ชัก'],
    [],
    ['fit'],
  ]);
});

test('a Vietnamese word is found with its marks and without', () => {
  expect(found('Bé nhà mình bị CO GIẬT từ tối qua')).toEqual(['co giật']);
  expect(found('be nha minh bi co giat tu toi qua')).toEqual(['co giật']);
  expect(found('cun kho tho qua, giup minh voi')).toEqual(['khó thở']);
  // Half with marks, half without, as people type when they are afraid.
  expect(found('Be nha minh bi co giat. Nó đang nằm run.')).toEqual(['co giật']);
  expect(found('bị rắn cắn ở vườn'.normalize('NFD'))).toEqual(['rắn cắn']);
});

test('with other marks it is another word', () => {
  expect(found('Nó khô thô ráp lắm')).toEqual([]);
  expect(found('ngọ đốc')).toEqual([]);
});

test('an English word is found whole, whatever its capitals', () => {
  expect(found('He had a FIT, twice!')).toEqual(['fit']);
  expect(found('Many benefits, and outfits.')).toEqual([]);
  expect(found('she ate  poison')).toEqual(['ate poison']);
});

test('nothing is found in nothing, and an empty word finds nothing', () => {
  expect(found('')).toEqual([]);
  expect(findEmergencyWords('anything', ['', '  '])).toEqual([]);
});
