import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import { fold } from '../../../shared/kernel/text.ts';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { roughPlaceText, type Wording } from './wording.ts';
import { compareCodes } from './slot-view.ts';
import type { YardModel } from './yard-model.ts';

/** A place that somebody can name: a zone, a row, an aisle or a bay of it, or a slot. */
export type NamedPlace = {
  readonly key: string;
  readonly text: string;
  readonly detail: string;
  /** As `piece.see` takes it. */
  readonly input:
    | { readonly slotId: WireId<'slot'> }
    | { readonly zone: string; readonly row?: string; readonly aisle?: string; readonly bay?: string };
};

/** Every rough place of the yard, zone by zone; slots too where a piece may stand in one. */
export function placesOf(model: YardModel, wording: Wording, withSlots: boolean): readonly NamedPlace[] {
  const rows = new Map<string, Set<string>>();
  const slots: NamedPlace[] = [];
  for (const { slot } of model.slots().values()) {
    const known = rows.get(slot.zoneId);
    if (known === undefined) rows.set(slot.zoneId, new Set([slot.row]));
    else known.add(slot.row);
    if (withSlots && slot.visitId === null)
      slots.push({
        key: slot.slotId,
        text: slot.code,
        detail: wording.t('yard.see.slot'),
        input: { slotId: slot.slotId },
      });
  }
  const zones = model
    .zones()
    .filter(({ zone }) => !isPseudoZone(zone.kind))
    .flatMap(({ zone }): readonly NamedPlace[] => {
      const name = wording.format.lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name;
      const part = (kind: 'row' | 'aisle' | 'bay', code: string): NamedPlace => ({
        key: `${zone.code} ${kind} ${code}`,
        text: `${zone.code} · ${roughPlaceText(wording, `${kind}:${zone.zoneId}:${code}`)}`,
        detail: '',
        input: { zone: zone.code, [kind]: code },
      });
      const named = zone.parts.filter(({ kind }) => kind === 'row').map(({ code }) => code);
      const lines = [...new Set([...(rows.get(zone.zoneId) ?? []), ...named])].sort(compareCodes);
      return [
        { key: zone.code, text: zone.code, detail: name, input: { zone: zone.code } },
        ...lines.map((code) => part('row', code)),
        ...zone.parts.flatMap(({ kind, code }) => (kind === 'row' ? [] : [part(kind, code)])),
      ];
    });
  return [...zones, ...slots];
}

/** The places that a text means, the best first: begins with it, then has all its words. */
export function findPlaces(places: readonly NamedPlace[], text: string, most: number): readonly NamedPlace[] {
  const wanted = fold(text);
  if (wanted === '') return places.slice(0, most);
  const words = wanted.split(' ');
  const folded = places.map((place) => ({ place, text: fold(`${place.text} ${place.detail}`) }));
  const exact = folded.filter((each) => fold(each.place.text) === wanted);
  const begins = folded.filter((each) => each.text.startsWith(wanted) && !exact.includes(each));
  const has = folded.filter((each) => !each.text.startsWith(wanted) && words.every((word) => each.text.includes(word)));
  return [...exact, ...begins, ...has].slice(0, most).map(({ place }) => place);
}
