import { fold } from '../../kernel/text.ts';
import type { CargoClass, Direction } from '../vocabulary.ts';

type GoodsWords = {
  readonly words: readonly string[];
  readonly class: CargoClass | 'by-direction';
  /** Words whose unmarked spelling means too many things; they count only with their marks. */
  readonly needsMarks?: boolean;
};

/** The longest phrase found in the goods decides, so "linh kiện ô tô" is not "ô tô" and "tinh bột sắn" not "sắn". */
const GOODS: readonly GoodsWords[] = [
  {
    class: 'fresh',
    words: [
      ...['sầu riêng', 'thanh long', 'chuối', 'xoài', 'mít', 'dưa hấu', 'dưa', 'vải thiều', 'vải tươi', 'quả vải'],
      ...['nhãn', 'chôm chôm', 'măng cụt', 'chanh leo', 'chanh dây', 'chanh', 'bưởi', 'quýt', 'nho', 'lựu', 'dừa'],
      ...['dứa', 'thơm', 'ổi', 'đu đủ', 'khoai lang', 'khoai tây', 'khoai', 'hành tây', 'hành', 'tỏi', 'gừng', 'ớt'],
      ...['nấm', 'cà rốt', 'cà chua', 'bắp cải', 'cải thảo', 'súp lơ', 'bí đỏ', 'măng tươi', 'rau củ quả', 'rau củ'],
      ...['rau quả', 'rau', 'củ quả', 'hoa quả', 'trái cây', 'quả tươi', 'hoa tươi', 'nông sản tươi', 'nông sản'],
      ...['thủy sản', 'thuỷ sản', 'thủy hải sản', 'thuỷ hải sản', 'hải sản', 'tôm', 'tôm hùm', 'cua', 'cá tươi'],
      ...['cá tra', 'cá basa', 'ngao', 'ốc', 'thịt', 'trứng', 'sữa tươi', 'đông lạnh', 'hàng lạnh', 'thực phẩm tươi'],
      ...['hàng tươi', 'hàng tươi sống', 'tươi sống', 'cây cảnh', 'cây giống', 'sắn tươi'],
      ...['fruit', 'fruits', 'durian', 'durians', 'banana', 'bananas', 'mango', 'mangoes', 'mangos', 'jackfruit'],
      ...['watermelon', 'watermelons', 'dragon fruit', 'lychee', 'lychees', 'longan', 'vegetable', 'vegetables'],
      ...['seafood', 'frozen', 'fresh', 'perishable', 'fish', 'shrimp'],
    ],
  },
  { class: 'fresh', words: ['cá', 'cam', 'táo', 'lê', 'na', 'hồng', 'mận', 'đào', 'bơ', 'me', 'bí'], needsMarks: true },
  { class: 'by-direction', words: ['vải'] },
  {
    class: 'electronics',
    words: [
      ...[
        'linh kiện điện tử',
        'hàng điện tử',
        'thiết bị điện tử',
        'điện tử',
        'bản mạch',
        'vi mạch',
        'chip',
        'máy tính',
      ],
      ...[
        'máy tính bảng',
        'máy vi tính',
        'điện thoại',
        'linh kiện điện thoại',
        'linh kiện máy tính',
        'màn hình',
        'tivi',
      ],
      ...[
        'camera',
        'laptop',
        'bảng mạch',
        'bán dẫn',
        'pin lithium',
        'máy ảnh',
        'electronic',
        'electronics',
        'semiconductor',
      ],
      ...['semiconductors', 'electronic components', 'phones'],
    ],
  },
  {
    class: 'machinery',
    words: [
      ...['máy móc', 'máy móc thiết bị', 'thiết bị', 'máy', 'máy xúc', 'máy ủi', 'máy công trình', 'máy nông nghiệp'],
      ...['dây chuyền', 'dây chuyền sản xuất', 'cần cẩu', 'máy cày', 'machine', 'machines', 'machinery', 'equipment'],
    ],
  },
  {
    class: 'vehicles',
    words: [
      ...['ô tô', 'ôtô', 'oto', 'ô tô mới', 'xe ô tô', 'xe ô tô tải', 'xe tải', 'xe con', 'xe đầu kéo', 'xe khách'],
      ...['xe mới', 'xe nguyên chiếc', 'xe du lịch', 'sơ mi rơ moóc', 'car', 'cars', 'new vehicle', 'new vehicles'],
      ...['vehicle', 'vehicles', 'automobile', 'automobiles'],
    ],
  },
  {
    class: 'general',
    words: [
      ...[
        'linh kiện ô tô',
        'linh kiện ôtô',
        'linh kiện xe',
        'linh kiện',
        'phụ tùng ô tô',
        'phụ tùng ôtô',
        'phụ tùng xe',
      ],
      ...[
        'phụ tùng',
        'phụ kiện ô tô',
        'phụ kiện',
        'lốp ô tô',
        'lốp xe',
        'lốp',
        'săm lốp',
        'linh kiện máy móc',
        'phụ tùng máy',
      ],
      ...[
        'phụ tùng ô tô tải',
        'tinh bột sắn',
        'tinh bột',
        'bột sắn',
        'sắn lát',
        'sắn',
        'nhôm thỏi',
        'nhôm',
        'sắt thép',
        'thép',
      ],
      ...[
        'hàng tiêu dùng',
        'hàng bách hóa',
        'bách hóa',
        'tạp hóa',
        'may mặc',
        'hàng may mặc',
        'dệt may',
        'quần áo',
        'giày dép',
      ],
      ...[
        'vải may',
        'vải vóc',
        'vải cuộn',
        'vải dệt',
        'vải sợi',
        'vải bạt',
        'vải không dệt',
        'cà phê',
        'hạt điều',
        'hạt tiêu',
      ],
      ...[
        'gạo',
        'gỗ',
        'gỗ dán',
        'ván bóc',
        'cao su',
        'nhựa',
        'hạt nhựa',
        'phân bón',
        'hóa chất',
        'hoá chất',
        'giấy',
        'gạch',
      ],
      ...[
        'xi măng',
        'kính',
        'bao bì',
        'đồ gia dụng',
        'đồ chơi',
        'nội thất',
        'bánh kẹo',
        'nước ngọt',
        'thức ăn chăn nuôi',
      ],
      ...[
        'hàng khô',
        'hàng thường',
        'hàng tạp',
        'hàng tổng hợp',
        'bông',
        'sợi',
        'quặng',
        'khoáng sản',
        'than',
        'chè',
        'dược liệu',
      ],
      ...[
        'cá khô',
        'mực khô',
        'tôm khô',
        'hàng rời',
        'auto parts',
        'car parts',
        'spare parts',
        'parts',
        'fabric',
        'textile',
      ],
      ...[
        'textiles',
        'garments',
        'general',
        'consumer goods',
        'starch',
        'aluminium',
        'aluminum',
        'steel',
        'rubber',
        'rice',
        'coffee',
      ],
      ...['wood', 'plastic'],
    ],
  },
];

