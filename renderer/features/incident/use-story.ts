import type { WireId } from '../../../shared/kernel/ids.ts';
import type { Fault } from '../../../shared/contract/errors.ts';
import { useCallback } from 'react';
import { useCan, useCommand, useQuery, useWords } from '../../client/app-context.ts';
import type { Story } from './types.ts';

/** One incident and what may be done about it; each act is refused by the engine, never here. */
export type StoryWork = {
  readonly story: Story | null;
  readonly fault: Fault | null;
  readonly isOpen: boolean;
  readonly mayClose: boolean;
  readonly toggle: (index: number) => void;
  readonly call: (number: string) => void;
  readonly addPerson: (personId: string) => void;
  readonly addNote: (note: string) => Promise<boolean>;
  readonly close: ReturnType<typeof useCommand<'incident.close'>>;
};

/** Reads an incident, keeps it current, and sends what is done about it. */
export function useStory(incidentId: string | null): StoryWork {
  const { word } = useWords();
  const { answer, fault } = useQuery('incident.story', incidentId === null ? null : { incidentId }, {
    kinds: ['incident'],
    atMostEveryMs: 200,
  });
  const story = answer?.incident.incidentId === incidentId ? answer.incident : null;
  const step = useCommand('incident.step');
  const note = useCommand('incident.note');
  const close = useCommand('incident.close');
  const mayClose = useCan('incident.close');
  const isOpen = story?.closedAt === null;
  const subject = story === null ? undefined : word('incidentKind', story.kind);

  const toggle = useCallback(
    (index: number) => {
      const line = story?.steps[index];
      if (story === null || line === undefined || !isOpen) return;
      void step({ incidentId: story.incidentId, step: line.step, isDone: line.by === null }, subject);
    },
    [story, isOpen, step, subject],
  );
  const add = useCallback(
    async (more: { readonly note?: string; readonly calls?: string[]; readonly people?: string[] }) => {
      if (story === null || !isOpen) return false;
      return 'ok' in (await note({ incidentId: story.incidentId, ...more }, subject));
    },
    [story, isOpen, note, subject],
  );
  return {
    story,
    fault,
    isOpen,
    mayClose,
    toggle,
    call: useCallback((number) => void add({ calls: [number] }), [add]),
    addPerson: useCallback((personId) => void add({ people: [personId as WireId<'person'>] }), [add]),
    addNote: useCallback((text) => add({ note: text }), [add]),
    close,
  };
}
