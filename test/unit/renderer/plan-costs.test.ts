import { describe, expect, it } from 'vitest';
import { USUAL_LEVER_COSTS } from '../../../shared/domain/rehearsal/lever-costs.ts';
import { costsOfDraft, draftOfCosts } from '../../../renderer/features/plan/rehearsal/cost-fields.ts';
import { createFormat, readNumber } from '../../../renderer/ui/format.ts';

const { number } = createFormat('vi', 'Asia/Ho_Chi_Minh');
const draft = draftOfCosts(USUAL_LEVER_COSTS, number);

describe('what the levers cost', () => {
  it('is typed as it is shown, and read again as it was', () => {
    expect([draft.overtimeHourDong, draft.toilet]).toEqual(['3.000.000', '150.000']);
    expect(costsOfDraft(draft, readNumber)).toEqual(USUAL_LEVER_COSTS);
  });

  it.each(['', 'ba triệu', '-1', '1,5', '2.000.000.000'])('is nothing while an amount is "%s"', (laneDayDong) => {
    expect(costsOfDraft({ ...draft, laneDayDong }, readNumber)).toBeNull();
  });
});
