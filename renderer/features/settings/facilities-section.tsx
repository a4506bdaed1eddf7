import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useRows, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { isSameList } from '../../ui/same.ts';
import { Chooser, NEW } from './chooser.tsx';
import { DormitoryForm } from './dormitory-form.tsx';
import { FacilityForm } from './facility-form.tsx';
import { FacilityStateForm } from './facility-state-form.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useChosen } from './use-chosen.ts';

/** Where people rest, wash and eat: what each place is, when it is open, and the rooms and beds of its houses. */
export function FacilitiesSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const may = useCan('facility.save');
  const facilities = useRows(['facility'], facilitiesOf, isSameList);
  const { id: chosenId, formKey, choose, onMade } = useChosen();
  const id = chosenId ?? facilities[0]?.facilityId ?? NEW;
  const facility = facilities.find(({ facilityId }) => facilityId === id) ?? null;
  const sideOf = (one: FacilityRow): string => {
    if (!one.isOpen) return t('settings.facilities.closed');
    return one.state === 'usable' ? format.number(one.capacity) : word('facilityState', one.state);
  };
  return (
    <SectionFrame title={t('settings.facilities')} note={t('settings.facilities.note')} command="facility.save">
      <div className="with-chooser">
        <Chooser
          label={t('settings.facilities')}
          choices={facilities.map((one) => ({
            id: one.facilityId,
            text: `${one.code} · ${word('facilityKind', one.kind)}`,
            side: sideOf(one),
          }))}
          chosenId={id}
          newText={may ? t('settings.facilities.new') : undefined}
          onChoose={choose}
        />
        <div>
          <FacilityForm key={formKey} facility={facility} may={may} onMade={onMade} />
          {facility === null ? null : <FacilityStateForm key={`state ${id}`} facility={facility} />}
          {facility?.kind === 'dormitory' ? <DormitoryForm key={`rooms ${id}`} facility={facility} may={may} /> : null}
        </div>
      </div>
    </SectionFrame>
  );
}

function facilitiesOf(rows: RowStore): readonly FacilityRow[] {
  return [...rows.all('facility').values()];
}
