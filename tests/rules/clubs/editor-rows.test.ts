import { describe, expect, test } from 'vitest';
import { writeChoices } from '~/modules/clubs/editor-choices';
import { keyFor, parseRows, readChoices, readRows } from '~/modules/clubs/editor-rows';
import { readClubForm } from '~/modules/clubs/club-form-values';
import { readRecordTypeForm } from '~/modules/clubs/record-type-form';
import { tagsSchema } from '~/modules/clubs/schema';
import { nestValues } from '~/platform/nested-values';
import { refusal } from '../../support/refusal';

const word = (en: string) => ({ th: en, vi: en, en });

describe('rows of an editor', () => {
  test('come in the order of the form, without the empty ones, each with a key', () => {
    const form = nestValues({
      'tags.1.key': '',
      'tags.1.label.en': 'Food & treats',
      'tags.1.label.th': 'อาหาร',
      'tags.0.key': 'health',
      'tags.0.label.en': 'Health',
      'tags.2.key': '',
      'tags.2.label.en': ' ',
      'tags.10.label.vi': 'Huấn luyện',
    });
    const rows = readRows(form.tags);
    expect(rows.map(({ key, index }) => [key, index])).toEqual([
      ['health', 0],
      ['food-treats', 1],
      ['huan-luyen', 10],
    ]);
  });

  test('new keys never meet those that are there', () => {
    expect(keyFor(word('Food'), new Set(['food', 'food-2']))).toBe('food-3');
    expect(keyFor({ th: 'อาหาร', vi: '', en: '' }, new Set())).toMatch(/^[a-z0-9-]+$/);
  });

  test('problems come back at the row they are in', () => {
    const rows = readRows(
      nestValues({ 'tags.0.label.en': '', 'tags.3.key': 'x y', 'tags.3.label.en': 'Odd' }).tags,
    );
    const problem = refusal(() =>
      parseRows(tagsSchema, rows, { name: 'tags', values: rows.map(({ key, label }) => ({ key, label })) }),
    );
    expect(problem.fields).toMatchObject({ 'tags.3.key': { code: 'invalid_slug' } });
  });
});

describe('choices', () => {
  const before = [
    { value: 'f', label: { th: 'เมีย', vi: 'Cái', en: 'Female' } },
    { value: 'm', label: { th: 'ผู้', vi: 'Đực', en: 'Male' } },
  ];

  test('go through the form and back', () => {
    expect(readChoices(writeChoices(before), before)).toEqual(before);
  });

  test('keep their value while one of their words stays, because records hold it', () => {
    const edited = readChoices('ตัวเมีย | Cái | Lady\nใหม่ | Mới | New\n\n', before);
    expect(edited.map(({ value }) => value)).toEqual(['f', 'new']);
  });

  test('take one word for all languages', () => {
    expect(readChoices('Robusta')).toEqual([{ value: 'robusta', label: word('Robusta') }]);
  });
});

describe('the form of a record type', () => {
  const types = [
    {
      id: '1',
      key: 'dog',
      label: word('Dog'),
      fields: [{ key: 'name', label: word('Name'), kind: 'text' as const, required: true }],
      retired: false,
    },
  ];

  test('changes its own type and leaves the others', () => {
    const form = {
      'label.en': 'House',
      'fields.0.label.en': 'Street',
      'fields.0.kind': 'text',
      'fields.0.required': 'on',
    };
    const read = readRecordTypeForm(form, types, null);
    expect(read.map(({ key }) => key)).toEqual(['dog', 'house']);
    expect(read[1]!.fields).toEqual([{ key: 'street', label: word('Street'), kind: 'text', required: true }]);
  });

  test('says where a choice has nothing to choose from', () => {
    const form = {
      'label.en': 'House',
      'fields.0.label.en': 'Kind',
      'fields.0.kind': 'choice',
      'fields.0.choices': 'One',
    };
    expect(refusal(() => readRecordTypeForm(form, types, null)).fields).toMatchObject({
      'fields.0.choices': { code: 'needs_choices' },
    });
  });

  test('asks for a name and at least one field', () => {
    expect(refusal(() => readRecordTypeForm({ 'label.en': '' }, types, null)).fields).toHaveProperty([
      'label.th',
    ]);
    expect(refusal(() => readRecordTypeForm({ 'label.en': 'X' }, types, null)).fields).toHaveProperty([
      'fields',
    ]);
  });
});

test('the form of a club means none where it is empty', () => {
  const read = readClubForm({
    intent: 'save',
    name: 'Dogs',
    joinCode: '',
    'theme.main': '#112233',
    'theme.second': '',
  });
  expect(read).toEqual({ name: 'Dogs', languages: [], theme: null });
  const themed = readClubForm({
    themeOwn: 'on',
    'theme.main': '#112233',
    'theme.second': '',
    languages: ['th'],
    draft: 'on',
  });
  expect(themed).toEqual({ languages: ['th'], theme: { main: '#112233' }, status: 'draft' });
});
