import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from '#seed/formats/detect.ts'
import { readDate, readMinutes } from '#api/metadata/findings.ts'
import { elements, InputError, lines, LONGEST_RECORD, parseJson } from '#seed/formats/input.ts'
import { LastSeen } from '#seed/run/last-seen.ts'
import { folderWith } from '../files.ts'

async function linesOf(content: string | Uint8Array) {
  const found = []
  for await (const batch of lines(join(folderWith({ f: content }), 'f'))) found.push(...batch)
  return found
}

async function elementsOf(content: string) {
  const found = []
  for await (const batch of elements(join(folderWith({ f: content }), 'f'))) found.push(...batch)
  return found
}

describe('lines', () => {
  it('come with their numbers, without their ends and without a byte order mark', async () => {
    expect(await linesOf('\uFEFFone\r\n\ntwo')).toEqual([
      { line: 1, text: 'one' },
      { line: 2, text: '' },
      { line: 3, text: 'two' },
    ])
  })

  it('that are not UTF-8 are told one by one', async () => {
    const [first, second, third] = await linesOf(Buffer.from('gut\nsch\xf6n\nende\n', 'latin1'))
    expect(first).toEqual({ line: 1, text: 'gut' })
    expect(second).toMatchObject({ line: 2, message: expect.stringContaining('byte 0xf6 after “sch”') })
    expect(third).toEqual({ line: 3, text: 'ende' })
  })

  it('that are far too long are passed over, and the rest is read', async () => {
    const found = await linesOf(`a\n${'x'.repeat(LONGEST_RECORD * 3)}\nb\n`)
    expect(found.map((line) => ('text' in line ? line.text : line.message))).toEqual([
      'a',
      'the line is longer than 16 MB',
      'b',
    ])
  })
})

describe('elements of a JSON document', () => {
  it('are those of a list, or of the lists of an object', async () => {
    expect(await elementsOf('[{"a":1},\n [2], "x", -3.5e2, true, null]')).toEqual([
      { path: '$[0]', member: undefined, line: 1, value: { a: 1 } },
      { path: '$[1]', member: undefined, line: 2, value: [2] },
      { path: '$[2]', member: undefined, line: 2, value: 'x' },
      { path: '$[3]', member: undefined, line: 2, value: -350 },
      { path: '$[4]', member: undefined, line: 2, value: true },
      { path: '$[5]', member: undefined, line: 2, value: null },
    ])
    expect(await elementsOf('{"a\\"b": {"c": "]}"}, "d": [1, [2, {"e": "\\\\"}]], "f": []}')).toEqual([
      { path: '$.a"b', member: 'a"b', line: 1, value: { c: ']}' } },
      { path: '$.d[0]', member: 'd', line: 1, value: 1 },
      { path: '$.d[1]', member: 'd', line: 1, value: [2, { e: '\\' }] },
    ])
  })

  it('are what JSON.parse reads, whatever the document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.boolean(), async (list, pretty) => {
        const found = await elementsOf(JSON.stringify(list, null, pretty ? 2 : 0))
        expect(found.map((element) => element.value)).toEqual(JSON.parse(JSON.stringify(list)))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['[{"a": 1,}]', 'line 1, column 10'],
    ['[{"a": 1}\n {"b": 2}]', 'line 2, column 2'],
    ['{"a": [1, 2]\n "b": 1}', 'line 2, column 2'],
    ['{"a" 1}', 'line 1, column 6'],
    ['[1, 2', 'ends too early'],
    ['{"a": [{"b": "c', 'ends too early'],
    ['[1] x', 'something follows'],
    ['{a: 1}', 'double quotes'],
    ['[1, nul]', 'line 1'],
    ['[01]', 'line 1'],
    ['', 'empty'],
    ['[1,]', 'expected a value'],
  ])('of %s cannot be read: %s', async (content, words) => {
    const error = await elementsOf(content).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).message).toContain(words)
  })

  it('name the very character that breaks them', () => {
    for (const [source, column] of [
      ['{"a": }', 7],
      ['{"a": 1, }', 10],
      ['{"a": tru}', 7],
      ['{"a": "x\\y"}', 9],
      ['{"a": "x', 9],
      ['{"a" 1}', 6],
      ["{'a': 1}", 2],
      ['{"a": 01}', 8],
      ['[{"a": [1, {"b": [}]}]', 19],
    ] as const) {
      expect(() => parseJson(source), source).toThrow(`line 1, column ${column}:`)
    }
  })

  it('are told at a place that JSON.parse agrees cannot be read on', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '}', '"', 'x', ' '),
        (json, place, put) => {
          const at = place % (json.length + 1)
          const source = json.slice(0, at) + put + json.slice(at + 1)
          let fault = -1
          try {
            JSON.parse(source)
          } catch {
            fault = 0
          }
          if (fault < 0) return
          expect(() => parseJson(source)).toThrow(InputError)
        },
      ),
    )
  })

  it('find the same fault wherever the pieces of the file end', async () => {
    const padding = ' '.repeat(256 * 1024 - 5)
    await expect(elementsOf(`[${padding}{"abc": "é" "d"}]`)).rejects.toThrow('line 1, column 262153')
  })
})

