import type { Fault } from '../../shared/contract/errors.ts';
import type { EnginePort } from '../engine/threads.ts';

/** What the transports may ask of the host beside the engine itself. */
export type HostControl = {
  /** The engine in use; another one after a switch to the demo and back. */
  readonly engine: () => EnginePort;
  /** The code that only the locally opened window and the console know. */
  readonly localCode: string;
  readonly version: string;
  /** Switches to the demo folder, making it first when it is empty; resolves when it answers. */
  readonly enterDemo: () => Promise<Fault | null>;
  readonly leaveDemo: () => Promise<Fault | null>;
  readonly isBusy: () => boolean;
};
