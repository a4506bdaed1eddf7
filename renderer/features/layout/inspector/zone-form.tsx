import { useState } from 'react';
import type { PlanZone } from '../../../../shared/domain/layout/plan.ts';
import {
  ZONE_KINDS,
  ZONE_PART_KINDS,
  type ZoneKind,
  type ZonePartKind,
} from '../../../../shared/domain/layout/types.ts';
import { CARGO_CLASSES } from '../../../../shared/domain/vocabulary.ts';
import { useTexts, useWords } from '../../../client/app-context.ts';
import { Button, SelectField } from '../../../ui/controls.tsx';
import { withContents, zoneWith } from '../edits.ts';
import type { Editor } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { boundsOf, rectangleOf, thingsOf, type Doc, type Key } from '../things.ts';
import { CommitField, NumberField, Tick } from './fields.tsx';

const AROUND_CM = 500;

/** A zone: its name, what it is for, how many it takes, and the parts that people know by name. */
export function ZoneForm(props: {
  readonly editor: Editor;
  readonly doc: Doc;
  readonly zoneKey: Key;
  readonly zone: PlanZone;
}) {
  const { editor, doc, zoneKey, zone } = props;
  const t = useTexts(layoutTexts);
  const { word } = useWords();
  const set = (change: Partial<PlanZone>): void =>
    editor.act('change', zoneWith(editor.draft.get().doc, zoneKey, change));
  const slots = Array.from(thingsOf(doc, 'slot')).filter(([, slot]) => slot.zone === zone.code);
  const fit = (): void => {
    const bounds = boundsOf(
      doc,
      slots.map(([key]) => key),
    );
    if (bounds === null) return;
    const { minX, minY, maxX, maxY } = bounds;
    set({
      outline: rectangleOf({
        minX: minX - AROUND_CM,
        minY: minY - AROUND_CM,
        maxX: maxX + AROUND_CM,
        maxY: maxY + AROUND_CM,
      }),
    });
  };
  const isCodeFree = (code: string): boolean =>
    code !== '' && (code === zone.code || !Array.from(thingsOf(doc, 'zone')).some(([, other]) => other.code === code));
  return (
    <>
      <div className="hd">
        <b className="t15">{t('layout.zone.title', { code: zone.code })}</b>
      </div>
      <div className="sec layout-form">
        <CommitField
          label={t('layout.zone.code')}
          value={zone.code}
          isCode
          maxLength={12}
          check={(text) => (isCodeFree(text.trim()) ? null : t('layout.code-taken'))}
          onCommit={(text) => set({ code: text.trim() })}
        />
        <SelectField
          label={t('layout.zone.kind')}
          value={zone.kind}
          options={ZONE_KINDS.map((kind) => ({ value: kind, text: word('zoneKind', kind) }))}
          onChange={(kind) => set({ kind: kind as ZoneKind })}
        />
        <div className="wide">
          <CommitField
            label={t('layout.zone.name')}
            value={zone.name}
            maxLength={80}
            onCommit={(name) => set({ name })}
          />
        </div>
        <div className="wide">
          <CommitField
            label={t('layout.zone.nameEn')}
            value={zone.nameEn}
            maxLength={80}
            onCommit={(nameEn) => set({ nameEn })}
          />
        </div>
        <NumberField
          label={t('layout.zone.capacity')}
          value={zone.capacity}
          least={0}
          most={20_000}
          hint={t('layout.zone.capacity-hint', { slots: slots.length })}
          onCommit={(capacity) => set({ capacity: capacity ?? 0 })}
        />
        <SelectField
          label={t('layout.direction')}
          value={zone.direction ?? 'both'}
          options={(['both', 'export', 'import'] as const).map((value) => ({
            value,
            text: t(`layout.direction.${value}`),
          }))}
          onChange={(value) => set({ direction: value === 'export' || value === 'import' ? value : null })}
        />
      </div>
      <div className="sec">
        <h2>
          {t('layout.zone.goods')}
          <span>{t('layout.zone.goods-all')}</span>
        </h2>
        <div className="layout-ticks">
          {CARGO_CLASSES.map((goods) => (
            <Tick
              key={goods}
              label={word('cargoClass', goods)}
              value={zone.cargoClasses.includes(goods)}
              onChange={(isIn) =>
                set({
                  cargoClasses: CARGO_CLASSES.filter((each) =>
                    each === goods ? isIn : zone.cargoClasses.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
        <div className="layout-buttons">
          <Button disabled={slots.length === 0} onClick={fit}>
            {t('layout.zone.fit')}
          </Button>
          <Button
            disabled={slots.length === 0}
            onClick={() => editor.select([...withContents(doc, [zoneKey])].filter((key) => key !== zoneKey))}
          >
            {t('layout.zone.all')}
          </Button>
        </div>
      </div>
      <Parts zone={zone} onChange={(parts) => set({ parts })} />
    </>
  );
}

function Parts(props: { readonly zone: PlanZone; readonly onChange: (parts: PlanZone['parts']) => void }) {
  const { zone, onChange } = props;
  const t = useTexts(layoutTexts);
  const [kind, setKind] = useState<ZonePartKind>('row');
  const [code, setCode] = useState('');
  const [capacity, setCapacity] = useState<number | null>(null);
  const canAdd = code !== '' && !zone.parts.some((part) => part.kind === kind && part.code === code);
  return (
    <div className="sec">
      <h2>{t('layout.zone.parts')}</h2>
      {zone.parts.map((part) => (
        <div key={`${part.kind} ${part.code}`} className="layout-part">
          <span className="q">{t(`layout.zone.part.${part.kind}`)}</span>
          <b className="m">{part.code}</b>
          <span>{part.capacity ?? '–'}</span>
          <button
            type="button"
            aria-label={t('layout.zone.part-remove', { code: part.code })}
            onClick={() => onChange(zone.parts.filter((each) => each !== part))}
          >
            {'×'}
          </button>
        </div>
      ))}
      <div className="layout-form three">
        <SelectField
          label={t('layout.zone.part-kind')}
          value={kind}
          options={ZONE_PART_KINDS.map((value) => ({ value, text: t(`layout.zone.part.${value}`) }))}
          onChange={(value) => setKind(value as ZonePartKind)}
        />
        <CommitField
          label={t('layout.zone.part-code')}
          value={code}
          isCode
          maxLength={12}
          onCommit={(text) => setCode(text.trim())}
        />
        <NumberField
          label={t('layout.zone.part-capacity')}
          value={capacity}
          least={0}
          most={10_000}
          isOptional
          onCommit={setCapacity}
        />
        <div className="wide">
          <Button
            disabled={!canAdd}
            onClick={() => {
              onChange([...zone.parts, { kind, code, capacity }]);
              setCode('');
              setCapacity(null);
            }}
          >
            {t('layout.zone.part-add')}
          </Button>
        </div>
      </div>
    </div>
  );
}
