import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { sendCommand, useApp, useTexts, useWords } from '../../client/app-context.ts';
import { isBlank, type Line, type LineWay } from './lines.ts';
import { lateTexts } from './texts/catalog.ts';

/** A slip that stands in the book by now. */
export type Entered = {
  readonly slipNo: string;
  readonly plate: string;
  readonly way: LineWay;
  readonly queueNumber: string | null;
  readonly warnings: readonly string[];
  readonly calledMeanwhile: number;
};

/** What the table said before, or what goes without saying here. */
const SAID_BEFORE: ReadonlySet<string> = new Set([
  'clock.late-entry',
  'plate.not-declared',
  'plate.unknown-form',
  'slip.foreign',
]);

export type Sending = Pick<ReturnType<typeof useSending>, 'isSending' | 'commandId' | 'problem' | 'entered' | 'left'>;

/** Sends the lines that are ready; answers what the host said of each, by the line's key. */
export function useSending() {
  const app = useApp();
  const t = useTexts(lateTexts);
  const { say } = useWords();
  const [isSending, setSending] = useState(false);
  const [commandId, setCommandId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [entered, setEntered] = useState<readonly Entered[]>([]);
  const [left, setLeft] = useState(0);

  const send = async (
    ready: readonly Line[],
    all: readonly Line[],
    toSlip: (line: Line) => CommandInput<'slip.enter'>['slips'][number],
    word: Omit<CommandInput<'slip.enter'>, 'slips'>,
  ): Promise<ReadonlyMap<number, Line['refusal']>> => {
    setSending(true);
    setProblem(null);
    const answers = new Map<number, Line['refusal']>();
    const now: Entered[] = [];
    const done = ({ key, slipNo, plate, way }: Line, more: Partial<Entered> = {}): void => {
      answers.set(key, null);
      now.push({ slipNo, plate, way, queueNumber: null, warnings: [], calledMeanwhile: 0, ...more });
    };
    const passages = ready.filter(({ way }) => way !== 'spoilt');
    if (passages.length > 0) {
      const id = app.newCommandId();
      setCommandId(id);
      const outcome = await sendCommand(app, 'slip.enter', { ...word, slips: passages.map(toSlip) }, '', id);
      if (!('ok' in outcome)) {
        setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
        setSending(false);
        return answers;
      }
      for (const [index, line] of passages.entries()) {
        const result = outcome.ok.results[index];
        if (result === undefined) continue;
        const { refusal, queueNumber, calledMeanwhile } = result;
        const warnings = result.warnings.filter((code) => !SAID_BEFORE.has(code));
        if (refusal === null) done(line, { queueNumber, warnings, calledMeanwhile });
        else answers.set(line.key, refusal);
      }
    }
    for (const line of ready.filter(({ way }) => way === 'spoilt')) {
      const outcome = await sendCommand(
        app,
        'slip.void',
        { slipNo: line.slipNo, reason: t('late.spoilt-reason') },
        line.slipNo,
      );
      if ('ok' in outcome) done(line);
      else answers.set(line.key, 'refusal' in outcome ? outcome.refusal : outcome.fault);
    }
    setEntered(now.sort((a, b) => b.warnings.length - a.warnings.length));
    setLeft(all.filter((line) => !isBlank(line) && answers.get(line.key) !== null).length);
    setSending(false);
    return answers;
  };
  return { isSending, commandId, problem, entered, left, send };
}
