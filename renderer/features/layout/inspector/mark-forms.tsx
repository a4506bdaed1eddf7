import type { PlanArea, PlanLandmark } from '../../../../shared/domain/layout/plan.ts';
import { KEEP_CLEAR_KINDS, type KeepClearKind } from '../../../../shared/domain/layout/types.ts';
import { FACILITY_KINDS, type FacilityKind } from '../../../../shared/domain/vocabulary.ts';
import { useTexts, useWords } from '../../../client/app-context.ts';
import { SelectField } from '../../../ui/controls.tsx';
import type { Editor } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { thingsOf, type Doc, type Key } from '../things.ts';
import { CommitField } from './fields.tsx';

/** Why ground stays clear. */
export function AreaKind(props: { readonly value: KeepClearKind; readonly onChange: (kind: KeepClearKind) => void }) {
  const t = useTexts(layoutTexts);
  return (
    <SelectField
      label={t('layout.area.kind')}
      value={props.value}
      options={KEEP_CLEAR_KINDS.map((kind) => ({ value: kind, text: t(`layout.area.kind.${kind}`) }))}
      onChange={(kind) => props.onChange(kind as KeepClearKind)}
    />
  );
}

type Landmark = Pick<PlanLandmark, 'kind' | 'side'>;

/** What a landmark is: an exit to one side, or a facility. */
export function LandmarkKind(props: { readonly value: Landmark; readonly onChange: (next: Landmark) => void }) {
  const t = useTexts(layoutTexts);
  const { word } = useWords();
  const { kind, side } = props.value;
  return (
    <SelectField
      label={t('layout.landmark.kind')}
      value={kind === 'exit' ? `exit.${side ?? 'border'}` : kind}
      options={[
        ...(['border', 'inland'] as const).map((to) => ({
          value: `exit.${to}`,
          text: t(`layout.landmark.exit.${to}`),
        })),
        ...FACILITY_KINDS.map((each) => ({ value: each, text: word('facilityKind', each) })),
      ]}
      onChange={(value) =>
        props.onChange(
          value === 'exit.border'
            ? { kind: 'exit', side: 'border' }
            : value === 'exit.inland'
              ? { kind: 'exit', side: 'inland' }
              : { kind: value as FacilityKind, side: null },
        )
      }
    />
  );
}

/** An area that stays clear. */
export function AreaForm(props: {
  readonly editor: Editor;
  readonly doc: Doc;
  readonly areaKey: Key;
  readonly area: PlanArea;
}) {
  const { editor, doc, areaKey, area } = props;
  const t = useTexts(layoutTexts);
  const set = (change: Partial<PlanArea>): void =>
    editor.act('change', [[areaKey, { kind: 'area', value: { ...area, ...change } }]]);
  return (
    <>
      <div className="hd">
        <b className="t15">{t('layout.area.title', { code: area.code })}</b>
      </div>
      <div className="sec layout-form">
        <CodeField doc={doc} kind="area" code={area.code} onCommit={(code) => set({ code })} />
        <AreaKind value={area.kind} onChange={(kind) => set({ kind })} />
      </div>
    </>
  );
}

/** An exit or a facility. */
export function LandmarkForm(props: {
  readonly editor: Editor;
  readonly doc: Doc;
  readonly markKey: Key;
  readonly landmark: PlanLandmark;
}) {
  const { editor, doc, markKey, landmark } = props;
  const t = useTexts(layoutTexts);
  const { word } = useWords();
  const set = (change: Partial<PlanLandmark>): void =>
    editor.act('change', [[markKey, { kind: 'landmark', value: { ...landmark, ...change } }]]);
  const kind = landmark.kind === 'exit' ? t('layout.landmark.exit') : word('facilityKind', landmark.kind);
  return (
    <>
      <div className="hd">
        <b className="t15">{t('layout.landmark.title', { kind, code: landmark.code })}</b>
      </div>
      <div className="sec layout-form">
        <CodeField doc={doc} kind="landmark" code={landmark.code} onCommit={(code) => set({ code })} />
        <LandmarkKind value={landmark} onChange={set} />
      </div>
    </>
  );
}

function CodeField(props: {
  readonly doc: Doc;
  readonly kind: 'area' | 'landmark';
  readonly code: string;
  readonly onCommit: (code: string) => void;
}) {
  const { doc, kind, code, onCommit } = props;
  const t = useTexts(layoutTexts);
  const others = new Set(Array.from(thingsOf(doc, kind), ([, other]) => other.code).filter((other) => other !== code));
  return (
    <CommitField
      label={t('layout.code')}
      value={code}
      isCode
      maxLength={20}
      check={(text) => (text.trim() !== '' && !others.has(text.trim()) ? null : t('layout.code-taken'))}
      onCommit={(text) => onCommit(text.trim())}
    />
  );
}
