const vi = {
  'rest-views.parts': 'Phần của khu nghỉ',
  'rest-views.rest': 'Giường',
  'rest-views.handout': 'Phát suất',
  'rest-views.turns': 'Lượt',
  'rest-views.lodging': 'Lưu trú',
  'rest-views.complaints': 'Phản ánh',
};

const en: Readonly<Record<keyof typeof vi, string>> = {
  'rest-views.parts': 'Part of the rest area',
  'rest-views.rest': 'Beds',
  'rest-views.handout': 'Hand-out',
  'rest-views.turns': 'Turns',
  'rest-views.lodging': 'Lodging',
  'rest-views.complaints': 'Complaints',
};

export const restViewsTexts = { vi, en };
