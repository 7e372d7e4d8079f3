/** Metadata from files: what is filled and from where, and files that mean harm. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { licenceStatement } from '#api/metadata/findings.ts'
import { readMetadata } from '#api/metadata/read.ts'
import { type Reading, UnreadableError } from '#api/metadata/reading.ts'
import { identifierOf } from '#api/metadata/identifiers.ts'

const read = (text: string | Uint8Array, more: { name?: string; address?: string; row?: number } = {}): Reading =>
  readMetadata({ bytes: typeof text === 'string' ? Buffer.from(text) : text, ...more })
const filled = ({ fields }: Reading) =>
  Object.fromEntries(fields.map(({ name, values, source }) => [name, [values.join(' | '), source]]))
const fault = (bytes: string | Uint8Array): string => {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof UnreadableError) return error.message
    throw error
  }
  return 'nothing is wrong'
}

const OPF = (metadata: string) => `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata></package>`
const CONTAINER = (path: string) =>
  strToU8(
    `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${path}"/></rootfiles></container>`,
  )
const BOOK = OPF(`<dc:identifier>urn:isbn:9780306406157</dc:identifier><dc:title id="t">Soil &amp; water</dc:title>
  <meta refines="#t" property="title-type">main</meta><dc:creator>Jane Doe</dc:creator><dc:language>sw</dc:language><dc:rights>CC BY 4.0</dc:rights>
  <meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
  <meta property="schema:accessModeSufficient">textual</meta><meta property="schema:accessibilityFeature">alternativeText</meta>
  <meta property="schema:accessibilityHazard">none</meta><meta property="schema:accessibilitySummary">All pictures are described.</meta>
  <meta property="dcterms:conformsTo" id="c">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta><meta property="a11y:certifiedBy">Nobody</meta>`)
const epub = (files: Record<string, Uint8Array>) => zipSync({ mimetype: strToU8('application/epub+zip'), ...files })

describe('a form is filled', () => {
  it('from AMB', () => {
    const record = {
      ...{
        '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
        id: 'https://example.org/z',
      },
      ...{
        type: ['LearningResource'],
        name: 'Pflanzen',
        inLanguage: ['de'],
        license: { id: 'https://creativecommons.org/licenses/by/4.0/' },
      },
      about: [{ id: 'http://w3id.org/kim/schulfaecher/s1001', prefLabel: { de: 'Biologie' } }],
      conditionsOfAccess: { id: 'http://w3id.org/kim/conditionsOfAccess/no_login' },
      caption: [{ type: 'MediaObject', id: 'https://example.org/c' }],
    }
    const reading = read(JSON.stringify(record))
    expect(reading.format).toBe('AMB')
    expect(filled(reading)).toEqual({
      title: ['Pflanzen', 'AMB: name'],
      url: ['https://example.org/z', 'AMB: id'],
      language: ['de', 'AMB: inLanguage'],
      subjects: ['Biologie', 'AMB: about'],
      signInNeeded: ['false', 'AMB: conditionsOfAccess'],
      licence: ['cc-by-4.0', 'AMB: license'],
      features: ['closedCaptions', 'AMB: caption (as the file says)'],
    })
  })

  it('from an EPUB, and from its package document alone', () => {
    const whole = read(epub({ 'META-INF/container.xml': CONTAINER('OEBPS/p.opf'), 'OEBPS/p.opf': strToU8(BOOK) }))
    expect(filled(whole)).toEqual({
      title: ['Soil & water', 'EPUB: dc:title'],
      language: ['sw', 'EPUB: dc:language'],
      creators: ['Jane Doe', 'EPUB: dc:creator'],
      licence: ['cc-by-4.0', 'EPUB: dc:rights'],
      accessModes: ['textual | visual', 'EPUB: schema:accessMode (as the file says)'],
      accessModesSufficient: ['textual', 'EPUB: schema:accessModeSufficient (as the file says)'],
      features: ['alternativeText', 'EPUB: schema:accessibilityFeature (as the file says)'],
      hazards: ['none', 'EPUB: schema:accessibilityHazard (as the file says)'],
      conformance: ['EPUB Accessibility 1.1 - WCAG 2.1 Level AA', 'EPUB: dcterms:conformsTo (as the file says)'],
      summary: ['All pictures are described.', 'EPUB: schema:accessibilitySummary (as the file says)'],
    })
    expect(whole.identifiers).toEqual(['isbn:9780306406157'])
    expect(read(BOOK)).toEqual(whole)
  })

  it('from a web page: JSON-LD first, then its names, its licence link and its language', () => {
    const page = `<!doctype html><html lang=de><head><title>Br&uuml;che</title><meta property="og:description" content='Ein &quot;Test&quot;'>
      <link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/deed.de">
      <script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#o","name":"Wir"},{"@type":"Course","name":"Brüche","author":{"@id":"#o"},"timeRequired":"PT45M","url":"https://elsewhere.example/"}]}</script>`
    expect(filled(read(page, { address: 'https://example.org/a?x=1' }))).toEqual({
      title: ['Brüche', 'JSON-LD: name'],
      description: ['Ein "Test"', 'Web page: og:description'],
      url: ['https://example.org/a?x=1', 'The link you gave'],
      language: ['de', 'Web page: lang'],
      creators: ['Wir', 'JSON-LD: author'],
      minutes: ['45', 'JSON-LD: timeRequired'],
      licence: ['cc-by-sa-4.0', 'Web page: rel=license'],
    })
  })

  it('from a row of a table, whatever the columns are called and however cells are parted', () => {
    const table =
      'sep=;\r\nTitel;Link;Sprache;Lizenz;Dauer;Farbe\r\n"Eins; zwei";https://example.org/1;de;CC0;45 min;rot\r\nDrei;https://example.org/3;de;;;'
    expect(filled(read(table))).toMatchObject({
      title: ['Eins; zwei', 'CSV: column 1 “Titel”'],
      licence: ['cc0-1.0', 'CSV: column 4 “Lizenz”'],
      minutes: ['45', 'CSV: column 5 “Dauer”'],
    })
    expect(filled(read(table, { row: 2 })).title).toEqual(['Drei', 'CSV: column 1 “Titel”'])
    expect(read(table).notes).toEqual([
      'The table has 2 rows; row 1 was read.',
      'Columns that fill nothing here: Farbe.',
    ])
    expect(() => read(table, { row: 3 })).toThrow('there is no row 3')
  })

  it('with no licence where several are stated, or one that is not known, and says so', () => {
    const several = read(
      '{"name":"A","license":["https://creativecommons.org/licenses/by/4.0/","https://creativecommons.org/licenses/by-nc/4.0/"]}',
    )
    expect(filled(several)).not.toHaveProperty('licence')
    expect(several.notes.join()).toContain('states several licences')
    expect(read('{"name":"A","license":"free for teachers"}').notes.join()).toContain('is no licence we know')
  })

  it('with identifiers in one writing, and only where their check digit is right', () => {
    for (const text of ['0-306-40615-2', 'ISBN 0306406152', 'urn:isbn:978-0-306-40615-7'])
      expect(identifierOf(text)).toBe('isbn:9780306406157')
    expect(identifierOf('9780306406158')).toBeNull()
    expect(identifierOf('https://dx.doi.org/10.1000/ABC.1')).toBe('doi:10.1000/abc.1')
  })
})

describe('a file that means harm', () => {
  it('as a zip bomb is not unpacked', () => {
    const bomb = epub({ 'META-INF/container.xml': CONTAINER('p.opf'), 'p.opf': new Uint8Array(50_000_000).fill(32) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(fault(bomb)).toContain('is too large')
  })

  it('as a zip that lies about its sizes gives nothing', () => {
    const bytes = epub({
      'META-INF/container.xml': CONTAINER('p.opf'),
      'p.opf': strToU8(`${BOOK}${' '.repeat(1_900_000)}`),
    })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 40, true)
    expect(fault(bytes)).toMatch(/broken|well formed|no EPUB|names no package/)
  })

  it('as a zip with names that lead out of it leads nowhere', () => {
    const bytes = epub({
      'META-INF/container.xml': CONTAINER('../../../../etc/passwd'),
      '../../evil': strToU8('x'),
      __proto__: strToU8('x'),
    })
    expect(fault(bytes)).toContain('names no package document that is in it')
  })

  it('as a zip of very many files is not read', () => {
    const files = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`f${at}`, new Uint8Array(0)]))
    expect(fault(zipSync(files, { level: 0 }))).toContain('more than 20,000 files')
  })

  it('as a zip within a zip, a cut zip or no zip is refused', () => {
    const inner = epub({ 'META-INF/container.xml': CONTAINER('p.opf'), 'p.opf': strToU8(BOOK) })
    expect(fault(zipSync({ 'inner.epub': inner }))).toContain('is no EPUB')
    expect(fault(inner.subarray(0, inner.length / 2))).toContain('broken')
    expect(fault('PK\u0003\u0004nothing')).toContain('broken')
  })

  it('as an XML entity bomb is refused at its document type', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><package><metadata>&c;</metadata></package>`
    expect(fault(bomb)).toContain('document type')
  })

  it('as XML with an external entity is refused, and nothing is opened', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>&x;</dc:title></metadata></package>`
    expect(fault(xml)).toContain('document type')
    expect(fault(OPF('<dc:title>&x;</dc:title>'))).toContain('not well formed')
  })

  it('as deep XML is refused', () => {
    expect(fault(OPF('<a>'.repeat(10_000)))).toContain('nested more than 64 deep')
  })

  it('as deep JSON is refused', () => {
    expect(fault(`{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toContain('nested more than 64 deep')
    expect(fault('{"a":'.repeat(5_000))).toContain('nested')
  })

  it('as 10 MB of JSON is refused for its length', () => {
    expect(fault(`{"name":"${'a'.repeat(10_000_000)}"}`)).toMatch(/more than \d+ MB/)
    expect(fault(`{"name":"${'a'.repeat(3_000_000)}"}`)).toContain('longer than 2 MB')
  })

  it('with keys that mean something to the language changes nothing', () => {
    const reading = read('{"name":"A","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
    expect(filled(reading)).toEqual({ title: ['A', 'JSON-LD: name'] })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('as a table with formulas gives them as text', () => {
    const table = 'Title,Link,Keywords\n"=HYPERLINK(""http://evil.example"",""x"")",https://example.org/,@SUM(1+1)\n'
    expect(filled(read(table)).title?.[0]).toBe('=HYPERLINK("http://evil.example","x")')
    expect(filled(read(table)).keywords?.[0]).toBe('@SUM(1+1)')
  })

  it('in broken encodings is read as far as it can be', () => {
    expect(
      filled(read(Buffer.from([...Buffer.from('Title,Link\nCaf'), 0xe9, ...Buffer.from(',https://example.org/')])))
        .title?.[0],
    ).toBe('Café')
    expect(filled(read(Buffer.from('\uFEFFTitle,Link\nÄ,https://example.org/', 'utf16le'))).title?.[0]).toBe('Ä')
    expect(fault(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00]))).toContain('nothing we can read')
    expect(fault(new Uint8Array(1_000).fill(0))).toContain('nothing we can read')
    expect(fault('')).toBe('The file is empty.')
  })

  it('with script in every field gives text without it', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>\u202EName'
    const record = Object.fromEntries(
      [
        'name',
        'description',
        'keywords',
        'author',
        'about',
        'learningResourceType',
        'accessibilitySummary',
        'license',
        'publisher',
        'teaches',
        'audience',
      ].map((key) => [key, evil]),
    )
    const reading = read(
      JSON.stringify({
        ...record,
        url: 'javascript:alert(3)',
        '@id': 'javascript:alert(4)',
        encoding: { contentUrl: 'data:text/html,x' },
      }),
    )
    const shown = JSON.stringify([reading.fields, reading.notes])
    expect(shown).not.toMatch(/<script|<img|onerror|\u202E/)
    expect(filled(reading)).not.toHaveProperty('url')
    expect(filled(reading)).not.toHaveProperty('fileUrl')
  })

  it('as a page with endless tags, quotes that never close and many names is read in time', () => {
    for (const page of [
      '<'.repeat(500_000),
      `<a b="${'x'.repeat(500_000)}`,
      '<meta name=a content=b>'.repeat(30_000),
      `<!--${'-'.repeat(500_000)}`,
      '<p '.repeat(200_000),
    ])
      expect(fault(page)).toMatch(/nothing of itself|nothing we can read/)
  })

  it('that is a text, a picture or too large is refused with what to do', () => {
    expect(fault('Just words')).toContain('give JSON-LD')
    expect(fault(Buffer.from('89504e470d0a1a0a', 'hex'))).toContain('nothing we can read')
    expect(fault(new Uint8Array(10_000_001))).toContain('its .opf file is enough')
    expect(fault('[]')).toContain('holds no record')
    expect(fault('{"name":')).toContain('not well formed')
    expect(fault('a,b\n1,2')).toContain('no header that is known')
  })
})

it('links to no licence that is no web address, and keeps its words', () => {
  expect(licenceStatement({ words: 'CC BY 4.0', url: 'javascript:alert(1)' })).toMatchObject({
    words: 'CC BY 4.0 javascript:alert(1)',
  })
  expect(licenceStatement({ words: 'Mine', url: 'javascript:alert(1)' })).not.toHaveProperty('url')
})
