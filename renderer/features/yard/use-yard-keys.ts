import { useLayoutEffect, useRef } from 'react';
import { YARD_VIEWS, type YardView } from './category.ts';

/** What single keys do on the map and in the table. */
export type YardKeys = {
  readonly search: () => void;
  readonly view: (view: YardView) => void;
  readonly follow: () => void;
  readonly group: () => void;
  readonly views: () => void;
  readonly columns: () => void;
  readonly report: () => void;
  readonly see: () => void;
  readonly facilities: () => void;
};

const LETTERS: Readonly<Record<string, Exclude<keyof YardKeys, 'search' | 'view'>>> = {
  KeyT: 'follow',
  KeyG: 'group',
  KeyV: 'views',
  KeyC: 'columns',
  KeyK: 'report',
  KeyS: 'see',
  KeyN: 'facilities',
};

/** Answers single keys while nobody types and nothing is being asked. */
export function useYardKeys(keys: YardKeys, isAsking: boolean): void {
  const latest = useRef({ keys, isAsking });
  useLayoutEffect(() => {
    latest.current = { keys, isAsking };
  }, [keys, isAsking]);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target instanceof Element && target.matches('input, textarea, select')) return;
      const now = latest.current;
      if (event.key === '/') now.keys.search();
      else if (now.isAsking || event.shiftKey) return;
      else {
        const letter = LETTERS[event.code];
        const view = /^(Digit|Numpad)[1-8]$/.test(event.code)
          ? YARD_VIEWS[Number(event.code.slice(-1)) - 1]
          : undefined;
        if (letter !== undefined) now.keys[letter]();
        else if (view !== undefined) now.keys.view(view);
        else return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
