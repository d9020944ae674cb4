import type { Translation } from '../shape';
import type { clubs as en } from '../en/clubs';

export const clubs: Translation<typeof en> = {
  tabs: {
    label: 'หน้าต่าง ๆ ของ {{club}}',
    home: 'หน้าคลับ',
    threads: 'กระทู้',
    people: 'สมาชิก',
  },
  status: {
    draft: 'ฉบับร่าง',
    open: 'เปิดอยู่',
    paused: 'พักชั่วคราว',
    archived: 'เก็บเข้าคลังแล้ว',
  },
  standing: {
    invited: 'คุณได้รับเชิญ',
    pending: 'รออนุมัติ',
    active: 'สมาชิก',
    suspended: 'คุณถูกพักการใช้งาน',
    left: 'ยังไม่ได้เป็นสมาชิก',
  },
  join: {
    button: 'เข้าร่วมคลับ',
  },
};