/** Any of these makes perishable goods keep: dried, canned, powdered. */
const PRESERVED: readonly Phrase[] = ['sấy', 'sấy khô', 'khô', 'đóng hộp', 'bột', 'dried', 'canned'].map(phraseOf);
const FROZEN: readonly Phrase[] = ['đông lạnh', 'hàng lạnh', 'cấp đông', 'frozen', 'chilled'].map(phraseOf);
const EMPTY: readonly Phrase[] = [
  'không hàng',
  'xe không',
  'xe rỗng',
  'cont rỗng',
  'container rỗng',
  'vỏ cont',
  'rỗng',
  'empty',
].map(phraseOf);

const CHINESE: readonly (readonly [string, CargoClass])[] = [
  ['零件', 'general'],
  ['配件', 'general'],
  ['布', 'general'],
  ['电子', 'electronics'],
  ['电脑', 'electronics'],
  ['手机', 'electronics'],
  ['机械', 'machinery'],
  ['机器', 'machinery'],
  ['设备', 'machinery'],
  ['汽车', 'vehicles'],
  ['卡车', 'vehicles'],
  ...['水果', '蔬菜', '榴莲', '火龙果', '香蕉', '西瓜', '芒果', '菠萝蜜', '荔枝', '龙眼', '海鲜', '冷冻', '生鲜'].map(
    (word): readonly [string, CargoClass] => [word, 'fresh'],
  ),
];

