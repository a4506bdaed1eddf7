import type { PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { Button, SelectField } from '../../../ui/controls.tsx';
import { slotsWith } from '../edits.ts';
import type { Editor } from '../editor.ts';
import { slotZones } from '../numbering.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { thingsOf, type Doc, type Key } from '../things.ts';
import { commonOf, CommitField, MetreField, NumberField, Tick } from './fields.tsx';

/** What the selected slots are, all at once. */
export function SlotsForm(props: {
  readonly editor: Editor;
  readonly doc: Doc;
  readonly slots: readonly (readonly [Key, PlanSlot])[];
  readonly takenCount: number;
  readonly onDistances: (() => void) | null;
}) {
  const { editor, doc, slots, takenCount, onDistances } = props;
  const { format } = useApp();
  const t = useTexts(layoutTexts);
  const { word } = useWords();
  const all = slots.map(([, slot]) => slot);
  const [first] = all;
  const set = (change: Partial<PlanSlot>): void =>
    editor.act(
      'change',
      slotsWith(
        editor.draft.get().doc,
        slots.map(([key]) => key),
        change,
      ),
    );
  const common = <Name extends keyof PlanSlot>(name: Name): PlanSlot[Name] | null =>
    commonOf(all, (slot) => slot[name]);
  const mixed = t('layout.mixed');
  const choice = (value: string | null): readonly { value: string; text: string }[] =>
    value === null ? [{ value: '?', text: mixed }] : [];
  const direction = commonOf(all, (slot) => slot.direction ?? 'both');
  const access = common('access');
  const hazards = commonOf(all, (slot) => slot.hazardClasses.join(', '));
  const zone = common('zone');
  const zones = slotZones(doc);
  if (first === undefined) return null;
  return (
    <>
      <div className="hd">
        <b className="t15">{t('layout.slots.title', { count: all.length, code: first.code })}</b>
        <span className="q">{t('layout.slots.where', { zone: zone ?? mixed, row: common('row') ?? mixed })}</span>
        {takenCount === 0 ? null : (
          <p className="warn">{t('layout.slots.taken', { count: format.number(takenCount) })}</p>
        )}
      </div>
      <div className="sec layout-form">
        {all.length === 1 ? (
          <CommitField
            label={t('layout.slots.code')}
            value={first.code}
            isCode
            maxLength={20}
            check={(text) => (isFree(doc, text.trim(), first.code) ? null : t('layout.code-taken'))}
            onCommit={(text) => set({ code: text.trim() })}
          />
        ) : null}
        <SelectField
          label={t('layout.row.zone')}
          value={zone ?? '?'}
          options={[...choice(zone), ...zones.map((code) => ({ value: code, text: code }))]}
          onChange={(code) => (code === '?' ? undefined : set({ zone: code }))}
        />
        <MetreField
          label={t('layout.row.length')}
          value={common('lengthCm')}
          placeholder={mixed}
          least={300}
          most={4000}
          onCommit={(lengthCm) => set({ lengthCm })}
        />
        <MetreField
          label={t('layout.row.width')}
          value={common('widthCm')}
          placeholder={mixed}
          least={200}
          most={1000}
          onCommit={(widthCm) => set({ widthCm })}
        />
        <NumberField
          label={t('layout.slots.angle')}
          value={common('angleDeg')}
          placeholder={mixed}
          least={0}
          most={360}
          fraction={1}
          onCommit={(angle) => (angle === null ? undefined : set({ angleDeg: angle % 360 }))}
        />
        <SelectField
          label={t('layout.direction')}
          value={direction ?? '?'}
          options={[
            ...choice(direction),
            ...(['both', 'export', 'import'] as const).map((value) => ({
              value,
              text: t(`layout.direction.${value}`),
            })),
          ]}
          onChange={(value) =>
            value === '?' ? undefined : set({ direction: value === 'export' || value === 'import' ? value : null })
          }
        />
        <SelectField
          label={t('layout.slots.access')}
          value={access ?? '?'}
          options={[
            ...choice(access),
            ...(['through', 'lane'] as const).map((value) => ({ value, text: word('slotAccess', value) })),
          ]}
          onChange={(value) =>
            value === 'through' ? set({ access: 'through' }) : value === 'lane' ? set({ access: 'lane' }) : undefined
          }
        />
        <CommitField
          label={t('layout.slots.hazard')}
          value={hazards ?? ''}
          placeholder={hazards === null ? mixed : undefined}
          hint={t('layout.slots.hazard-hint')}
          check={(text) => (classesOf(text) === null ? t('layout.slots.hazard-hint') : null)}
          onCommit={(text) => set({ hazardClasses: classesOf(text) ?? [] })}
        />
        <Tick label={t('layout.slots.power')} value={common('hasPower')} onChange={(hasPower) => set({ hasPower })} />
        <Tick
          label={t('layout.slots.covered')}
          value={common('isCovered')}
          onChange={(isCovered) => set({ isCovered })}
        />
        <div className="wide">
          <Tick
            label={t('layout.slots.keep')}
            value={common('isKeepClear')}
            onChange={(isKeepClear) => set({ isKeepClear })}
          />
        </div>
        <NumberField
          label={t('layout.slots.exit')}
          value={common('exitDistanceM')}
          placeholder={mixed}
          least={0}
          most={100_000}
          onCommit={(exit) => (exit === null ? undefined : set({ exitDistanceM: exit }))}
        />
        <NumberField
          label={t('layout.slots.walk')}
          value={common('walkDistanceM')}
          placeholder={mixed}
          least={0}
          most={100_000}
          onCommit={(walk) => (walk === null ? undefined : set({ walkDistanceM: walk }))}
        />
        <div className="wide">
          <Button
            disabled={onDistances === null}
            title={onDistances === null ? t('layout.slots.distances-need') : undefined}
            onClick={() => onDistances?.()}
          >
            {t('layout.slots.distances')}
          </Button>
        </div>
      </div>
    </>
  );
}

function isFree(doc: Doc, code: string, own: string): boolean {
  if (code === '') return false;
  if (code === own) return true;
  for (const [, slot] of thingsOf(doc, 'slot')) if (slot.code === code) return false;
  return true;
}

/** Hazard classes as they are typed: `2, 3 8`; null when something is no class. */
export function classesOf(text: string): readonly string[] | null {
  const classes = text.split(/[\s,;]+/).filter((part) => part !== '');
  return classes.every((part) => /^[1-9](\.\d)?[A-Z]?$/.test(part)) ? [...new Set(classes)] : null;
}
