import type { Translation } from '../shape';
import type { fields as en } from '../en/fields';

export const fields: Translation<typeof en> = {
  required: 'กรอกช่องนี้ด้วยนะ',
  too_short: 'เขียนอย่างน้อย {{minimum}} ตัวอักษร',
  too_long: 'เขียนได้ไม่เกิน {{maximum}} ตัวอักษร',
  too_small: 'ต้องเป็น {{minimum}} ขึ้นไป',
  too_big: 'ต้องไม่เกิน {{maximum}}',
  invalid_email: 'ดูไม่เหมือนอีเมล ลองตรวจอีกครั้ง',
  invalid_url: 'ดูไม่เหมือนที่อยู่เว็บ ลองตรวจอีกครั้ง',
  invalid_date: 'เลือกวันที่',
  invalid_slug: 'ใช้ได้เฉพาะตัวอักษร a–z ตัวเล็ก ตัวเลข และขีดกลางทีละตัว',
  invalid_colour: 'ใส่สีแบบ #1a7f5a',
  invalid_choice: 'เลือกจากตัวเลือกที่มี',
  invalid_number: 'ใส่เป็นตัวเลข',
  invalid: 'ช่องนี้ยังไม่ถูกต้อง',
  common_password: 'รหัสผ่านนี้มีคนใช้เยอะเกินไป ลองตั้งใหม่',
  wrong_code: 'รหัสนี้ใช้ไม่ได้ ลองตรวจดูอีกครั้ง',
  wrong_password: 'รหัสผ่านปัจจุบันไม่ถูกต้อง',
  email_taken: 'มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว เข้าสู่ระบบด้วยอีเมลนี้ได้เลย',
  not_a_picture: 'ไฟล์นี้เปิดเป็นรูปไม่ได้ ใช้ไฟล์ JPEG, PNG หรือ WebP นะ',
  too_large: 'รูปนี้ใหญ่เกินไป ใช้ได้ไม่เกิน 8 MB และ 40 ล้านพิกเซล',
  not_found: 'ไม่พบรายการนี้',
  in_past: 'เลือกเวลาที่ยังมาไม่ถึง',
  doubled_key: 'มีสองรายการใช้คีย์เดียวกัน แต่ละรายการต้องมีคีย์ของตัวเอง',
  needs_choices: 'ใส่ตัวเลือกอย่างน้อยสองข้อ',
  too_late: 'ไกลเกินไป เลือกเวลาที่เร็วกว่านี้',
};
