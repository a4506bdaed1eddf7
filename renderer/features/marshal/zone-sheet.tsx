import { useState } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Segmented, SelectField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { rowsOfZone, zoneCodes } from './zones.ts';
import { zoneWish } from './wish.ts';

/** Which ground a plan of moves is asked for: to close its gaps, or to empty it. */
export function ZoneSheet(props: { readonly onWish: (wish: string) => void; readonly onClose: () => void }) {
  const { onWish, onClose } = props;
  const { rows } = useApp();
  const t = useTexts(marshalTexts);
  const zones = zoneCodes(rows);
  const [what, setWhat] = useState<'gaps' | 'empty'>('gaps');
  const [zone, setZone] = useState(zones[0] ?? '');
  const [row, setRow] = useState('');
  const go = (): void => {
    if (zone !== '') onWish(zoneWish(what, zone, row));
  };
  return (
    <Sheet
      label={t('marshal.ground-title')}
      onClose={onClose}
      foot={<SheetFoot back={t('marshal.back')} onBack={onClose} go={t('marshal.ground-go')} onGo={go} />}
    >
      <form
        className="marshal-form"
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
          event.preventDefault();
          go();
        }}
      >
        <Segmented
          label={t('marshal.ground-what')}
          value={what}
          options={[
            { value: 'gaps', text: t('marshal.ground-gaps') },
            { value: 'empty', text: t('marshal.ground-empty') },
          ]}
          onChange={setWhat}
        />
        <SelectField
          label={t('marshal.zone')}
          value={zone}
          data-autofocus
          options={zones.map((code) => ({ value: code, text: code }))}
          onChange={(next) => {
            setZone(next);
            setRow('');
          }}
        />
        {what === 'gaps' ? null : (
          <SelectField
            label={t('marshal.row')}
            value={row}
            options={[
              { value: '', text: t('marshal.row-all') },
              ...rowsOfZone(rows, zone).map((code) => ({ value: code, text: code })),
            ]}
            onChange={setRow}
          />
        )}
      </form>
    </Sheet>
  );
}
