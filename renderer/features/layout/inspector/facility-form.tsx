import { placeOfFacility } from '../../../../shared/domain/rest/place.ts';
import { useApp, useCan, useRows, useTexts, useValue } from '../../../client/app-context.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { facilitiesOf } from '../doors.ts';
import type { Editor } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { isSameList } from '../../../ui/same.ts';
import { NumberField } from './fields.tsx';

const NONE = '';
const FARTHEST_M = 100_000;
const CM = 100;

/** Which facility is placed, and where it is, in metres; each change is saved at once. */
export function FacilityForm(props: {
  readonly editor: Editor;
  readonly onPlace: (facilityId: string, xCm: number, yCm: number) => void;
}) {
  const { editor, onPlace } = props;
  const { rows } = useApp();
  const t = useTexts(layoutTexts);
  const may = useCan('facility.save');
  const { facilityId } = useValue(editor.options);
  const facilities = useRows(['facility'], facilitiesOf, isSameList);
  const facility = facilities.find((one) => one.facilityId === facilityId) ?? null;
  const place = facility === null ? null : placeOfFacility(facility, rows.all('landmark').values());
  const put = (xCm: number | null, yCm: number | null): void => {
    if (facilityId !== null && xCm !== null && yCm !== null) onPlace(facilityId, xCm, yCm);
  };
  const metres = (cm: number | undefined): number | null => (cm === undefined ? null : cm / CM);
  const centimetres = (value: number | null): number | null => (value === null ? null : Math.round(value * CM));
  return (
    <div className="sec layout-form">
      <p className="q wide">{t('layout.facility.note')}</p>
      <SelectField
        label={t('layout.facility.which')}
        value={facilityId ?? NONE}
        options={[
          { value: NONE, text: t('layout.facility.choose') },
          ...facilities.map((one) => ({ value: one.facilityId, text: `${one.code} ${one.name}` })),
        ]}
        onChange={(next) => editor.choose({ facilityId: next === NONE ? null : next })}
      />
      <NumberField
        label={t('layout.facility.x')}
        value={metres(place?.xCm)}
        least={-FARTHEST_M}
        most={FARTHEST_M}
        fraction={2}
        isDisabled={!may || facility === null}
        onCommit={(x) => put(centimetres(x), place?.yCm ?? 0)}
      />
      <NumberField
        label={t('layout.facility.y')}
        value={metres(place?.yCm)}
        least={-FARTHEST_M}
        most={FARTHEST_M}
        fraction={2}
        isDisabled={!may || facility === null}
        onCommit={(y) => put(place?.xCm ?? 0, centimetres(y))}
      />
      {may ? null : <p className="warn wide">{t('layout.facility.may-not')}</p>}
    </div>
  );
}
