import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columnOf, outcomesTemplate } from '#api/framework/outcome-sheet.ts'
import { readOutcomeSheets } from '#seed/formats/outcome-sheet.ts'
import { collect, dryRun, edgesOf, folderWith, problemsOf, recordsOf } from '../files.ts'

async function read(content: string | Uint8Array, name = 'maths.csv') {
  const file = join(folderWith({ [name]: content }), name)
  const items = await collect(readOutcomeSheets([file], { today: '2026-11-21', precedes: 'soft' }))
  const records = recordsOf(items)
  const edges = edgesOf(items).map((edge) => [
    edge.type === 'requires' ? edge.strength : edge.type,
    edge.from.sourceKey.split('/')[1],
    edge.to.sourceKey.split('/')[1],
  ])
  const outcomes = records.flatMap((record) => (record.type === 'outcome' ? [record] : []))
  return { items, framework: records[0], outcomes, edges, problems: problemsOf(items) }
}
const told = (problems: ReturnType<typeof problemsOf>) =>
  problems.map(({ line, rejected, message }) => `${line}${rejected ? '!' : ''} ${message}`)
/** A header that says the language, so that no test is told about it. */
const sheet = (...rows: string[]) => ['language,en', 'code,parent code,statement,level,requires', ...rows].join('\n')
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('the template for spreadsheets', () => {
  it('is taken as it is, without a word', async () => {
    const result = await dryRun(folderWith({ 'template.csv': outcomesTemplate() }))
    expect(result.problems).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.counts.byType).toMatchObject({
      framework: { read: 1 },
      outcome: { read: 4 },
      childOf: { read: 3 },
      requires: { read: 3 },
    })
  })

  it('shows a parent, levels, and hard and soft prerequisites', async () => {
    const { framework, outcomes, edges } = await read(outcomesTemplate())
    expect(framework).toMatchObject({
      titles: [{ language: 'en', text: 'Fractions, an example' }],
      publisher: { name: 'Name of the ministry or school' },
      licences: [{ licence: 'cc-by-4.0' }],
    })
    expect(outcomes[1]).toMatchObject({
      code: '1.A',
      labels: [{ language: 'en', text: 'Unit fractions' }],
      levels: ['3'],
      ageFrom: 8,
      ageTo: 9,
      evidence: [{ language: 'en' }, { language: 'en' }],
    })
    expect(outcomes[3]).toMatchObject({ levels: ['3', '4'], ageFrom: 8, ageTo: 10 })
    expect(edges).toEqual([
      ['childOf', '1.A', '1'],
      ['childOf', '1.B', '1'],
      ['hard', '1.B', '1.A'],
      ['childOf', '1.C', '1'],
      ['hard', '1.C', '1.A'],
      ['soft', '1.C', '1.B'],
    ])
  })
})

