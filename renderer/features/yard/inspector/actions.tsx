import { Problem } from './section.tsx';

export type InspectorAction = {
  readonly name: string;
  readonly keyCap?: string;
  readonly isPrimary?: boolean;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

/** What can be done, pinned at the foot of the inspector; the first in ink. */
export function Actions(props: {
  readonly label: string;
  readonly actions: readonly InspectorAction[];
  /** Why the last one was not done. */
  readonly problem: string | null;
}) {
  return (
    <>
      {props.problem === null ? null : (
        <div className="sec">
          <Problem text={props.problem} />
        </div>
      )}
      <div className="acts" role="group" aria-label={props.label}>
        {props.actions.map(({ name, keyCap, isPrimary, isEnabled, run }) => (
          <button
            key={name}
            type="button"
            className={isPrimary === true ? 'go' : undefined}
            disabled={!isEnabled}
            onClick={run}
          >
            {name}
            {keyCap === undefined ? null : <kbd aria-hidden="true">{keyCap}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
