import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { CARGO_CLASSES, VEHICLE_TYPES } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { declarationOf, NOTHING_TYPED, type Typed } from './declaration.ts';
import { importTexts, type ImportTextKey } from './texts/catalog.ts';
import { wayText } from './preview-columns.ts';

const LEFT = ['trailerPlate', 'containerNo'] as const;
const RIGHT = [
  'goods',
  'temperatureC',
  'weightKg',
  'expectedAt',
  'driver',
  'phone',
  'customsDeclarationNo',
  'carrier',
] as const;
const LABELS: Readonly<Record<(typeof LEFT)[number] | (typeof RIGHT)[number], ImportTextKey>> = {
  trailerPlate: 'import.f.trailer',
  containerNo: 'import.f.container',
  goods: 'import.f.goods',
  temperatureC: 'import.f.temperature',
  weightKg: 'import.f.weight',
  expectedAt: 'import.f.expected',
  driver: 'import.f.driver',
  phone: 'import.f.phone',
  customsDeclarationNo: 'import.f.declaration',
  carrier: 'import.f.carrier',
};

/** Declares one truck by hand: the plate and where it goes, the rest as far as known. */
export function DeclareSheet(props: {
  readonly onDeclared: (visitId: VisitRow['visitId']) => void;
  readonly onClose: () => void;
}) {
  const { onDeclared, onClose } = props;
  const { format } = useApp();
  const t = useTexts(importTexts);
  const { word, say } = useWords();
  const add = useCommand('expected.add');
  const courses = useRows(['queue'], coursesOf, (a, b) => a.join() === b.join());
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const course = typed.course === '' ? (courses[0]?.value ?? '') : typed.course;
  const canSend = typed.plate.trim() !== '' && course !== '' && !isSending;
  const set = (field: keyof Typed) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));

  const submit = async (): Promise<void> => {
    if (!canSend) return;
    const read = declarationOf({ ...typed, course }, format.zone);
    if ('field' in read) {
      const label = read.field === 'expectedAt' ? '' : t(LABELS[read.field as keyof typeof LABELS]);
      setProblem(read.field === 'expectedAt' ? t('import.bad-time') : t('import.bad-number', { what: label }));
      return;
    }
    setSending(true);
    const outcome = await add(read);
    if ('ok' in outcome) {
      onDeclared(outcome.ok.visitId as VisitRow['visitId']);
      onClose();
      return;
    }
    setProblem('refusal' in outcome ? say({ ...outcome.refusal, plate: typed.plate }) : say(outcome.fault));
    setSending(false);
  };

  const field = (name: (typeof LEFT)[number] | (typeof RIGHT)[number]) => (
    <TextField key={name} label={t(LABELS[name])} maxLength={200} value={typed[name]} onChange={set(name)} />
  );
  return (
    <Sheet
      label={t('import.declare-title')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('import.not')}
          onBack={onClose}
          go={t('import.declare-go')}
          isOff={!canSend}
          onGo={() => void submit()}
        />
      }
    >
      <form
        className="import-form two"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
          event.preventDefault();
          if (!event.nativeEvent.isComposing) void submit();
        }}
      >
        <TextField
          label={t('import.f.plate')}
          autoFocus
          className="m plate-input"
          maxLength={20}
          value={typed.plate}
          onChange={(value) => set('plate')(value.toUpperCase())}
        />
        <SelectField
          label={t('import.f.course')}
          value={course}
          options={courses.map(({ value, direction, crossing }) => ({
            value,
            text: `${wayText(direction, crossing)} · ${word('direction', direction)}`,
          }))}
          onChange={set('course')}
        />
        {LEFT.map(field)}
        <SelectField
          label={t('import.f.class')}
          value={typed.cargoClass}
          options={CARGO_CLASSES.map((value) => ({ value, text: word('cargoClass', value) }))}
          onChange={set('cargoClass')}
        />
        <SelectField
          label={t('import.f.type')}
          value={typed.vehicleType}
          options={[
            { value: '', text: t('import.f.type-unknown') },
            ...VEHICLE_TYPES.map((value) => ({ value, text: word('vehicleType', value) })),
          ]}
          onChange={set('vehicleType')}
        />
        {RIGHT.map(field)}
        {problem === null ? null : (
          <p className="bad wide" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}

type Course = { readonly value: string; readonly direction: string; readonly crossing: string };

/** Every way that a truck of this yard can go. */
function coursesOf(rows: RowStore): readonly Course[] {
  return [...rows.all('queue').values()].map(({ direction, crossing, crossingCode }) => ({
    value: `${direction} ${crossingCode}`,
    direction,
    crossing,
  }));
}
