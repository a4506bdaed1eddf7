import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './print.css';

/**
 * Puts something alone on paper and prints it once its fonts are there. `slip` and
 * `slip-long` are a roll of 80 mm, `slip-a6` a sheet of A6, `a4` a sheet with the
 * margins of office papers. Printed output is always light. Wrap many-page tables in `<table>` with a `<thead>`: heads
 * are repeated.
 */
export function PrintSheet(props: {
  readonly paper: 'slip' | 'slip-long' | 'slip-a6' | 'a4';
  readonly children: ReactNode;
  /** Called once the print dialogue was closed. Must not change from render to render. */
  readonly onPrinted: () => void;
}) {
  const { paper, children, onPrinted } = props;
  useEffect(() => {
    let isCurrent = true;
    void document.fonts.ready.then(() => {
      if (!isCurrent) return;
      window.print();
      onPrinted();
    });
    return () => {
      isCurrent = false;
    };
  }, [onPrinted]);
  return createPortal(<div className={`print-root print-${paper}`}>{children}</div>, document.body);
}
