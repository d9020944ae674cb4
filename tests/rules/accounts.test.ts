import { describe, expect, test } from 'vitest';
import { commonPasswords, isCommonPassword } from '~/modules/accounts/internal/common-passwords.server';
import { accountPaths } from '~/modules/accounts/paths';
import { mayCreateWithoutEmail, mayGrantPortalRoles, mayMakeTokenFor } from '~/modules/accounts/policy';
import { describeDevice } from '~/modules/accounts/rules';
import { maySeePicture } from '~/modules/uploads/policy';
import { type Actor, system, visitor } from '~/platform/actor';
import { safePath } from '~/platform/safe-path';

describe('common passwords', () => {
  test('are many, in the languages of the members', () => {
    expect(commonPasswords.size).toBeGreaterThan(5_000);
    for (const known of [
      'password123',
      'iloveyou2024',
      'sawasdee123',
      'matkhau123',
      'ฉันรักเธอ123',
      '123456789',
    ])
      expect([known, commonPasswords.has(known)]).toEqual([known, true]);
  });

  test.each([
    'Tr0ub4dor!',
    'correct horse battery staple',
    'ข้าวผัดปู 2 จาน',
    'bún chả Hà Nội 5 giờ',
    'vK8#qz!Lw0',
    '48151623',
  ])('do not include %s', (password) => {
    expect(isCommonPassword(password, ['Somchai', 'somchai@example.com'])).toBe(false);
  });
});

describe('a path to go back to', () => {
  test.each([
    ['/clubs/dogs?x=1#post-3', '/clubs/dogs?x=1#post-3'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/ok\r\nSet-Cookie: a=b', '/'],
    ['', '/'],
    [undefined, '/'],
    [`/${'a'.repeat(3_000)}`, '/'],
  ])('%s is %s', (given, expected) => {
    expect(safePath(given)).toBe(expected);
  });

  test('stands in the address of the entrance only when it leads somewhere of ours', () => {
    expect(accountPaths.signIn('/clubs')).toBe('/sign-in?then=%2Fclubs');
    expect(accountPaths.join('//evil.example')).toBe('/join');
  });
});

describe('who may make accounts', () => {
  const of = (...portalRoles: ('admin' | 'agent')[]): Actor => ({
    kind: 'member',
    memberId: 'someone',
    name: 'Someone',
    portalRoles,
  });

  test.each([
    ['a visitor', visitor, false, false, false],
    ['a member', of(), false, false, false],
    ['an agent', of('agent'), false, false, false],
    ['an admin', of('admin'), true, true, false],
    ['the command line', system, true, true, true],
  ] as const)('%s', (_, actor, withoutEmail, roles, tokens) => {
    expect([mayCreateWithoutEmail(actor), mayGrantPortalRoles(actor), mayMakeTokenFor(actor)]).toEqual([
      withoutEmail,
      roles,
      tokens,
    ]);
  });
});

describe('who may see a picture', () => {
  test.each([
    ['its uploader, always', 'me', false, 'none', true],
    ['its uploader, when the club is closed to them now', 'me', true, 'closed', true],
    ['others, before anything shows it', 'other', false, 'none', false],
    ['others, once a profile shows it', 'other', true, 'none', true],
    ['others who read the club', 'other', true, 'readable', true],
    ['others who may not read the club', 'other', true, 'closed', false],
    ['visitors, once a profile shows it', undefined, true, 'none', true],
    ['visitors, before anything shows it', undefined, false, 'none', false],
  ] as const)('%s', (_, memberId, attached, club, may) => {
    const shown = { uploaderId: 'me', attached, club, confidential: false, ofRecord: false };
    expect(maySeePicture(shown, memberId, false)).toBe(may);
    expect(maySeePicture({ ...shown, uploaderId: null, attached: false }, undefined, false)).toBe(false);
    // A document is its uploader's and the admins', whatever shows it.
    const document = { ...shown, confidential: true };
    expect(maySeePicture(document, memberId, false)).toBe(memberId === 'me');
    expect(maySeePicture(document, memberId, true)).toBe(memberId === 'me' || attached);
    // A record's photo is its owner's; to whom the record is shown, the record says.
    expect(maySeePicture({ ...document, ofRecord: true }, memberId, true)).toBe(memberId === 'me');
  });
});

test('a device is named so that its owner knows it again', () => {
  const names = (userAgent: string | null) =>
    Object.values(describeDevice(userAgent)).filter(Boolean).join(' · ');
  const android = 'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(names(`${android} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`)).toBe(
    'Samsung Internet · Android',
  );
  expect(names(`${android} Version/4.0 Chrome/120.0 Mobile Safari/537.36 Line/14.0.0`)).toBe(
    'LINE · Android',
  );
  expect(names('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0')).toBe(
    'Edge · Windows',
  );
  expect(
    names('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'),
  ).toBe('Safari · iPhone');
  expect(names('curl/8.5.0')).toBe('curl');
  expect(names(null)).toBe('');
});
