import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ResourceRecord } from '#graph/records.ts'
import { readCsv } from '#seed/formats/csv.ts'
import { collect, folderWith, problemsOf, recordsOf } from '../files.ts'

async function read(content: string | Uint8Array) {
  const items = await collect(readCsv([join(folderWith({ 't.csv': content }), 't.csv')]))
  return { records: recordsOf(items) as ResourceRecord[], problems: problemsOf(items), items }
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('a table', () => {
  it('holds a record a row, in the columns of our own format', async () => {
    const { records, problems } = await read(
      [
        'id,source,title,title.sw,url,language,licence,minutes,keywords,teaches,accessibility.features,accessibility.sufficient,provider.name,printable',
        'bean,garden,"A ""bean"", diary",Shajara,https://example.org/bean,en,CC BY 4.0,30,soil|light,plants/light|https://x.org/o,alternativeText|MathML,textual|textual visual,Garden,yes',
        '',
      ].join('\r\n'),
    )
    expect(problems).toEqual([])
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      sourceKey: 'garden:bean',
      titles: [
        { language: 'en', text: 'A "bean", diary' },
        { language: 'sw', text: 'Shajara' },
      ],
      minutes: 30,
      printable: true,
      keywords: ['soil', 'light'],
      licences: [{ licence: 'cc-by-4.0' }],
      provider: { name: 'Garden' },
      alignments: [
        { outcome: { sourceKey: 'garden:plants/light' } },
        { outcome: { sourceKey: 'uri:https://x.org/o' } },
      ],
    })
    expect(records[0]?.tags.map((tag) => `${tag.kind} ${tag.value}`)).toEqual([
      'sufficient textual',
      'sufficient textual,visual',
      'feature alternativeText',
      'feature MathML',
    ])
  })

  it('may be parted by semicolons or tabs, and have line ends of any system', async () => {
    for (const [mark, end] of [
      [';', '\n'],
      ['\t', '\r\n'],
    ] as const) {
      const rows = [
        ['id', 'title', 'url', 'language'],
        ['https://x.org/1', 'Eins, zwei', 'https://x.org/1', 'de'],
      ]
      const { records } = await read(`\uFEFF${rows.map((row) => row.join(mark)).join(end)}`)
      expect(records[0]).toMatchObject({
        sourceKey: 'csv:https://x.org/1',
        titles: [{ language: 'de', text: 'Eins, zwei' }],
        provider: { name: 'x.org' },
      })
    }
  })

  it('gives back every text that was put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', 'é', ' ', '|') }), { maxLength: 6 }),
        async (texts) => {
          const rows = texts.map((text, at) => `${at},s,${quote(`x${text}x`)},https://x.org/${at},en`)
          const { records } = await read(['id,source,title,url,language', ...rows].join('\n'))
          expect(records.map((record) => record.titles[0]?.text)).toEqual(
            texts.map((text) => `x${text}x`.replace(/\s+/g, ' ')),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    ['id,title,title,url\n', 'there twice'],
    ['id,title,colour,url\n', '“colour” is no column we know'],
    ['title,url\nA,https://x.org\n', 'no column “id”'],
  ])('whose header is %j cannot be read', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message)
  })

  it('with a quote that is never closed names the line where it opens', async () => {
    await expect(read('id,title,url\n1,"A,https://x.org\n2,B,https://x.org\n')).rejects.toThrow('opened on line 2')
  })

  it('in Latin-1 is refused with the byte at fault', async () => {
    const bytes = Buffer.from('id,title,url\nhttps://x.org,sch\xf6n,https://x.org\n', 'latin1')
    await expect(read(bytes)).rejects.toThrow('byte 0xf6')
  })

  it('tells rows at fault by line and field, and takes the others', async () => {
    const { records, problems } = await read(
      [
        'id,source,title,url,language,minutes',
        '1,s,Good,https://x.org/1,en,5',
        ',s,No id,https://x.org/2,en,5',
        '3,s,Bad link,javascript:x,en,5',
        '4,s,Bad minutes,https://x.org/4,en,soon',
        '5,s,"Too, many",https://x.org/5,en,5,6',
        '6,s,"Two\nlines",https://x.org/6,en,5',
        '7,s,,https://x.org/7,en,5',
        '8,,No source,https://x.org/8,en,5',
      ].join('\n'),
    )
    expect(records.map((record) => record.sourceKey)).toEqual(['s:1', 's:6'])
    expect(problems.map((problem) => [problem.line, problem.path, problem.rejected])).toEqual([
      [3, undefined, true],
      [4, '$.url', true],
      [5, '$.minutes', true],
      [6, undefined, true],
      [9, '$.title', true],
      [10, undefined, true],
    ])
  })
})
