import type { EvacuationList, EvacuationVisit } from '../../../shared/domain/evacuation/list.ts';

/** A truck of the list with two people; `over` replaces what a test is about. */
export function aTruck(over: Partial<EvacuationVisit> = {}): EvacuationVisit {
  return {
    plate: '12C12345',
    trailerPlate: '12R00123',
    kind: 'cargo',
    slotCode: 'B08',
    hazardClass: null,
    goods: 'thanh long',
    isDriverless: false,
    keysWith: null,
    people: [
      { name: 'Lê Bảo', role: 'driver', phone: '0912345678', bedCode: 'N1-02' },
      { name: null, role: 'co-driver', phone: null, bedCode: null },
    ],
    ...over,
  };
}

/** A yard with one truck in zone B, none in zone A, and nobody staying. */
export function aList(over: Partial<EvacuationList> = {}): EvacuationList {
  return {
    trucks: 1,
    people: 2,
    zones: [
      { zone: 'A', name: 'Xuất tươi', visits: [] },
      { zone: 'B', name: 'Xuất chung', visits: [aTruck()] },
    ],
    staying: [],
    ...over,
  };
}
