import type { Handlers } from '../../engine/handler.ts';

type PhotoCommand = 'photo.add';

export const photoCommands: Pick<Handlers, PhotoCommand> = {
  'photo.add'() {
    throw new Error('not built');
  },
};
