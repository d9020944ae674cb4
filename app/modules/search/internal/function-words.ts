import { fold } from '~/platform/text/search-text';

/**
 * Words of grammar and courtesy, folded: they say nothing of what a question is about, and in a small club not even their number
 * tells. Content words that look the same in another language stay out of the list.
 */
export const functionWords: ReadonlySet<string> = new Set(
  [
    'the an and or but of to in on at by for from with without into about as is are was were be been am do does did has have had will would can could should may might must i me my we our you your he she it its they them their this that these those there here what which who how why when where if then than so not no yes any some all just also very too please help thanks hello hi get got need want know anyone someone there',
    // Thai
    'คือ เป็น ที่ ซึ่ง และ หรือ แต่ กับ ของ ใน จาก ให้ ได้ ไม่ มี จะ แล้ว ก็ ว่า นี้ นั้น มัน เขา เรา ผม ฉัน คุณ ครับ คะ ค่ะ นะ จ้า หน่อย ด้วย ยัง อยู่ ไป มา ต้อง ควร อะไร ไหม มั้ย ไหน ยังไง อย่างไร ทำไม เมื่อไหร่ กี่ ใคร เท่าไหร่ เพราะ ถ้า มาก น้อย อยาก ถาม สอบถาม รบกวน ช่วย ขอบคุณ ขอ ที ทำ ไง ดี ไร บ้าง เลย อะ จัง กัน แบบ รู้',
    // Vietnamese
    'la va hoac nhung cua o tu cho voi nay do kia co khong duoc bi se da dang roi thi ma nhu nao gi sao vi neu khi ai minh em anh chi ban toi a oi nhe nha cac nhung mot xin giup hoi cam on lam the',
  ].flatMap((words) => fold(words).split(' ')),
);
