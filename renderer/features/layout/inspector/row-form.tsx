import { useApp, useTexts, useValue } from '../../../client/app-context.ts';
import { Button, Segmented, SelectField } from '../../../ui/controls.tsx';
import type { Editor } from '../editor.ts';
import { freeRowCode, freeZoneCode, PATTERNS, sampleCodes, slotZones } from '../numbering.ts';
import { blockSize, MOST_IN_ROW, MOST_ROWS, type RowSettings } from '../row-maker.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { codesFor } from '../tools/row-tool.ts';
import { CommitField, MetreField, NumberField, Tick } from './fields.tsx';

const SLANTS = ['90', '75', '60', '45'] as const;

/** How the row tool draws: what a row is, how rows lie together, how they are numbered. */
export function RowForm({ editor, onPut }: { readonly editor: Editor; readonly onPut: () => void }) {
  const { format } = useApp();
  const t = useTexts(layoutTexts);
  const { row } = useValue(editor.options);
  const { doc } = useValue(editor.draft);
  const set = (change: Partial<RowSettings>): void =>
    editor.choose({ row: { ...editor.options.get().row, ...change } });
  const zones = slotZones(doc);
  const fresh = freeZoneCode(doc);
  const { zone } = codesFor(doc, row, [Number.NaN, Number.NaN]);
  const firstRow = row.row === '' ? freeRowCode(doc, zone) : row.row;
  const count = row.count ?? 10;
  const codes = sampleCodes(row.numbering, zone, firstRow, count);
  const size = blockSize(row, count);
  const metres = (cm: number): string => `${format.number(cm / 100, 1)} m`;
  return (
    <>
      <div className="sec layout-form">
        <p className="q wide">{t('layout.row.note')}</p>
        <SelectField
          label={t('layout.row.zone')}
          value={row.zone}
          options={[
            { value: '', text: t('layout.row.zone-under') },
            ...zones.map((code) => ({ value: code, text: code })),
            {
              value: zones.includes(row.zone) || row.zone === '' ? fresh : row.zone,
              text: t('layout.row.zone-new', { code: zones.includes(row.zone) || row.zone === '' ? fresh : row.zone }),
            },
          ]}
          onChange={(code) => set({ zone: code, row: '' })}
        />
        <CommitField
          label={t('layout.row.code')}
          value={row.row}
          isCode
          maxLength={12}
          placeholder={firstRow}
          onCommit={(text) => set({ row: text.trim().toUpperCase() })}
        />
        <NumberField
          label={t('layout.row.count')}
          value={row.count}
          least={1}
          most={MOST_IN_ROW}
          isOptional
          placeholder="↔"
          onCommit={(next) => set({ count: next })}
        />
        <NumberField
          label={t('layout.row.rows')}
          value={row.rows}
          least={1}
          most={MOST_ROWS}
          onCommit={(next) => set({ rows: next ?? 1 })}
        />
        <div className="wide">
          <Segmented
            label={t('layout.row.form')}
            value={row.form}
            options={(['single', 'pair', 'lane'] as const).map((value) => ({
              value,
              text: t(`layout.row.form.${value}`),
            }))}
            onChange={(form) => set({ form })}
          />
        </div>
        {row.form === 'lane' ? (
          <NumberField
            label={t('layout.row.depth')}
            value={row.depth}
            least={2}
            most={20}
            onCommit={(depth) => set({ depth: depth ?? 2 })}
          />
        ) : null}
        {row.form === 'pair' ? null : (
          <SelectField
            label={t('layout.row.cab')}
            value={row.cab}
            options={(['near', 'far'] as const).map((value) => ({ value, text: t(`layout.row.cab.${value}`) }))}
            onChange={(cab) => set({ cab: cab === 'far' ? 'far' : 'near' })}
          />
        )}
        <MetreField
          label={t('layout.row.pitch')}
          value={row.pitchCm}
          least={200}
          most={4000}
          onCommit={(pitchCm) => set({ pitchCm })}
        />
        <MetreField
          label={t('layout.row.aisle')}
          value={row.aisleCm}
          least={0}
          most={10_000}
          onCommit={(aisleCm) => set({ aisleCm })}
        />
        <MetreField
          label={t('layout.row.length')}
          value={row.lengthCm}
          least={300}
          most={4000}
          onCommit={(lengthCm) => set({ lengthCm })}
        />
        <MetreField
          label={t('layout.row.width')}
          value={row.widthCm}
          least={200}
          most={1000}
          onCommit={(widthCm) => set({ widthCm })}
        />
        <SelectField
          label={t('layout.row.slant')}
          value={String(row.slantDeg)}
          options={SLANTS.map((value) => ({ value, text: `${value}°` }))}
          onChange={(slant) => set({ slantDeg: Number(slant) })}
        />
        <SelectField
          label={t('layout.direction')}
          value={row.direction ?? ''}
          options={[
            { value: '', text: t('layout.direction.both') },
            { value: 'export', text: t('layout.direction.export') },
            { value: 'import', text: t('layout.direction.import') },
          ]}
          onChange={(direction) =>
            set({ direction: direction === 'export' || direction === 'import' ? direction : null })
          }
        />
        <Tick label={t('layout.slots.power')} value={row.hasPower} onChange={(hasPower) => set({ hasPower })} />
      </div>
      <div className="sec layout-form">
        <SelectField
          label={t('layout.row.pattern')}
          value={String(
            PATTERNS.findIndex(
              ({ pattern, digits }) => pattern === row.numbering.pattern && digits === row.numbering.digits,
            ),
          )}
          options={PATTERNS.map((pattern, at) => ({
            value: String(at),
            text: sampleCodes({ ...row.numbering, ...pattern }, zone, firstRow, 1)[0] ?? pattern.pattern,
          }))}
          onChange={(at) => set({ numbering: { ...row.numbering, ...PATTERNS[Number(at)] } })}
        />
        <NumberField
          label={t('layout.row.start')}
          value={row.numbering.first}
          least={0}
          most={9000}
          onCommit={(first) => set({ numbering: { ...row.numbering, first: first ?? 1 } })}
        />
        <SelectField
          label={t('layout.row.step')}
          value={String(row.numbering.step)}
          options={[
            { value: '1', text: t('layout.row.step.1') },
            { value: '2', text: t('layout.row.step.2') },
          ]}
          onChange={(step) => set({ numbering: { ...row.numbering, step: Number(step) } })}
        />
        <Tick
          label={t('layout.row.reversed')}
          value={row.numbering.isReversed}
          onChange={(isReversed) => set({ numbering: { ...row.numbering, isReversed } })}
        />
        <p className="wide">
          <span className="q">{t('layout.row.preview')} </span>
          <span className="m b">
            {codes.length === 3 && count > 3
              ? `${codes[0] ?? ''}  ${codes[1] ?? ''} … ${codes[2] ?? ''}`
              : codes.join('  ')}
          </span>
          <br />
          <span className="q">
            {row.count === null
              ? t('layout.row.count-hint')
              : t('layout.row.block', {
                  slots: format.number(count * row.rows),
                  along: metres(size.along),
                  across: metres(size.across),
                })}
          </span>
        </p>
        <div className="wide">
          <Button
            keyCap="Enter"
            disabled={row.count === null}
            title={row.count === null ? t('layout.row.put-needs-count') : undefined}
            onClick={onPut}
          >
            {t('layout.row.put')}
          </Button>
          {row.count === null ? <p className="q">{t('layout.row.put-needs-count')}</p> : null}
        </div>
      </div>
    </>
  );
}
