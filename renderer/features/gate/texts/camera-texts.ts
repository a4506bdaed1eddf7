const vi = {
  'camera.title': 'Máy ảnh đang đọc',
  'camera.sure': 'chắc {percent}',
  'camera.likely': 'khá chắc {percent}',
  'camera.unsure': 'chưa chắc {percent}, nhìn lại biển',
  'camera.unread': 'chưa đọc được biển',
  'camera.seconds': '{seconds} giây trước',
  'camera.age': '{age} trước',
  'camera.take-key': '↵ khi ô trống',
  'camera.take': 'Nhận biển {plate} do máy ảnh đọc',
  'camera.close': 'Bỏ',
  'camera.picture': 'Ảnh xe tại làn',
} as const;

const en: Readonly<Record<keyof typeof vi, string>> = {
  'camera.title': 'The camera reads',
  'camera.sure': 'sure, {percent}',
  'camera.likely': 'fairly sure, {percent}',
  'camera.unsure': 'unsure, {percent}: look at the plate',
  'camera.unread': 'plate not read',
  'camera.seconds': '{seconds} s ago',
  'camera.age': '{age} ago',
  'camera.take-key': '↵ while empty',
  'camera.take': 'Take the plate {plate} that the camera read',
  'camera.close': 'Put away',
  'camera.picture': 'The truck at the lane',
};

/** What the gate says of a camera's reading. */
export const cameraTexts = { vi, en };
