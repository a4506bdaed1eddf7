import type { PlaceStepCause } from '../../domain/queue/place-step.ts';
import type { ShownPlaceStep } from '../queries.ts';
import { OWN_STEP_CAUSES } from './codes.ts';
import { anyWordOf, wordOf, type Lang } from './text-of.ts';

/** The languages in which a driver reads of a place won or lost. */
export type PlaceStepLang = Lang | 'zh';

type WordedStep = Pick<ShownPlaceStep, 'cause' | 'count' | 'rule' | 'others' | 'reason' | 'documentNo'>;

const IN_CHINESE: Readonly<Record<PlaceStepCause, string>> = {
  joined: '进入排队',
  called: '前面{count}辆车已被叫号',
  'not-ready': '前面{count}辆车未准备好，被跳过',
  ready: '前面{count}辆车恢复准备好',
  left: '前面{count}辆车离开队伍',
  'came-before': '{count}辆新入队车排在前面',
  'fast-track': '{count}辆车按命令优先',
  'authority-order': '按主管机关命令排位',
  notice: '通告变更',
  'no-show': '{count}辆车错过叫号',
  postponed: '{count}辆车申请延后',
  swapped: '{count}辆车更换车辆或货物',
  restreamed: '{count}辆车更换队列',
  recalled: '{count}个叫号被撤回',
  'sent-back': '{count}辆车被退回',
  transferred: '{count}辆车更换口岸',
  suspended: '暂停叫号',
  resumed: '恢复叫号',
  undone: '操作被撤销',
  turn: '轮到其他队列',
  time: '时段变化：比例或等候成本改变',
  'own-call': '本车被叫号',
  'own-leaving': '本车离开队伍',
};

const OWN_IN_CHINESE: Readonly<Record<(typeof OWN_STEP_CAUSES)[number], string>> = {
  'fast-track': '本车按命令优先',
  'no-show': '本车错过叫号',
  postponed: '本车申请延后',
  swapped: '本车更换车辆或货物',
  restreamed: '本车更换队列',
  recalled: '本车的叫号被撤回',
  'sent-back': '本车被退回',
  transferred: '本车更换口岸',
  undone: '操作被撤销',
};

/** What happened, in one line: `3 xe phía trước chưa sẵn sàng, bỏ qua`. */
export function placeStepTextOf(
  lang: PlaceStepLang,
  step: Pick<WordedStep, 'cause' | 'count'> & { readonly others: readonly unknown[] },
): string {
  const own = OWN_STEP_CAUSES.find((cause) => cause === step.cause && step.others.length === 0);
  if (own !== undefined) return lang === 'zh' ? OWN_IN_CHINESE[own] : wordOf(lang, 'ownPlaceStep', own);
  const count = String(step.count);
  if (lang === 'zh') return IN_CHINESE[step.cause].replace('{count}', count);
  return anyWordOf(lang, 'placeStep', step.cause, { count });
}

/**
 * What it rests on, in one line: the rule, the reason, the document and the trucks it was about. `QU4 · HN-Q 0108, HN-T
 * 0115`. Empty when nothing is known but the rule of the usual order.
 */
export function placeStepDetailOf(lang: PlaceStepLang, step: WordedStep): string {
  const { rule, reason, documentNo, others, count } = step;
  const numbers = others.map(({ queueNumber, plate }) => (queueNumber === '' ? plate : queueNumber));
  const more = count - others.length;
  const trucks = numbers.length === 0 ? '' : more > 0 ? `${numbers.join(', ')} +${String(more)}` : numbers.join(', ');
  return [rule, reasonOf(lang, reason), documentNo ?? '', trucks].filter((part) => part !== '').join(' · ');
}

/** The gain or loss as it is written beside the time: `↑3`, `↓2`, `–`. Places gained go up. */
export function placeChangeOf({ from, to }: Pick<ShownPlaceStep, 'from' | 'to'>): string {
  if (from === null || to === null || from === to) return '–';
  return to < from ? `↑${String(from - to)}` : `↓${String(to - from)}`;
}

function reasonOf(lang: PlaceStepLang, reason: string | null): string {
  // What a person typed has no Chinese; a code of the list has none yet either.
  if (reason === null || lang === 'zh') return '';
  return anyWordOf(lang, 'fastTrackReason', reason);
}
