/** The picture of a page: its lines, titles of all kinds, outlines of many scripts, and a real drawing. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardLayout, cardSvg, wrap, type CardText } from '../../web/src/lib/card-svg.ts'
import { drawCard } from '../../web/src/lib/server/card.ts'
import { takeHands } from '../../web/src/lib/server/typesetter.ts'
import { unpackWoff2 } from '../../web/src/lib/server/woff2.ts'

const hands = await takeHands()
const { bold, regular } = hands
const titled = (text: string, isRightToLeft = false) => ({ titles: [{ text, isRightToLeft }] })
const card = (given: Partial<CardText>): CardText => ({
  ...{ kind: 'Learning material', ...titled('Water'), language: 'en', about: ['English', 'ages 8 to 14'] },
  ...given,
})
const wordsOf = (given: Partial<CardText>) => cardLayout(card(given), hands).lines.map(({ text }) => text)
const outlinesOf = (line: string, isRightToLeft = false) => bold.draw(line, isRightToLeft).outlines
const signs = (line: string) => outlinesOf(line).match(/<path /g)?.length ?? 0

/** A title of the catalogue in each script that there are letters for. */
const TITLES = {
  Latin: 'Bước sóng',
  Cyrillic: 'Пішоў дождж',
  Greek: 'Κλάσματα',
  Arabic: 'محاليل حمض-قلوي',
  Urdu: 'تیزاب-اساس محلول یہ ہے',
  Hebrew: 'תמיסות חומצה-בסיס',
  Armenian: 'Թթվա-հիմնային լուծույթներ',
  Georgian: 'მჟავა და ტუტე ხსნარები',
  Lao: 'ສານລະລາຍກົດ-ເບດສ',
  Devanagari: 'नन्हे मददगार',
  Ethiopic: 'እንስሳቱን ተመልከቱ',
  Bengali: 'বিড়াল ও কুকুর এবং পোকা',
  Gujarati: 'એસિડ-બેઇઝ દ્રાવણો',
  Kannada: 'ಆಮ್ಲ-ಪ್ರತ್ಯಾಮ್ಲದ ದ್ರಾವಣ',
  Gurmukhi: 'ਤੇਜ਼ਾਬ ਅਤੇ ਖਾਰ',
  Malayalam: 'പരപ്പളവ് നിര്‍മാണം',
  Oriya: 'ଅମ୍ଳ-କ୍ଷାରୀୟ ଦ୍ରବଣ',
  Sinhala: 'අම්ල-භස්ම ද්‍රාවණ',
  Tamil: 'அமில- கார கரைசல்கள்',
  Telugu: 'ఆమ్ల-క్షార సొల్యూషన్స్',
  Khmer: 'សូលុយស្យុង​អាស៊ីត-បាស',
  Burmese: 'အပိုင်းကိန်းတစ်ခု တည်ဆောက်ပါ',
  Tibetan: 'ཨང་རྩིས་ཀྱི་རྣམ་གཞག',
  Thai: 'สารละลายกรด-เบส',
  Han: '分数配对：模拟实验',
  Japanese: '酸・塩基の水溶液と電離',
  Korean: '산-염기 용액',
}

describe('a typeface', () => {
  const open = (name: string) => unpackWoff2(readFileSync(fileURLToPath(import.meta.resolve(name))))

  test('is unpacked into tables that lie one after another, with outlines for each of its glyphs', () => {
    const file = open('@fontsource-variable/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-wght-normal.woff2')
    expect(file.readUInt32BE(0)).toBe(0x00010000)
    const tables = new Map<string, { at: number; length: number }>()
    for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16)
      tables.set(file.toString('latin1', at, at + 4), {
        at: file.readUInt32BE(at + 8),
        length: file.readUInt32BE(at + 12),
      })
    let end = 12 + 16 * tables.size
    for (const { at, length } of [...tables.values()].sort((a, b) => a.at - b.at)) {
      expect(at).toBe(end)
      end = at + length + (-length & 3)
    }
    expect(end).toBe(file.length)
    const glyphs = file.readUInt16BE(tables.get('maxp')!.at + 4)
    const loca = tables.get('loca')!
    expect(loca.length).toBe(4 * (glyphs + 1))
    expect(file.readUInt32BE(loca.at + 4 * glyphs)).toBe(tables.get('glyf')!.length)
    expect(file.readInt16BE(tables.get('head')!.at + 50)).toBe(1)
  })

  test('that is none is refused', () => {
    expect(() => unpackWoff2(Buffer.from('wOFF'.padEnd(60)))).toThrow('no WOFF2')
    expect(() => unpackWoff2(Buffer.alloc(0))).toThrow('no WOFF2')
  })
})

