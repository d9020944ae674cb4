import { describe, expect, test } from 'vitest';

import { detectLanguage } from '~/platform/text/language';

describe('the language of a post', () => {
  test.each([
    ['น้องหมาท้องเสียมาสองวันแล้วค่ะ', 'th'],
    ['Golden Retriever ท้องเสีย', 'th'],
    ['Royal Canin Veterinary Diet Gastrointestinal ดีไหม', 'th'],
    ['ok ครับ', 'th'],
    ['555', null],
    ['🐶🐶', null],
    ['', null],
    ['https://th.example.com/is-this-the-one @the_one', null],
    ['Chó nhà mình bị tiêu chảy hai ngày nay, có ai biết làm sao không?', 'vi'],
    ['cho nha minh bi tieu chay hai ngay nay, co ai biet lam sao khong?', 'vi'],
    ['Ca phe nay ngon qua ban oi', 'vi'],
    ['cam on ban nhieu nhe', 'vi'],
    ['Cà phê Đà Lạt', 'vi'],
    ['cho em hoi gia bao nhieu', 'vi'],
    ['Cảm ơn bạn! The best.', 'vi'],
    ['xin chào', 'vi'],
    ['My golden retriever has had diarrhoea for two days now.', 'en'],
    ['Thanks!', 'en'],
    ['What does น้ำใจ mean in English?', 'en'],
    ['I love this café, très chic', 'en'],
    ['Can I ban this con man?', 'en'],
    ['Which grinder do you use for phin coffee (cà phê phin)?', 'en'],
    ['How do you roof a house in Chiang Mai, and what does it cost?', 'en'],
    ['Hario V60', null],
  ])('%s → %s', (text, language) => expect(detectLanguage(text)).toBe(language));

  test('is known from decomposed letters too', () => {
    expect(detectLanguage('được rồi'.normalize('NFD'))).toBe('vi');
  });

  test('takes no longer for the longest post', () => {
    const start = process.threadCpuUsage();
    for (let run = 0; run < 100; run++) detectLanguage('chó mèo the dog หมา '.repeat(1000));
    expect(process.threadCpuUsage(start).user / 100_000).toBeLessThan(5);
  });
});
