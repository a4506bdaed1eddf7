import type { Handlers } from '../../engine/handler.ts';

type CameraCommand = 'candidate.report' | 'candidate.close';

export const cameraCommands: Pick<Handlers, CameraCommand> = {
  'candidate.report'() {
    throw new Error('not built');
  },

  'candidate.close'() {
    throw new Error('not built');
  },
};
