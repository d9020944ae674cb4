import { describe, expect, test } from 'vitest';
import { hueOf, initialsOf } from '~/ui/avatar';

describe('Initials', () => {
  test.each([
    ['Somchai Jaidee', 'SJ'],
    ['Nguyễn Thị Hương', 'NH'],
    ['ปราณี ใจดี', 'ป'],
    ['เอก', 'อ'],
    ['โกโก้', 'ก'],
    ['ชมรมคนรักหมา', 'ค'],
    ['Coffee Club', 'CC'],
    ['Club Dogs', 'D'],
    ['ชมรม', 'ช'],
    ['🐶🐶', ''],
    ['', ''],
    ['đức', 'Đ'],
    ['A B C', 'AC'],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

test('The same name has the same colour, and names differ', () => {
  expect(hueOf('Somchai')).toBe(hueOf('Somchai'));
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(hueOf)).size).toBeGreaterThan(3);
});
