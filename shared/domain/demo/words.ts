/** Words that the demo's trucks, people and papers are made of. All of them are invented. */

export const FAMILY_NAMES = [
  ...[
    'Nguyễn',
    'Nguyễn',
    'Nguyễn',
    'Trần',
    'Trần',
    'Lê',
    'Lê',
    'Phạm',
    'Hoàng',
    'Vũ',
    'Đặng',
    'Bùi',
    'Đỗ',
    'Hồ',
    'Ngô',
  ],
  ...['Dương', 'Lý', 'Nông', 'Lương', 'Hà', 'Vi', 'Chu', 'Triệu', 'Đinh'],
] as const;
export const MIDDLE_NAMES = [
  'Văn',
  'Văn',
  'Đức',
  'Quang',
  'Minh',
  'Xuân',
  'Hữu',
  'Đình',
  'Công',
  'Quốc',
  'Thanh',
] as const;
export const GIVEN_NAMES = [
  ...[
    'Hùng',
    'Dũng',
    'Cường',
    'Tuấn',
    'Thắng',
    'Nam',
    'Sơn',
    'Hải',
    'Long',
    'Bình',
    'Hòa',
    'Lâm',
    'Phúc',
    'Toàn',
    'Trung',
  ],
  ...['Kiên', 'Hưng', 'Đạt', 'Khánh', 'Quân', 'Thành', 'Tùng', 'Việt', 'Hiếu', 'Mạnh', 'Thịnh', 'Chiến', 'Luân'],
] as const;
export const CHINESE_FAMILY_NAMES = ['黄', '韦', '李', '陈', '梁', '农', '覃', '陆', '莫', '王', '刘', '张'] as const;
export const CHINESE_GIVEN_NAMES = [
  '国强',
  '建华',
  '志明',
  '伟',
  '军',
  '海',
  '永福',
  '文斌',
  '勇',
  '金龙',
  '家富',
  '小平',
] as const;

export const CARRIERS = [
  ...['Vận tải Kỳ Cùng', 'Vận tải Mẫu Sơn', 'Vận tải Tam Thanh', 'HTX Vận tải Đồng Đăng', 'Tiếp vận Ải Bắc'],
  ...[
    'Vận tải Sông Thương',
    'Vận tải Kinh Bắc Xanh',
    'Logistics Cửa Ông',
    'Vận tải Bắc Luân',
    'Nông sản Tây Nguyên Xanh',
  ],
  ...['Trái cây Cửu Long Vàng', 'Vận tải Đồng Tháp Mười', 'HTX Vận tải Chợ Gạo', 'Vận tải Hàm Thuận', 'Vận tải Đất Đỏ'],
  ...[
    'Vận tải container Hải Âu',
    'Vận tải Lam Hồng',
    'Vận tải Trường Sơn Đông',
    'Vận tải Hoa Ban',
    'Tiếp vận Thăng Long Mới',
  ],
] as const;
export const CHINESE_CARRIERS = [
  '广西友谊物流',
  '凭祥边通运输',
  '崇左南疆运输',
  '南宁东盟货运',
  '宁明爱店物流',
] as const;

/** Who holds a truck back and why; the demo releases only holds of this list. */
export const HOLDS = [
  { authority: 'Hải quan khu vực VI', reason: 'Chờ kiểm tra thực tế hàng hóa', visibility: 'open' },
  { authority: 'Hải quan khu vực VI', reason: 'Tờ khai luồng đỏ, chờ phân công', visibility: 'open' },
  { authority: 'Kiểm dịch thực vật', reason: 'Chờ kết quả mẫu kiểm dịch', visibility: 'open' },
  { authority: 'Kiểm dịch thực vật', reason: 'Chờ kết quả Cadimi, Vàng O', visibility: 'open' },
  { authority: 'Ban quản lý cửa khẩu', reason: 'Chưa khớp thông tin nền tảng số', visibility: 'open' },
  { authority: 'Biên phòng', reason: 'Xác minh giấy tờ lái xe', visibility: 'restricted' },
] as const;

export const FAST_TRACKS = [
  {
    reason: 'Hàng tươi sắp hỏng',
    unit: 'Ban quản lý cửa khẩu',
    orderedBy: 'Trưởng ca điều phối',
    note: 'Nhiệt độ thùng tăng',
  },
  { reason: 'Hàng phục vụ y tế', unit: 'Sở Công Thương', orderedBy: 'Phòng Quản lý thương mại', note: 'Hàng khẩn' },
  {
    reason: 'Hết hạn giấy kiểm dịch trong ngày',
    unit: 'Biên phòng',
    orderedBy: 'Trực ban',
    note: 'Theo lệnh trực ban',
  },
] as const;
export const FAST_TRACK_CHANNELS = ['văn bản', 'điện thoại', 'bộ đàm'] as const;

export const SEND_BACK_REASONS = ['Thiếu chữ ký tờ khai', 'Kho bên kia đầy', 'Chờ đổi lái xe chuyên trách'] as const;
export const TURN_BACK_REASONS = [
  'Không bổ sung được giấy tờ',
  'Không có mã vùng trồng',
  'Chủ hàng rút tờ khai',
] as const;
export const MISSED_REASON = 'Không đến, không liên lạc được';
export const MOVE_NOTE = 'Dồn xe';

export const CLOSINGS = ['Mặt bãi hỏng', 'Vệ sinh ô đỗ', 'Sửa ổ điện', 'Tập kết thiết bị'] as const;

export const INCIDENTS = [
  { kind: 'failed-reefer', note: 'Mất điện lạnh', calls: [], isReefer: true },
  { kind: 'leak', note: 'Rò dầu', calls: ['114'], isReefer: false },
  { kind: 'illness', note: 'Lái xe mệt, cần y tế', calls: ['115'], isReefer: false },
  { kind: 'lane-blocked', note: 'Xe chết máy chắn lối', calls: [], isReefer: false },
  { kind: 'quarrel', note: 'Cãi nhau tại bếp ăn', calls: [], isReefer: false },
] as const;
export const INCIDENT_OVER = 'Đã xử lý xong';

/** What one shift tells the next. */
export const SHIFT_NOTES = [
  '',
  'Đèn cột 3 khu B chập chờn, đã báo điện',
  'Xe cứu hộ để sẵn ở cổng 2',
  'Biên phòng hẹn kiểm giấy lái xe lúc đổi ca',
  'Ô D5 còn đọng nước, chưa xếp xe tải nặng',
  'Hết giấy in phiếu cổng 1, đã xin thêm',
] as const;

/** Why people stay, on the lodging list. */
export const REST_REASON = 'Chờ thông quan';

/** Of the yard's prices. */
export const TARIFF_NAME = 'Biểu giá dịp Tết';
export const WEIGHING = 'Cân xe';
