import { addDays } from '../../shared/kernel/calendar.ts';
import type { Trigger } from '../../shared/domain/surge/types.ts';
import { aSurgeDocument } from '../support/a-surge-document.ts';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const TRIGGER: Trigger = { measure: 'people', when: 'over', value: 1, action: 'gọi thêm bếp', who: 'trưởng ca' };

test('a surge plan by keyboard: what is in force, its triggers now, its paper, its end', async ({ station }) => {
  for (const plate of ['29H-830.01', '29H-830.02'])
    await site.api.command('visit.arrive', { plate, crossing: 'Hữu Nghị', direction: 'export', people: 2 });
  const { on: today } = await site.api.query('report.dashboard', {});
  const made = aSurgeDocument({ triggers: [TRIGGER] });
  const [band] = made.arrivals;
  if (band === undefined) throw new Error('no day');
  const days = Array.from({ length: 20 }, (_, n) => addDays(today, n));
  await site.api.command('surge-plan.adopt', {
    title: 'Tết Đinh Mùi',
    document: {
      ...made,
      tetOn: addDays(today, 12),
      arrivals: days.map((on) => ({ ...band, on })),
      with: { ...made.with, perDay: days.map((on) => ({ ...band, on })) },
    },
  });

  const page = await station(site);
  await page.keyboard.press('Alt+6');
  await page.getByRole('radiogroup', { name: 'Phần của kế hoạch' }).getByRole('radio').first().focus();
  for (let step = 0; step < 4; step += 1) {
    if ((await page.getByRole('radio', { name: 'Phương án ứng phó' }).getAttribute('aria-checked')) === 'true') break;
    await page.keyboard.press('ArrowRight');
  }
  const triggers = page.getByRole('region', { name: 'Ngưỡng hành động' });
  await expect(triggers.getByRole('row', { name: /Người trong bãi trên 1 người/ })).toContainText('Gọi thêm bếp');
  await expect(page.getByText('Tết Đinh Mùi')).toBeVisible();
  await expect(page.getByText('Chưa có ngày nào trọn vẹn từ khi duyệt để so.')).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('F9')]);
  expect(file.suggestedFilename()).toMatch(/^phuong-an-sup_\w+\.pdf$/);

  // Written anew with a reason: the next plan ends it.
  await page.keyboard.press('s');
  await page.getByLabel('Lý do thay phương án').pressSequentially('sửa ngưỡng');
  await page.getByLabel('Mức, dòng 1').fill('900');
  await page.getByLabel('Tên phương án').fill('Tết Đinh Mùi, bản 2');
  await page.keyboard.press('Enter');
  await expect(triggers.getByRole('row', { name: /Người trong bãi trên 900 người/ })).toContainText('chưa đến');
  await expect(page.getByRole('button', { name: 'In phương án Tết Đinh Mùi', exact: true })).toBeVisible();

  // Ended with a reason; it stays among the plans before.
  await page.keyboard.press('e');
  await page.getByLabel('Lý do', { exact: true }).pressSequentially('hết mùa');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chưa có phương án ứng phó nào có hiệu lực.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'In phương án Tết Đinh Mùi, bản 2' })).toBeVisible();
});
