import type { PassRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRows, useTexts, useValue, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { capital } from './candidate-list.tsx';
import { gateTexts } from './texts/catalog.ts';
import { timingKey } from './timings.ts';
import { timings } from './use-gate.ts';

const SHOWN = 10;

/** The newest passages of all lanes, with the seconds each took at this station. */
export function PassesTable({ canUndo }: { readonly canUndo: boolean }) {
  const { format } = useApp();
  const t = useTexts(gateTexts);
  const { word, say } = useWords();
  const passes = useRows(['pass', 'visit'], newestPasses, isSameList);
  const seconds = useValue(timings.value);
  const noteOf = (pass: PassRow): { readonly text: string; readonly isWarning: boolean } => {
    // That nobody declared it is the least that can be said of a truck.
    const warning = pass.warnings.find((code) => code !== 'plate.not-declared') ?? pass.warnings[0];
    if (warning !== undefined) return { text: say({ code: warning }), isWarning: true };
    if (pass.departure === null) return { text: '', isWarning: false };
    return {
      text: word('departure', pass.departure),
      isWarning: !['crossed', 'cleared-inland', 'returned-abroad'].includes(pass.departure),
    };
  };
  return (
    <section className="gate-passes">
      <div className="bar sub">
        <b>{t('gate.ten')}</b>
        <span className="s">{t('gate.both-lanes')}</span>
        <span className="facts">
          {t(canUndo ? 'gate.amend-last' : 'gate.amend-when-empty')} <kbd>{t('gate.key-undo')}</kbd>
        </span>
      </div>
      {passes.length === 0 ? <p className="q none">{t('gate.no-passes')}</p> : null}
      <table className="plain" hidden={passes.length === 0}>
        <colgroup>
          <col style={{ width: 60 }} />
          <col style={{ width: 64 }} />
          <col style={{ width: 104 }} />
          <col style={{ width: 110 }} />
          <col style={{ width: 64 }} />
          <col style={{ width: 72 }} />
          <col style={{ width: 104 }} />
          <col style={{ width: 64 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{t('gate.col-time')}</th>
            <th>{t('gate.col-way')}</th>
            <th>{t('gate.col-plate')}</th>
            <th>{t('gate.col-trailer')}</th>
            <th>{t('gate.col-direction')}</th>
            <th>{t('gate.col-slot')}</th>
            <th>{t('gate.col-number')}</th>
            <th className="r">{t('gate.col-seconds')}</th>
            <th>{t('gate.col-note')}</th>
          </tr>
        </thead>
        <tbody>
          {passes.map(({ pass, slotCode }) => {
            const took = seconds.get(timingKey(pass.visitId, pass.way));
            const note = noteOf(pass);
            return (
              <tr key={pass.passId}>
                <td>{format.time(pass.occurredAt)}</td>
                <td>{pass.way === 'in' ? <b>{t('gate.way-in')}</b> : t('gate.way-out')}</td>
                <td className="m">{formatPlate(pass.plate)}</td>
                <td className="m s">{pass.trailerPlate === null ? '–' : formatPlate(pass.trailerPlate)}</td>
                <td>{capital(word('direction', pass.direction))}</td>
                <td className="m">{slotCode ?? '–'}</td>
                <td className="m s">{pass.queueNumber ?? '–'}</td>
                <td className="r">{took === undefined ? '–' : format.number(took, 1)}</td>
                <td className={note.isWarning ? 'warn' : 's'}>{note.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A passage, and where its truck stands by now: the slot is given after the gate. */
type Passage = { readonly pass: PassRow; readonly slotCode: string | null };

function newestPasses(rows: RowStore): readonly Passage[] {
  return [...rows.all('pass').values()]
    .sort((a, b) => b.recordedAt - a.recordedAt)
    .slice(0, SHOWN)
    .map((pass) => ({
      pass,
      slotCode: pass.slotCode ?? (pass.way === 'in' ? (rows.get('visit', pass.visitId)?.slotCode ?? null) : null),
    }));
}

function isSameList(a: readonly Passage[], b: readonly Passage[]): boolean {
  return a.length === b.length && a.every((each, at) => each.pass === b[at]?.pass && each.slotCode === b[at].slotCode);
}
