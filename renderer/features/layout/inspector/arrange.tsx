import { useState } from 'react';
import { useTexts } from '../../../client/app-context.ts';
import { Button, SelectField } from '../../../ui/controls.tsx';
import { aligned, distributed, EDGES, renumbered } from '../edits.ts';
import type { Editor } from '../editor.ts';
import { PATTERNS, rowsAmong, sampleCodes } from '../numbering.ts';
import { USUAL_NUMBERING, type Numbering } from '../../../../shared/domain/layout/draw.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { CommitField, NumberField, Tick } from './fields.tsx';

/** What is done with what is selected, whatever it is. */
export function Arrange(props: {
  readonly editor: Editor;
  readonly onCopy: () => void;
  readonly onTurn: (deg: number) => void;
  readonly onRemove: () => void;
}) {
  const { editor, onCopy, onTurn, onRemove } = props;
  const t = useTexts(layoutTexts);
  const now = () => editor.draft.get();
  return (
    <div className="sec">
      <h2>{t('layout.arrange')}</h2>
      <div className="layout-buttons">
        <Button keyCap="Ctrl D" onClick={onCopy}>
          {t('layout.copy')}
        </Button>
        <Button keyCap="Q" onClick={() => onTurn(-15)}>
          {t('layout.turn-left')}
        </Button>
        <Button keyCap="E" onClick={() => onTurn(15)}>
          {t('layout.turn-right')}
        </Button>
        <Button keyCap="Del" onClick={onRemove}>
          {t('layout.remove')}
        </Button>
        {EDGES.map((edge) => (
          <Button key={edge} onClick={() => editor.act('align', aligned(now().doc, now().selected, edge))}>
            {t(`layout.align.${edge}`)}
          </Button>
        ))}
        {(['x', 'y'] as const).map((axis) => (
          <Button key={axis} onClick={() => editor.act('distribute', distributed(now().doc, now().selected, axis))}>
            {t(`layout.distribute.${axis}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Gives the selected rows new codes and numbers. */
export function Renumber({ editor }: { readonly editor: Editor }) {
  const t = useTexts(layoutTexts);
  const [first, setFirst] = useState('');
  const [numbering, setNumbering] = useState<Numbering>(USUAL_NUMBERING);
  const { doc, selected } = editor.draft.get();
  const rows = rowsAmong(doc, selected);
  const [row] = rows;
  if (row === undefined) return null;
  const codes = sampleCodes(numbering, row.zone, first === '' ? row.row : first, row.slots.length);
  return (
    <div className="sec layout-form">
      <h2 className="wide">{t('layout.renumber')}</h2>
      <CommitField
        label={t('layout.renumber.first')}
        value={first}
        isCode
        maxLength={12}
        placeholder={row.row}
        onCommit={(text) => setFirst(text.trim().toUpperCase())}
      />
      <SelectField
        label={t('layout.row.pattern')}
        value={String(
          PATTERNS.findIndex(({ pattern, digits }) => pattern === numbering.pattern && digits === numbering.digits),
        )}
        options={PATTERNS.map((pattern, at) => ({
          value: String(at),
          text:
            sampleCodes({ ...numbering, ...pattern }, row.zone, first === '' ? row.row : first, 1)[0] ??
            pattern.pattern,
        }))}
        onChange={(at) => setNumbering({ ...numbering, ...PATTERNS[Number(at)] })}
      />
      <NumberField
        label={t('layout.row.start')}
        value={numbering.first}
        least={0}
        most={9000}
        onCommit={(next) => setNumbering({ ...numbering, first: next ?? 1 })}
      />
      <Tick
        label={t('layout.row.reversed')}
        value={numbering.isReversed}
        onChange={(isReversed) => setNumbering({ ...numbering, isReversed })}
      />
      <p className="wide m">{codes.join('  ')}</p>
      <div className="wide">
        <Button onClick={() => editor.act('renumber', renumbered(editor.draft.get().doc, selected, first, numbering))}>
          {t('layout.renumber.go', { rows: rows.length })}
        </Button>
      </div>
    </div>
  );
}
