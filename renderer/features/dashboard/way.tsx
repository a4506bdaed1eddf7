import { createContext, use, type ReactNode } from 'react';
import type { ScreenName } from '../../client/app-context.ts';
import { useGoTo } from '../../client/app-context.ts';

/** Whether the figures hang on a wall: then nobody goes anywhere from them. */
export const OnWall = createContext(false);

/** A figure that leads to its screen. */
export function Way(props: {
  readonly to: ScreenName;
  readonly className: string;
  /** What is done before the screen opens. */
  readonly before?: () => void;
  readonly children: ReactNode;
}) {
  const { to, className, before, children } = props;
  const goTo = useGoTo();
  if (use(OnWall)) return <div className={className}>{children}</div>;
  return (
    <button
      type="button"
      className={`${className} way`}
      onClick={() => {
        before?.();
        goTo(to);
      }}
    >
      {children}
    </button>
  );
}
