import { useApp, useRow, useSiteNow, useTexts } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import type { Block } from './blocks.ts';
import { handedOverFacts, type EndedShift } from './ended.ts';
import { shiftTexts } from './texts/catalog.ts';

/** The page of a shift on A4: all of it, whatever the screen had room for, with two signatures. */
export function ShiftSheet(props: {
  readonly shift: EndedShift;
  readonly blocks: readonly Block[];
  readonly nameOf: (user: string) => string;
  readonly onPrinted: () => void;
}) {
  const { shift, blocks, nameOf, onPrinted } = props;
  const { format, session } = useApp();
  const t = useTexts(shiftTexts);
  const site = useRow('site', 'site');
  const now = useSiteNow(60_000);
  const facts = handedOverFacts(shift, format, t);
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <div className="shift-sheet">
        <header>
          <div>
            <p>{site?.settings.parentUnit}</p>
            <p>
              <b>{site?.name}</b>
            </p>
          </div>
          <QrCode text={shift.shiftId} label={shift.shiftId} />
        </header>
        <h1>{t('shift.sheet-title', { name: shift.name })}</h1>
        <p className="span">
          {t('shift.sheet-span', { from: format.dateTime(shift.startedAt), to: format.dateTime(shift.endedAt) })}
          {' · '}
          {shift.leader === null ? t('shift.no-leader') : t('shift.sheet-leader', { name: nameOf(shift.leader) })}
        </p>
        <h2>{t('shift.sheet-money')}</h2>
        <table className="sheet-money">
          <thead>
            <tr>
              {facts.map(({ label }) => (
                <th key={label} className="r">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {facts.map(({ label, value }) => (
                <td key={label} className="r">
                  {value}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
        <div className="sheet-blocks">
          {blocks.map((block, index) => (
            <section key={block.key}>
              <h2>
                {index + 1}. {t(`shift.${block.key}`)}: {block.figure}
              </h2>
              {block.lines.length === 0 ? null : (
                <table>
                  <tbody>
                    {block.lines.map((line, at) => (
                      <tr key={at}>
                        <td>{[line.code, line.words].filter((part) => part !== '').join(' · ')}</td>
                        <td className="r">{line.side}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          ))}
        </div>
        {shift.notes === '' ? null : (
          <section>
            <h2>{t('shift.sheet-notes')}</h2>
            <p className="notes">{shift.notes}</p>
          </section>
        )}
        <div className="signatures">
          <Signature title={t('shift.sheet-giver')} name={shift.givenBy === null ? null : nameOf(shift.givenBy)} />
          {shift.takenBy === null ? (
            <div>
              <b>{t('shift.sheet-nobody')}</b>
            </div>
          ) : (
            <Signature title={t('shift.sheet-taker')} name={nameOf(shift.takenBy)} />
          )}
        </div>
        <footer>
          {t('shift.sheet-printed', { at: format.dateTime(now), name: session.displayName, id: shift.shiftId })}
        </footer>
      </div>
    </PrintSheet>
  );
}

function Signature({ title, name }: { readonly title: string; readonly name: string | null }) {
  const t = useTexts(shiftTexts);
  return (
    <div>
      <b>{title}</b>
      <p>{t('shift.sheet-sign')}</p>
      <p className="name">{name}</p>
    </div>
  );
}