export type GoodsReading = {
  readonly cargoClass: CargoClass;
  /** False when no word of the goods is known, so that `general` is only the fallback. */
  readonly isKnown: boolean;
  readonly isFrozen: boolean;
  /** The goods say that the truck carries nothing. */
  readonly isEmpty: boolean;
};

/** Reads a cargo class out of the goods as people write them. Imported "vải" is cloth, exported it is lychee. */
export function readGoods(goods: string, direction: Direction): GoodsReading {
  const text = spacedWords(goods);
  const isFrozen = FROZEN.some((phrase) => holds(text, phrase));
  const isEmpty = EMPTY.some((phrase) => holds(text, phrase));
  const found = classOf(text, direction) ?? CHINESE.find(([word]) => goods.includes(word))?.[1] ?? null;
  if (found === null) return { cargoClass: 'general', isKnown: isEmpty, isFrozen, isEmpty };
  const keeps = found === 'fresh' && !isFrozen && PRESERVED.some((phrase) => holds(text, phrase));
  return { cargoClass: keeps ? 'general' : found, isKnown: true, isFrozen, isEmpty };
}

/**
 * Whether goods are one of those that words name. A word with Vietnamese marks is looked for with them where the goods
 * have marks; Chinese is not divided into words.
 */
export function mentionsAny(goods: string, words: readonly string[]): boolean {
  let text = texts.get(goods);
  if (text === undefined) {
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(goods, (text = spacedWords(goods)));
  }
  const { marked, folded, hasMarks } = text;
  return wantedOf(words).some((wanted) => {
    if (wanted.isUndivided) return marked.includes(wanted.marked.trim());
    return hasMarks && wanted.hasMarks ? marked.includes(wanted.marked) : folded.includes(wanted.folded);
  });
}

/** A whole queue is asked again and again for the same goods and words. */
const MOST_TEXTS = 5000;
const texts = new Map<string, Words>();
const lists = new WeakMap<readonly string[], readonly Wanted[]>();

type Wanted = Words & { readonly isUndivided: boolean };

function wantedOf(words: readonly string[]): readonly Wanted[] {
  let wanted = lists.get(words);
  if (wanted === undefined) {
    wanted = words
      .map((word) => ({ ...spacedWords(word), isUndivided: /\p{Script=Han}/u.test(word) }))
      .filter(({ marked }) => marked.trim() !== '');
    lists.set(words, wanted);
  }
  return wanted;
}

type Phrase = { readonly marked: string; readonly folded: string };

function phraseOf(words: string): Phrase {
  return { marked: ` ${words} `, folded: ` ${fold(words)} ` };
}

type Entry = Phrase & { readonly size: number; readonly class: GoodsWords['class']; readonly needsMarks: boolean };

const ENTRIES: readonly Entry[] = GOODS.flatMap((group) =>
  group.words.map((word) => ({
    ...phraseOf(word),
    size: word.split(' ').length,
    class: group.class,
    needsMarks: group.needsMarks === true,
  })),
);

type Words = Phrase & { readonly hasMarks: boolean };

function spacedWords(goods: string): Words {
  const words = goods
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const phrase = phraseOf(words);
  return { ...phrase, hasMarks: phrase.marked !== phrase.folded };
}

function holds(text: Words, phrase: Phrase): boolean {
  return text.hasMarks ? text.marked.includes(phrase.marked) : text.folded.includes(phrase.folded);
}

function classOf(text: Words, direction: Direction): CargoClass | null {
  let best: { readonly size: number; readonly at: number; readonly class: GoodsWords['class'] } | null = null;
  for (const entry of ENTRIES) {
    const isExact = text.hasMarks || entry.needsMarks;
    const at = isExact ? text.marked.indexOf(entry.marked) : text.folded.indexOf(entry.folded);
    if (at < 0) continue;
    if (best === null || entry.size > best.size || (entry.size === best.size && at < best.at)) {
      best = { size: entry.size, at, class: entry.class };
    }
  }
  if (best === null) return null;
  if (best.class !== 'by-direction') return best.class;
  return direction === 'export' ? 'fresh' : 'general';
}
