import { describe, expect, it } from 'vitest';
import { readCccd } from '../../../shared/domain/people/cccd.ts';
import { checkDigitOf, readMrz } from '../../../shared/domain/people/mrz.ts';
import { languageOfNationality, nationalityByPlate } from '../../../shared/domain/people/nationality.ts';
import { readPaper } from '../../../shared/domain/people/read-paper.ts';
import { isFirstLines, splitScan, withMendedLetters } from '../../../shared/domain/people/scanner-text.ts';

const QR = '020088001234|082123456|Nguyễn Văn Đức|05091988|Nam|Thôn Nà Lầu, Yên Trạch, Cao Lộc, Lạng Sơn|10052021';
const HOLDER = {
  from: 'cccd',
  name: 'Nguyễn Văn Đức',
  documentNo: '020088001234',
  isWoman: false,
  nationality: 'VN',
  identity: {
    kind: 'cccd',
    bornOn: '1988-09-05',
    address: 'Thôn Nà Lầu, Yên Trạch, Cao Lộc, Lạng Sơn',
    issuedBy: 'VN',
  },
  problems: [],
};

/** The specimen of ICAO Doc 9303 part 4, appendix A. */
const SPECIMEN = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
/** The specimen of part 5, appendix A. */
const CARD = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];

describe('the QR of a citizen card', () => {
  it('[RE13] says name, number, birth, sex and address', () => {
    expect(readCccd(QR)).toEqual(HOLDER);
  });

  it('[RE13] is read through what a scanner adds and leaves out', () => {
    const scans = [
      `\ufeff${QR}\r\n`,
      `]Q3${QR}`,
      QR.replaceAll('|', '｜'),
      QR.replace('|082123456|', '||'),
      `${QR}|Nguyễn Văn A|Trần Thị B|`,
      QR.normalize('NFD'),
    ];
    for (const scan of scans) expect(readPaper(scan), scan).toEqual(HOLDER);
    expect(readCccd('020088001234||Nguyễn Văn Đức|05091988')).toEqual({
      ...HOLDER,
      identity: { ...HOLDER.identity, address: null },
    });
  });

  it('[RE13] is read where its letters came broken, and says so where they cannot be mended', () => {
    expect(withMendedLetters('Nguyá»…n VÄƒn')).toBe('Nguyễn Văn');
    expect(withMendedLetters('Müller')).toBe('Müller');
    expect(readCccd(QR.replace('Nguyễn Văn Đức', 'Nguyá»…n VÄƒn An'))).toMatchObject({ name: 'Nguyễn Văn An' });
    expect(readCccd(QR.replace('Nguyễn Văn Đức', 'Nguyá»…n VÄƒn Ä\u0090á»©c'))).toEqual(HOLDER);
    expect(readCccd(QR.replace('Nguyễn Văn Đức', 'Nguy?n V?n ??c'))?.problems).toEqual(['name']);
  });

  it('[RE13] doubts a number that says another year or sex than the card, and keeps what it read', () => {
    expect(readCccd(QR.replace('05091988', '05091989'))?.problems).toEqual(['number']);
    expect(readCccd(QR.replace('|Nam|', '|Nữ|'))).toMatchObject({ isWoman: true, problems: ['number'] });
    expect(readCccd(QR.replace('05091988', '31021988'))).toMatchObject({
      identity: { bornOn: null },
      problems: ['birth'],
    });
  });

  it('[RE13] is nothing else: slips, plates, addresses and short texts are no cards', () => {
    for (const text of [
      '',
      'vis_2s',
      '12C-123.45',
      'http://10.0.0.5/me/2sabcdefghabcdefgh',
      '123|456|x|y',
      QR.slice(0, 12),
    ])
      expect(readPaper(text), text).toBeNull();
  });
});

describe('the machine-readable zone', () => {
  it('[RE13] of the passport of ICAO 9303 is read whole', () => {
    const read = {
      from: 'passport',
      name: 'ERIKSSON ANNA MARIA',
      documentNo: 'L898902C3',
      isWoman: true,
      problems: [],
    };
    for (const scan of [
      SPECIMEN.join('\n'),
      SPECIMEN.join(''),
      SPECIMEN.join('\r\n').toLowerCase(),
      `~${SPECIMEN.join(' ')}`,
    ])
      expect(readPaper(scan), scan).toMatchObject(read);
    expect(readMrz(SPECIMEN.join('\n'))?.identity).toEqual({
      kind: 'passport',
      bornOn: '1974-08-12',
      address: null,
      issuedBy: null,
    });
  });

  it('[RE13] of a card in three lines is read as well, with a number that goes on in the second field', () => {
    expect(readMrz(CARD.join('\n'))).toMatchObject({
      from: 'card',
      name: 'ERIKSSON ANNA MARIA',
      documentNo: 'D23145890',
      problems: [],
    });
    const long = 'D231458901234';
    const digit = checkDigitOf(`${long.slice(0, 9)}<${long.slice(9)}`);
    const first = `I<UTO${long.slice(0, 9)}<${long.slice(9)}${digit}`.padEnd(30, '<');
    const whole = checkDigitOf(`${first.slice(5)}7408122` + `1204159<<<<<<<<<<<`);
    expect(readMrz([first, `7408122F1204159UTO<<<<<<<<<<<${whole}`, CARD[2]].join('\n'))).toMatchObject({
      documentNo: long,
      problems: [],
    });
  });

  it('[RE13] of a Vietnamese citizen card gives all twelve digits', () => {
    const number = '020088001234';
    const nine = number.slice(3);
    const first = `IDVNM${nine}${checkDigitOf(nine)}${number}<<`;
    const front = `${first}${checkDigitOf(first)}`;
    const second = `880905${checkDigitOf('880905')}M280905${checkDigitOf('280905')}VNM<<<<<<<<<<<`;
    const whole = checkDigitOf(front.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18));
    expect(readMrz([front, second + whole, 'NGUYEN<<VAN<DUC'.padEnd(30, '<')].join('\n'))).toEqual({
      from: 'card',
      name: 'NGUYEN VAN DUC',
      documentNo: number,
      isWoman: false,
      nationality: 'VN',
      identity: { kind: 'cccd', bornOn: '1988-09-05', address: null, issuedBy: 'VN' },
      problems: [],
    });
  });
});

describe('a scan that lands in a field', () => {
  it('[RE13] is told from what was typed before it', () => {
    expect(splitScan(`0912 345${QR}`)).toEqual({ typed: '0912 345', scan: QR });
    expect(splitScan(`Đức${SPECIMEN.join('')}`)).toEqual({ typed: 'Đức', scan: SPECIMEN.join('') });
    for (const text of ['', 'Phạm Văn Đồng', '020088001234', 'Thôn Nà Lầu, Yên Trạch, Cao Lộc, Lạng Sơn'])
      expect(splitScan(text), text).toBeNull();
  });

  it('[RE13] waits for the lines that follow', () => {
    const [one = '', two = '', three = ''] = CARD;
    expect([SPECIMEN[0] ?? '', one, one + two].map(isFirstLines)).toEqual([true, true, true]);
    expect([SPECIMEN.join(''), one + two + three, 'Phạm Văn Đồng', '12C-123.45'].map(isFirstLines)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

it('[RE13] the language follows the nationality, the nationality is only guessed by the plate', () => {
  expect(['VN', 'CN', 'TW', 'LA', null].map(languageOfNationality)).toEqual(['vi', 'zh', 'zh', 'en', null]);
  expect(['12C-123.45', '桂A12345', 'XX1'].map(nationalityByPlate)).toEqual(['VN', 'CN', null]);
});
