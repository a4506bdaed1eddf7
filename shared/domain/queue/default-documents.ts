import { FEES, type DocumentRequirement } from './documents.ts';

const DURIAN = ['sầu riêng', 'durian', 'durians', '榴莲'];
const PLANTS = [
  ...[
    'rau',
    'củ',
    'quả',
    'hoa quả',
    'trái cây',
    'nông sản',
    'hoa tươi',
    'cây giống',
    'hạt giống',
    'nấm',
    'tỏi',
    'hành',
  ],
  ...[
    'gừng',
    'khoai',
    'khoai tây',
    'cà rốt',
    'cải thảo',
    'bắp cải',
    'súp lơ',
    'cam',
    'quýt',
    'nho',
    'lựu',
    'táo',
    'lê',
  ],
  ...['đào', 'mận', 'hồng', 'dưa', 'fruit', 'fruits', 'vegetable', 'vegetables', '水果', '蔬菜', '大蒜', '苹果'],
];
const ANIMALS = [
  ...['thịt', 'trứng', 'sữa tươi', 'cá', 'tôm', 'cua', 'ngao', 'ốc', 'thủy sản', 'thuỷ sản', 'hải sản', 'con giống'],
  ...['lợn', 'bò', 'gà', 'vịt', 'seafood', 'fish', 'shrimp', 'meat', 'eggs', '海鲜', '肉', '鱼', '虾'],
];

/**
 * A result of the laboratory is of one lot, and durian does not keep longer than two weeks after it was cut: an older
 * result is of other fruit.
 */
export const RESULT_AGE_DAYS = 14;

/** The list of a new site: what Lạng Sơn asks of fruit, and the fees. Kinds are codes; their names are texts. */
export const DEFAULT_DOCUMENT_REQUIREMENTS: readonly DocumentRequirement[] = [
  { direction: null, cargoClass: null, kind: 'customs-declaration' },
  { direction: 'export', cargoClass: 'fresh', kind: 'growing-area-code' },
  { direction: 'export', cargoClass: 'fresh', kind: 'packing-house-code' },
  { direction: 'export', cargoClass: 'fresh', kind: 'plant-quarantine' },
  { direction: 'export', cargoClass: 'fresh', kind: 'stamps-and-labels' },
  { direction: 'export', cargoClass: 'fresh', kind: 'cadmium', goods: DURIAN, maxAgeDays: RESULT_AGE_DAYS },
  { direction: 'export', cargoClass: 'fresh', kind: 'auramine-o', goods: DURIAN, maxAgeDays: RESULT_AGE_DAYS },
  { direction: 'import', cargoClass: 'fresh', kind: 'plant-quarantine', goods: PLANTS },
  { direction: 'import', cargoClass: 'fresh', kind: 'animal-quarantine', goods: ANIMALS },
  { direction: null, cargoClass: null, kind: FEES },
];