describe('telling the format', () => {
  const amb = {
    '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
    id: 'https://x.org',
    type: ['LearningResource'],
    name: 'x',
  }
  it.each([
    ['amb.json', amb, 'amb'],
    ['no-context.json', { id: 'https://x.org', type: ['LearningResource'], name: 'x' }, 'amb'],
    ['list.json', [amb], 'amb'],
    ['lrmi.json', { '@context': 'https://schema.org', '@type': 'Course', name: 'x' }, 'lrmi'],
    ['graph.json', { '@context': 'https://schema.org', '@graph': [] }, 'lrmi'],
    ['case.json', { CFDocument: {}, CFItems: [] }, 'case'],
    ['late.json', { CFItems: [], CFDocument: {} }, 'case'],
    ['marble.json', { version: 'v1', topics: [] }, 'marble'],
    ['ours.jsonl', '{"type":"source","key":"a","name":"b"}\n{"type":"resource"}\n', 'waymark'],
    ['ours.txt', '{"type":"source","key":"a","name":"b"}\n{"type":"resource"}\n', 'waymark'],
    ['phet.jsonl', { sim: 'x', simFeatures: {}, locale: 'en' }, 'phet'],
    ['concepts.jsonl', { track: 'go', slug: 'x' }, 'exercism'],
    ['table.csv', 'id,title,url\n', 'csv'],
    ['table.txt', 'id;title;url\n', 'csv'],
  ])('of %s', async (name, content, format) => {
    expect((await detect(join(folderWith({ [name]: content }), name))).format).toBe(format)
  })

  it.each([
    ['what.json', { hello: 1 }, 'Files may be: CASE'],
    ['what.txt', 'hello there', 'Files may be: CASE'],
    ['page.html', '<!doctype html>', 'XML or HTML'],
    ['empty.json', '', 'empty'],
    ['spaces.json', '  \n ', 'empty'],
    ['utf16.json', Buffer.from('\uFEFF{"CFDocument":{}}', 'utf16le'), 'UTF-16'],
    ['utf16-without-mark.json', Buffer.from('{"CFDocument":{}}', 'utf16le'), 'UTF-16'],
    ['packed.json', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip'],
    ['sheet.csv', Buffer.from('PK\u0003\u0004xxxx'), 'ZIP'],
    ['binary.json', Buffer.from([1, 2, 0, 3, 4, 5, 6, 7, 8]), 'zero bytes'],
  ])('of %s says what is wrong', async (name, content, words) => {
    const error = (await detect(join(folderWith({ [name]: content }), name)).catch(
      (caught: unknown) => caught,
    )) as InputError
    expect(error).toBeInstanceOf(InputError)
    expect(`${error.message} ${error.advice}`).toContain(words)
  })
})

describe('dates and durations', () => {
  it.each([
    ['2026', '2026'],
    ['2026-11', '2026-11'],
    ['2024-02-29', '2024-02-29'],
    ['2026-11-21T13:00:00Z', '2026-11-21T13:00:00Z'],
    ['2026-11-21T13:00:00+02:00', '2026-11-21T11:00:00Z'],
    ['2011-03-02T10:41:27-05:00', '2011-03-02T15:41:27Z'],
    ['2019-07-03T13:13:13', '2019-07-03T13:13:13Z'],
    ['2026-11-21T13:00', '2026-11-21T13:00:00Z'],
  ])('%s is kept as %s', (given, kept) => {
    expect(readDate(given)).toBe(kept)
  })

  it.each([
    '2026-13',
    '2023-02-29',
    '2026-00-10',
    '10.09.2022',
    '2020/11/05',
    '04-10-2020',
    '2026-11-21T25:00Z',
    'soon',
    '',
  ])('%s is no date', (given) => {
    expect(readDate(given)).toBeNull()
  })

  it.each([
    ['PT45M', 45],
    ['PT47M58S', 48],
    ['PT1H30M', 90],
    ['P1D', 1440],
    ['PT10S', 1],
    ['P1Y', null],
    ['47m', null],
    ['P', null],
    ['PT', null],
  ])('%s is %s minutes', (given, minutes) => {
    expect(readMinutes(given)).toBe(minutes)
  })
})

describe('the last record of each key', () => {
  it('is what a map says, whatever the keys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 200 }), (keys) => {
        const seen = new LastSeen()
        const map = new Map<string, number>()
        keys.forEach((key, at) => {
          expect(seen.note(key, at + 1, 0, at)?.ordinal).toBe(map.get(key))
          map.set(key, at + 1)
        })
        expect(seen.keys).toBe(map.size)
        for (const [key, ordinal] of map) expect(seen.get(key)?.ordinal).toBe(ordinal)
      }),
    )
  })

  it('holds many keys', () => {
    const seen = new LastSeen()
    for (let at = 1; at <= 50_000; at++) seen.note(`marble:standards/uk-nc-2013/${at}`, at, 1, at)
    expect(seen.keys).toBe(50_000)
    expect(seen.get('marble:standards/uk-nc-2013/777')).toEqual({ ordinal: 777, file: 1, line: 777 })
    expect(seen.has('marble:standards/uk-nc-2013/0')).toBe(false)
  })
})