describe('a spreadsheet of outcomes', () => {
  it('is told from the CSV of our own records, whatever parts its cells', async () => {
    for (const mark of [',', ';', '\t']) {
      const text = ['code', 'statement'].join(mark) + `\n1${mark}Count\n`
      const result = await dryRun(folderWith({ 'a.csv': text }))
      expect(result.counts.byType).toMatchObject({ outcome: { read: 1 } })
    }
    const own = await dryRun(
      folderWith({ 'b.csv': 'id,type,title,code,statement\nhttps://x.example/1,resource,A,B,C\n' }),
    )
    expect(own.counts.byType.framework?.read ?? 0).toBe(0)
  })

  it('has its title in a row of merged cells above the header, semicolons, a byte order mark and a sep line', async () => {
    const text =
      '\uFEFFsep=;\r\nMathematics, grades 1–3;;;\r\n;;;\r\nPublisher;Ministry of Education;;\r\nLanguage;sw;;\r\nCode;Parent code;Statement;Requires\r\n1;;Namba;\r\n1.1;1;Hesabu;\r\n'
    const { framework, outcomes, problems, edges } = await read(text)
    expect(told(problems)).toEqual([])
    expect(framework).toMatchObject({
      sourceKey: 'outcomes:ministry-of-education-mathematics-grades-1-3',
      titles: [{ language: 'sw', text: 'Mathematics, grades 1–3' }],
    })
    expect(outcomes.map(({ code, statements }) => [code, statements[0]?.text])).toEqual([
      ['1', 'Namba'],
      ['1.1', 'Hesabu'],
    ])
    expect(edges).toEqual([['childOf', '1.1', '1']])
  })

  it('goes on with several values below the empty header cells of a merged one', async () => {
    const { edges, problems } = await read(
      'language;en;;;\ncode;statement;requires;;note\n1;A;;;\n2;B;;;\n3;C;1;2?;see 1\n',
    )
    expect(told(problems)).toEqual([])
    expect(edges).toEqual([
      ['hard', '3', '1'],
      ['soft', '3', '2'],
    ])
  })

  it('keeps columns it does not know with the outcome, and says which', async () => {
    const { outcomes, problems } = await read('language,en\ncode,statement,Term\n1,Count,Autumn\n')
    expect(outcomes[0]?.extra).toEqual({ Term: 'Autumn' })
    expect(told(problems)).toEqual(['2 “Term” is no column of this form'])
  })

  it('may have line breaks and separators within quoted cells; problems name the line a row begins on', async () => {
    const { outcomes, problems } = await read(sheet('1,,"Count,', 'and say ""how many""",,', '2,,,,', '3,,Add,,'))
    expect(outcomes.map(({ statements }) => statements[0]?.text)).toEqual(['Count,\nand say "how many"', 'Add'])
    expect(told(problems)).toEqual(['5! the statement is missing'])
  })

  it('is read as Windows-1252 where that makes Western words, and says so', async () => {
    const { framework, outcomes, problems } = await read(
      latin1('Matemáticas;;\nidioma;es;\ncódigo;enunciado;nivel\n1;Sumar números pequeños y decir cuántos son;1\n'),
    )
    expect(framework).toMatchObject({ titles: [{ language: 'es', text: 'Matemáticas' }] })
    expect(outcomes[0]?.statements[0]?.text).toBe('Sumar números pequeños y decir cuántos son')
    expect(told(problems)[0]).toBe(
      '1 the file is not UTF-8: it was read as Windows-1252, so that it says “Matemáticas”',
    )
  })

  it('in another encoding of one byte a letter is refused, with the line and what it would say', async () => {
    // «Сложение» in Windows-1251, and «książka» in Windows-1250.
    for (const bytes of [
      [0xd1, 0xeb, 0xee, 0xe6, 0xe5, 0xed, 0xe8, 0xe5],
      [0x6b, 0x73, 0x69, 0xb9, 0xbf, 0x6b, 0x61],
    ]) {
      const content = Buffer.concat([Buffer.from('code,statement\n1,A\n2,'), Buffer.from(bytes), Buffer.from('\n')])
      const result = await dryRun(folderWith({ 'a.csv': content }))
      expect(result.exitCode).toBe(2)
      expect(result.problems).toMatchObject([{ rejected: true, line: 3 }])
      expect(result.problems[0]?.message).toMatch(/^the text is not UTF-8, and read as Windows-1252 it says/)
    }
    const wide = await dryRun(folderWith({ 'a.csv': Buffer.from('\uFEFFcode\tstatement\n1\tA\n', 'utf16le') }))
    expect(wide.problems).toMatchObject([{ rejected: true, message: 'the file is UTF-16, not UTF-8' }])
  })

  it('reads codes that Excel was kept from taking for numbers, and tells those it took for dates', async () => {
    const { outcomes, problems } = await read(sheet('"=""1.10""",,Count,,', '02-Jan,,Add,,'))
    expect(outcomes.map(({ code }) => code)).toEqual(['1.10', '02-Jan'])
    expect(told(problems)).toEqual(['4 looks like a date that the spreadsheet made of a code'])
  })

  it('refuses rows without a code, with a code that was there, with errors of the spreadsheet, and too long ones', async () => {
    const { outcomes, problems } = await read(
      sheet('Number,,,,', ',,Strand A,,', '1,,Count,,', '1,,Count again,,', '2,,#REF!,,', '3,,Add,,,,x'),
    )
    expect(outcomes.map(({ code }) => code)).toEqual(['1'])
    expect(told(problems)).toEqual([
      '3! the statement is missing',
      '4! the code is missing (“Strand A”)',
      '6! the code “1” is on line 5 already',
      '7! “#REF!” in the column “statement” is an error of the spreadsheet',
      '8! has 7 cells, the header 5',
    ])
  })

  it('keeps codes that differ only by case or dots apart, and finds what is meant where only one can be', async () => {
    const { outcomes, edges, problems } = await read(
      sheet('2.NBT.A1,,One,,', '2.nbt.a.1,,Two,,', '3.OA,,Three,,2.NBT.A1', '4,,Four,,3.oa', '5,,Five,,2NBTA1'),
    )
    expect(outcomes).toHaveLength(5)
    expect(edges).toEqual([
      ['hard', '3.OA', '2.NBT.A1'],
      ['hard', '4', '3.OA'],
    ])
    expect(told(problems)).toEqual([
      '4 differs from “2.NBT.A1” on line 3 only by case, dots or spaces',
      '6 was taken for “3.OA”, which is written otherwise',
      '7! fits several codes that differ only by case, dots or spaces',
    ])
  })

  it('leaves out links to nothing and to itself, and keeps the outcome', async () => {
    const { outcomes, edges, problems } = await read(sheet('1,9,One,,', '2,2,Two,,2', '3,,Three,,1; 8; 2'))
    expect(outcomes).toHaveLength(3)
    expect(edges).toEqual([
      ['hard', '3', '1'],
      ['hard', '3', '2'],
    ])
    expect(told(problems)).toEqual([
      '3! is the code of no row of this file',
      '4! an outcome cannot be this to itself',
      '4! an outcome cannot be this to itself',
      '5! is the code of no row of this file',
    ])
  })

  it('breaks circles of parents at one place, however long they are', async () => {
    const { edges, problems } = await read(sheet('1,3,One,,', '2,1,Two,,', '3,2,Three,,'))
    expect(edges).toHaveLength(2)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(/itself stands below/)
  })

  it('reads several codes in a cell, parted by semicolons, bars, line breaks and commas', async () => {
    const { edges } = await read(
      sheet('A,,a,,', '"B,1",,b,,', 'C,,c,,', 'D,,d,,"A, C"', 'E,,e,,"A|B,1"', 'F,,f,,"A?', 'C"'),
    )
    expect(edges).toEqual([
      ['hard', 'D', 'A'],
      ['hard', 'D', 'C'],
      ['hard', 'E', 'A'],
      ['hard', 'E', 'B,1'],
      ['soft', 'F', 'A'],
      ['hard', 'F', 'C'],
    ])
  })

  it('has ages by its table of levels or a column of ages, and says once what it could not read', async () => {
    const rows = ['1,A,K,', '2,B,09.10,', '3,C,10–12,', '4,D,Form 3,', '5,E,Form 3,', '6,F,,7-9']
    const { outcomes, problems } = await read(
      ['language,en', 'level scheme,us-grades', 'code,statement,level,ages', ...rows].join('\n'),
    )
    expect(outcomes.map(({ levels, ageFrom, ageTo }) => [levels[0], ageFrom, ageTo])).toEqual([
      ['K', 5, 6],
      ['09.10', 14, 16],
      ['10–12', 15, 18],
      ['Form 3', undefined, undefined],
      ['Form 3', undefined, undefined],
      [undefined, 7, 9],
    ])
    expect(told(problems)).toEqual(['7 is no level of Grades in the United States'])
    const without = await read(sheet('1,,A,3,', '2,,B,4,'))
    expect(without.outcomes.map(({ ageFrom }) => ageFrom)).toEqual([undefined, undefined])
    expect(told(without.problems)).toEqual(['3 levels are kept as they are written, and their ages are not known'])
  })

  it('may have its texts in several languages', async () => {
    const { outcomes } = await read('language,en\ncode,statement,statement.sw,title (fr)\n1,Count,Hesabu,Compter\n')
    expect(outcomes[0]).toMatchObject({
      statements: [
        { language: 'en', text: 'Count' },
        { language: 'sw', text: 'Hesabu' },
      ],
      labels: [{ language: 'fr', text: 'Compter' }],
    })
    expect(columnOf('Parent_Code')).toEqual({ column: 'parent' })
    expect(columnOf('level.sw')).toBeNull()
  })

  it('without a header, with one column twice, or with a quote that is never closed is refused whole', async () => {
    const refused = async (content: string) => {
      const result = await dryRun(folderWith({ 'a.csv': content }), { format: 'outcomes' })
      expect(result.exitCode).toBe(2)
      return told(result.problems)
    }
    expect(await refused('1;Count\n2;Add\n')).toEqual(['1! there is no row with the columns “code” and “statement”'])
    expect(await refused('title\ncode,statement,text\n1,A,B\n')).toEqual([
      '2! the columns “statement” and “text” are both read as “statement”',
    ])
    expect(await refused(sheet('1,,"Count,,'))).toEqual(['3! the quote opened on line 3 is never closed'])
  })
})
