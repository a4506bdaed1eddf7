import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isOfYard } from '../../../shared/domain/gate/photos.ts';
import type { PlanPicture } from '../../../shared/domain/site/settings.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { addPhoto, preparedPicture } from '../steps/photos.ts';

/** What the record of a plan's picture says it shows. */
const NOTE = 'plan';

export const layoutPictureCommands: Pick<Handlers, 'layout.picture'> = {
  'layout.picture'({ contentBase64, place }, context) {
    const before = context.site.settings.planPicture;
    if (place === null) {
      release(context, before);
      lay(context, null);
      return ok({ sha256: null });
    }
    if (contentBase64 === undefined) {
      if (before === null) return refuse({ code: 'layout.invalid', problem: 'picture-missing', at: '' });
      lay(context, { ...place, sha256: before.sha256 });
      return ok({ sha256: before.sha256 });
    }
    const picture = preparedPicture(context);
    if (!picture.ok) return picture;
    const { sha256 } = picture.value;
    if (before?.sha256 !== sha256) {
      addPhoto(context, picture.value, { takenAt: context.now, note: NOTE });
      release(context, before);
    }
    lay(context, { ...place, sha256 });
    return ok({ sha256 });
  },
};

function lay(context: Context, planPicture: PlanPicture | null): void {
  const { site } = context;
  context.log.update('settings.saved', 'site', site, { settings: { ...site.settings, planPicture } });
}

/** The file goes once no record names it (PH3). */
function release(context: Context, picture: PlanPicture | null): void {
  if (picture === null) return;
  for (const photo of context.stores.photos.keptOf(picture.sha256))
    if (isOfYard(photo)) context.log.update('photo.removed', 'photo', photo, { removedAt: context.now });
}
