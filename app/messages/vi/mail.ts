import type { Translation } from '../shape';
import type { mail as en } from '../en/mail';

export const mail: Translation<typeof en> = {
  footer: 'Email này được gửi từ {{origin}} vì có hoạt động liên quan đến tài khoản của bạn.',
  copyHint: 'Nếu không bấm được nút, bạn hãy mở địa chỉ này:',
  greeting: 'Chào {{name}},',
  confirmEmail: {
    subject: 'Xác nhận địa chỉ email của bạn',
    welcome:
      'Chào mừng bạn đến với Chomrom! Bạn hãy xác nhận email này là của mình, để lỡ có quên mật khẩu thì vẫn vào lại được.',
    changed: 'Bạn muốn dùng email này cho tài khoản của mình. Email sẽ được dùng ngay khi bạn xác nhận.',
    action: 'Xác nhận email này',
    note: 'Liên kết có hiệu lực trong {{hours}} giờ. Nếu không phải bạn yêu cầu, bạn không cần làm gì cả.',
  },
  resetPassword: {
    subject: 'Đặt mật khẩu mới',
    words: 'Có người, có lẽ là chính bạn, vừa yêu cầu mật khẩu mới cho tài khoản này.',
    action: 'Đặt mật khẩu mới',
    note: 'Liên kết chỉ dùng được một lần và trong một giờ. Nếu không phải bạn, hãy bỏ qua email này: mật khẩu của bạn vẫn như cũ.',
  },
  passwordChanged: {
    subject: 'Mật khẩu của bạn đã được đổi',
    words: 'Mật khẩu tài khoản của bạn vừa được đổi và mọi thiết bị khác đã được đăng xuất.',
    note: 'Nếu không phải bạn đổi, hãy đặt mật khẩu mới ngay:',
    action: 'Đặt mật khẩu mới',
  },
  emailChanged: {
    subject: 'Email của tài khoản đã được đổi',
    words: 'Tài khoản của bạn hiện dùng địa chỉ email khác: {{email}}',
    note: 'Nếu không phải bạn đổi, hãy liên hệ với người quản lý trang này.',
  },
};
