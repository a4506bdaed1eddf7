import { describe, expect, it } from 'vitest';
import {
  amendmentOf,
  draftOf,
  readField,
  readTypedDay,
  withNationality,
  withReading,
  type PersonCard,
} from '../../../../renderer/client/person-draft.ts';
import { readPaper } from '../../../../shared/domain/people/read-paper.ts';

const QR = '020088001234||Nguyễn Văn Đức|05091988|Nam|Cao Lộc, Lạng Sơn|10052021';
const ZONE = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const;
const CARD: PersonCard = {
  seq: 1,
  personId: 'per_1' as PersonCard['personId'],
  visitId: 'vis_1' as PersonCard['visitId'],
  plate: '12C12345',
  role: 'driver',
  leftAt: null,
  name: null,
  phone: '0912',
  documentNo: null,
  isWoman: null,
  identity: null,
  nationality: null,
  language: null,
  erasedAt: null,
};

describe('the sheet of a person', () => {
  it('[RE13] takes a card over whole and amends only what changed', () => {
    const draft = withReading(draftOf(CARD), readPaper(QR)!);
    expect(amendmentOf(CARD, draft)).toEqual({
      name: 'Nguyễn Văn Đức',
      documentNo: '020088001234',
      isWoman: false,
      nationality: 'VN',
      language: 'vi',
      identity: { kind: 'cccd', bornOn: '1988-09-05', address: 'Cao Lộc, Lạng Sơn', issuedBy: 'VN' },
    });
    expect(amendmentOf(CARD, draftOf(CARD))).toEqual({});
  });

  it('[RE13] keeps the marks of the same name and what the zone does not say', () => {
    const known = { ...CARD, name: 'Erikssön Ànna Maria', identity: null };
    const draft = withReading({ ...draftOf(known), address: 'Cao Lộc' }, readPaper(ZONE.join('\n'))!);
    expect(draft).toMatchObject({ name: 'Erikssön Ànna Maria', address: 'Cao Lộc', kind: 'passport', sex: 'woman' });
  });

  it('[RE13] the language follows the nationality until somebody says another', () => {
    const draft = withNationality(draftOf(CARD), 'CN');
    expect(draft.language).toBe('zh');
    expect(withNationality(draft, 'VN').language).toBe('vi');
    expect(withNationality({ ...draft, language: 'en' }, 'VN').language).toBe('en');
  });

  it('[RE13] a scan is read in whatever field it lands, a zone line by line, and typing stays typing', () => {
    expect(readField(`0912${QR}`, null)).toMatchObject({ is: 'paper', typed: '0912', reading: { from: 'cccd' } });
    const first = readField(`0912${ZONE[0]}`, null);
    expect(first).toEqual({ is: 'part', typed: '0912', lines: ZONE[0] });
    expect(readField(`0912${ZONE[1]}`, first as never)).toMatchObject({
      is: 'paper',
      typed: '0912',
      reading: { from: 'passport', problems: [] },
    });
    for (const typed of ['', 'Nguyễn Văn Đức', '020088001234'])
      expect(readField(typed, null)).toEqual({ is: 'typing' });
  });

  it('[RE13] a day of birth that is none is not sent', () => {
    expect(['05/09/1988', '05091988', '5.9.1988', '31/02/1988', '1988'].map(readTypedDay)).toEqual([
      '1988-09-05',
      '1988-09-05',
      '1988-09-05',
      null,
      null,
    ]);
    expect(amendmentOf(CARD, { ...draftOf(CARD), bornOn: '31/02/1988' })).toBeNull();
  });
});
