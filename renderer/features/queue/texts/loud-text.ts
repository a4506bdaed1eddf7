import type { VisitRow } from '../../../../shared/contract/rows.ts';
import type { Direction } from '../../../../shared/domain/vocabulary.ts';

const DIRECTION_ZH: Readonly<Record<Direction, string>> = { export: '出口', import: '进口' };
const DIRECTION_VI: Readonly<Record<Direction, string>> = { export: 'xuất', import: 'nhập' };

/** What is read out over the loudspeaker for a called truck, for Vietnamese and Chinese drivers. */
export function loudTextsOf(
  visit: Pick<VisitRow, 'queueNumber' | 'direction' | 'callLane'>,
  plate: string,
  crossing: { readonly name: string; readonly nameZh: string | null },
  arriveBy: string | null,
): { readonly vi: string; readonly zh: string } {
  const number = visit.queueNumber ?? '';
  const lane = visit.callLane;
  return {
    vi: `Mời xe biển số ${plate}, số thứ tự ${number}, lên cửa khẩu ${crossing.name}, hàng ${DIRECTION_VI[visit.direction]}${
      lane === null ? '' : `, làn ${lane}`
    }${arriveBy === null ? '' : `, có mặt trước ${arriveBy}`}.`,
    zh: `请${plate}号车，排队号${number}，前往${crossing.nameZh ?? crossing.name}口岸${DIRECTION_ZH[visit.direction]}通道${
      lane === null ? '' : `${lane}号车道`
    }${arriveBy === null ? '' : `，请于${arriveBy}前到达`}。`,
  };
}
