import { useRef, useState } from 'react';
import { makeLayout } from '../../../shared/domain/layout/templates.ts';
import { PSEUDO_ZONES, TEMPLATE_SIZES } from '../../../shared/domain/layout/plans.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';
import type { Plan, PlanPoint, PlanZone } from '../../../shared/domain/layout/plan.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { useApp, useCanAsk, useTexts, useWords } from '../../client/app-context.ts';
import { base64Of } from '../../client/picture-file.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { replacedBy } from './edits.ts';
import type { Editor } from './editor.ts';
import { useProblemText } from './problem-text.ts';
import { layoutTexts } from './texts/layout-texts.ts';
import { rectangleOf, thingsOf, thingsOfPlan, type Doc } from './things.ts';

type Read = QueryOutputs['layout.read'] & { readonly fileName: string };

/** More rows than these nobody reads; the file has them all. */
const MOST_SHOWN = 200;

/** What the drawing starts from: the plan in use, empty ground, a template or a file. Nothing is saved by it. */
export function StartSheet(props: {
  readonly editor: Editor;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { editor, onDone, onClose } = props;
  const { port, format } = useApp();
  const t = useTexts(layoutTexts);
  const { say } = useWords();
  const mayRead = useCanAsk('layout.read');
  const file = useRef<HTMLInputElement>(null);
  const [isReading, setReading] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [refused, setRefused] = useState<Read | null>(null);

  const replace = (plan: Plan): void => {
    const { base, doc } = editor.draft.get();
    const things = thingsOfPlan(plan);
    const keys = editor.newKeys(things.length);
    editor.act(
      'replace',
      replacedBy(base, doc, things, (at) => keys[at] ?? ''),
      [],
    );
    onDone();
  };
  const read = async (chosen: File): Promise<void> => {
    setReading(true);
    setFault(null);
    const answer = await port.query('layout.read', { fileName: chosen.name, contentBase64: await base64Of(chosen) });
    setReading(false);
    if ('fault' in answer) setFault(say(answer.fault));
    else if (answer.ok.plan === null) setRefused({ ...answer.ok, fileName: chosen.name });
    else replace(answer.ok.plan);
  };

  if (refused !== null) return <RefusedFile read={refused} onClose={onClose} />;
  return (
    <Sheet
      label={t('layout.start.title')}
      onClose={onClose}
      foot={
        <Button keyCap="Esc" onClick={onClose}>
          {t('layout.start.close')}
        </Button>
      }
    >
      <div className="layout-start">
        <button
          type="button"
          data-autofocus
          onClick={() => {
            editor.startAgain();
            onDone();
          }}
        >
          <b>{t('layout.start.present')}</b>
          <span className="q">{t('layout.start.present-note')}</span>
        </button>
        <button type="button" onClick={() => replace(emptyPlan(editor.draft.get().doc))}>
          <b>{t('layout.start.empty')}</b>
          <span className="q">{t('layout.start.empty-note')}</span>
        </button>
        {TEMPLATE_SIZES.map((count) => (
          <button key={count} type="button" onClick={() => replace(planOfLayout(makeLayout(count)))}>
            <b>{t('layout.start.template', { count: format.number(count) })}</b>
          </button>
        ))}
        <button type="button" disabled={isReading || !mayRead} onClick={() => file.current?.click()}>
          <b>{isReading ? t('layout.start.reading') : t('layout.start.file')}</b>
          <span className="q">{t('layout.start.file-note')}</span>
        </button>
        <input
          ref={file}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          hidden
          aria-label={t('layout.start.file')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen !== undefined) void read(chosen);
          }}
        />
      </div>
      {fault === null ? (
        <p className="q">{t('layout.start.note')}</p>
      ) : (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
    </Sheet>
  );
}

function RefusedFile({ read, onClose }: { readonly read: Read; readonly onClose: () => void }) {
  const { format } = useApp();
  const t = useTexts(layoutTexts);
  const problemText = useProblemText();
  const { problems } = read;
  return (
    <Sheet
      label={t('layout.read.title')}
      onClose={onClose}
      foot={
        <Button look="primary" keyCap="Esc" autoFocus onClick={onClose}>
          {t('layout.start.close')}
        </Button>
      }
    >
      <p role="alert">
        {t('layout.read.facts', {
          file: read.fileName,
          rows: format.number(read.rows),
          problems: format.number(problems.length),
        })}
      </p>
      <div className="layout-read" tabIndex={0}>
        <table className="plain" aria-label={t('layout.read.title')}>
          <thead>
            <tr>
              <th scope="col" className="r row">
                {t('layout.read.row')}
              </th>
              <th scope="col" className="column">
                {t('layout.read.column')}
              </th>
              <th scope="col">{t('layout.read.why')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, MOST_SHOWN).map((problem, at) => (
              <tr key={at}>
                <td className="r">{problem.row === null ? '' : format.number(problem.row)}</td>
                <td className="m">{problem.column ?? ''}</td>
                <td>{problemText(problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > MOST_SHOWN ? (
        <p className="q">{t('layout.problems.more', { count: format.number(problems.length - MOST_SHOWN) })}</p>
      ) : null}
    </Sheet>
  );
}

/** Ground with nothing on it. Places that are no ground stay: every truck stands in some zone. */
export function emptyPlan(doc: Doc): Plan {
  const kept = Array.from(thingsOf(doc, 'zone'), ([, zone]) => zone).filter((zone) => isPseudoZone(zone.kind));
  const missing = PSEUDO_ZONES.filter(({ kind }) => !kept.some((zone) => zone.kind === kind)).map(
    ({ code, name, kind, capacityOf1200 }): PlanZone => ({
      code,
      name: name.vi,
      nameEn: name.en,
      kind,
      capacity: capacityOf1200,
      direction: null,
      cargoClasses: [],
      outline: [],
      parts: [],
    }),
  );
  const zones = [...kept, ...missing].map((zone, at) => ({ ...zone, outline: asideOf(at) }));
  return { zones, slots: [], keepClear: [], landmarks: [] };
}

/** Ground above the yard, for places that are no ground of it. */
function asideOf(at: number): readonly PlanPoint[] {
  const [left, top] = [1500 + at * 3000, -3500];
  return rectangleOf({ minX: left, minY: top, maxX: left + 2500, maxY: top + 2000 });
}
