const vi = { 'may.only': 'Chỉ xem. Đổi được: {roles}.' };

const en: Readonly<Record<keyof typeof vi, string>> = { 'may.only': 'Read only. May change it: {roles}.' };

export const whoMayTexts = { vi, en };