describe('a line set as outlines', () => {
  test.each(Object.entries(TITLES))('has signs for letters of %s', (_, title) => {
    expect(bold.drawable(title)).toBe(title)
    expect(regular.drawable(title)).toBe(title)
    // No sign for a letter that lacks is among them, and each letter has its own.
    expect(signs(title)).toBeGreaterThan(title.replace(/[\s\p{M}]/gu, '').length / 2)
    const letters = [...new Set(title.normalize('NFC').replace(/[^\p{L}]/gu, ''))]
    const drawn = new Set(letters.map((letter) => outlinesOf(letter)))
    expect(drawn.size).toBe(letters.length)
    for (const each of drawn) expect(each).toMatch(/ d="M[^"]{20,}/)
    expect(regular.draw(title, false).outlines).not.toBe(outlinesOf(title))
    expect(bold.width(title)).toBeGreaterThan(2)
  })

  test('joins and places signs as the script does', () => {
    // ka, virama and ssa are one sign of their own; without joining it would be three. The vowel i stands before what it follows.
    expect(signs('क्ष')).toBe(1)
    expect(bold.width('क्ष')).toBeLessThan(bold.width('क') + bold.width('ष'))
    expect(outlinesOf('कि').indexOf(outlinesOf('क').match(/ d="[^"]+"/)![0])).toBeGreaterThan(100)
    // A joiner that keeps letters apart does so, and is not seen.
    expect(outlinesOf('क्\u200Cष')).not.toBe(outlinesOf('क्ष'))
    // Arabic letters have other forms beside others.
    expect(outlinesOf('به')).not.toContain(outlinesOf('ه').match(/ d="[^"]+"/)![0])
  })

  test('runs both ways', () => {
    const places = (outlines: string) =>
      [...outlines.matchAll(/<g transform="translate\((\d+)/g)].map(([, x]) => Number(x))
    const first = (outlines: string) => outlines.indexOf(outlinesOf('P').match(/ d="[^"]+"/)![0])
    const title = 'النسبة PhET والتناسب'
    expect(places(outlinesOf(title, true))).toHaveLength(3)
    expect(outlinesOf(title, true)).not.toBe(outlinesOf(title, false))
    expect(first(outlinesOf('PhET والتناسب', true))).toBeGreaterThan(first(outlinesOf('PhET والتناسب', false)))
    // A bracket that opens is drawn as the other one where text runs from right to left.
    expect(outlinesOf('(', true)).toBe(outlinesOf(')', false))
  })

  test('lacks what there are no letters for, and leaves pictures out', () => {
    expect(bold.drawable('ᎠᏂᏴᏫᏯ ᎠᎩᎵ')).toBeNull()
    expect(bold.drawable('🐘 Elephants 👩🏽‍🏫🇰🇪')).toBe(' Elephants ')
    expect(bold.drawable('1️⃣')).not.toBeNull()
  })

  test('is as wide as it is drawn', () => {
    const drawn = (line: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><g transform="translate(0 100) scale(100)">${outlinesOf(line)}</g></svg>`
      return new Resvg(svg).getBBox()!.width
    }
    for (const line of ['Circuit construction', 'नन्हे मददगार', '分数配对'])
      expect(Math.abs(drawn(line) - 100 * bold.width(line)), line).toBeLessThan(0.04 * drawn(line))
  })
})

describe('lines', () => {
  test('break between words, and within one only where it is longer than a line', () => {
    expect(wrap('Build an electric circuit', 6, 9, bold.width)).toEqual(['Build an', 'electric', 'circuit'])
    const long = wrap('x'.repeat(400), 20, 3, bold.width)
    expect(long).toHaveLength(3)
    expect(long[2]).toMatch(/^x+…$/)
  })

  test('break between words that have no spaces between them, and begin with no full stop', () => {
    const chinese = wrap('我们在学校里学习分数，然后回家吃饭。', 6, 9, bold.width)
    expect(chinese.length).toBeGreaterThan(2)
    for (const line of chinese) expect(line).not.toMatch(/^[，。]/)
    expect(wrap('สารละลายกรดและเบส', 5, 9, bold.width).join('|')).toContain('|')
  })

  test('never leave their room, and lose nothing before their end', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[A-Za-zא-ת0-9]{0,40}$/),
      fc.stringMatching(/^[क-ह]{0,20}$/),
      fc.constantFrom('分数配对模拟实验', '（分数）', 'สารละลาย'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim()
        const lines = wrap(text, 9, 4, bold.width)
        expect(lines.length).toBeLessThanOrEqual(4)
        for (const line of lines) expect(bold.width(line)).toBeLessThanOrEqual(9)
        const bare = (given: string) => given.replace(/[\s…]/g, '')
        expect(bare(text).startsWith(bare(lines.join('')))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a card', () => {
  test('says the name of the place, the title, what it is and one line on it', () => {
    expect(wordsOf(titled('Water & <ice>'))).toEqual([
      'Waymark',
      'Water & <ice>',
      'Learning material',
      'English · ages 8 to 14',
    ])
  })

  test('stands at the right where the title runs from right to left', () => {
    const given = titled('النسبة و التناسب:', true)
    expect(cardLayout(card(given), hands).lines[1]).toMatchObject({ text: 'النسبة و التناسب:', x: 1116 })
    expect(cardSvg(card(given), hands)).toContain('scale(-1 1)')
    // English beside it still runs from left to right: the full stop comes last.
    const about = ['Water. Ice.']
    expect(cardSvg(card({ ...given, about }), hands)).toContain(regular.draw('Water. Ice.', false).outlines)
  })

  test('keeps joiners, and takes signs that are not seen away', () => {
    expect(wordsOf(titled('می\u200Cخواهم\u200F', true))[1]).toBe('می\u200Cخواهم')
    expect(wordsOf(titled('Un\u00ADder\u0007 water 🐘'))[1]).toBe('Under water')
  })

  test('has the title in another language where there are no letters for the first', () => {
    const titles = [
      { text: 'ᠮᠣᠩᠭᠣᠯ', isRightToLeft: false },
      { text: 'Acid-Base Solutions', isRightToLeft: false },
    ]
    expect(wordsOf({ titles, language: 'mn' })).toEqual([
      'Waymark',
      'Acid-Base Solutions',
      'Learning material',
      'English · ages 8 to 14',
    ])
  })

  test.each(['ᠮᠣᠩᠭᠣᠯ', 'ᎠᏂᏴᏫᏯ', '🐘', '', ' \u0007 '])(
    'has the sign of the place and the language where there are letters for no title: %j',
    (title) => {
      const given = { ...titled(title), language: 'mn', about: ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'] }
      expect(wordsOf(given)).toEqual(['Waymark', 'mn', 'Learning material', 'Mongolian'])
      expect(cardLayout(card(given), hands).sign).toBe(true)
    },
  )

  test('holds a title of 400 letters in any script', () => {
    for (const word of ['Wasserkreislauf ', 'जलचक्र ', 'የውሃ ', '水循环，', 'دورة المياه '])
      for (const title of [word.repeat(400), word.trim().repeat(400)].map((long) => long.slice(0, 400))) {
        const lines = cardLayout(card(titled(title)), hands).lines.slice(1, -2)
        expect(lines.length).toBeGreaterThan(2)
        expect(lines.at(-1)!.text).toMatch(/…$/)
        for (const { text, size } of lines) expect(bold.width(text) * size).toBeLessThanOrEqual(1032)
      }
  })

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, isRightToLeft) => {
        const given = { ...titled(text, isRightToLeft), kind: text, language: text, about: [text] }
        const svg = cardSvg(card(given), hands)
        expect(svg.replace(/<\/?(svg|rect|g|path)\b[^<>]*>/g, '')).toBe('')
        expect(svg).toMatch(/^[\x20-\x7e]+$/)
        expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      }),
      { numRuns: 50 },
    )
  })

  test('becomes a picture of 1200 by 630, is kept, and is drawn by one at a time', async () => {
    const given = titled('A title of some length')
    const png = (await drawCard(card(given)))!
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
    expect(await drawCard(card(given))).toBe(png)
    // More than wait at once are told to come back, and nobody waits for ever.
    const many = await Promise.all(Array.from({ length: 12 }, (_, nth) => drawCard(card(titled(`Title ${nth}`)))))
    expect(many.filter(Boolean)).toHaveLength(6)
  })
})
