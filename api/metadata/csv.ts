/**
 * One row of a table (CSV) as metadata: columns under any of their usual names, in a few languages. Cells are text, whatever a
 * spreadsheet program would make of them. Pure.
 */
import { counted, said } from '#api/words/said.ts'
import { readMinutes, type JsonObject } from './findings.ts'
import { CsvParser } from './csv-parser.ts'
import { InputError } from './input-error.ts'
import { toReading, UnreadableError, type Reading } from './reading.ts'

const LONGEST = 5_000_000
/** Rows above the header: titles and notes that people write there. */
const MOST_ABOVE = 20
/** Names of columns by the property they fill; letters and digits alone, lower case. */
const COLUMNS: Readonly<Record<string, string>> = {
  name: 'title name titel título titolo titre nom nombre naam nome tytuł название dctitle resourcetitle judul kichwa 标题 عنوان العنوان',
  description:
    'description beschreibung abstract summary zusammenfassung descripción descrição resumen resumo résumé descrizione dcdescription deskripsi maelezo',
  url: 'url link address web website webaddress webadresse adresse enlace lien endereço href weblink uri dcidentifier',
  inLanguage:
    'language languages lang sprache sprachen idioma lengua língua langue lingua taal dclanguage inlanguage lugha bahasa',
  author:
    'author authors creator creators autor autoren autorin autores auteur auteurs autore verfasser dccreator mwandishi',
  keywords:
    'keywords keyword tags tag schlagwort schlagwörter schlagworte palabrasclave palavraschave motsclés motscles parolechiave',
  license:
    'licence license lizenz licencia licença licenza rights rechte usagerights useright dcrights licenceurl licenseurl',
  learningResourceType: 'type types resourcetype learningresourcetype materialtyp art tipo ressourcentyp dctype',
  about:
    'subject subjects fach fächer materia asignatura disciplina matière matières materie schoolsubject dcsubject thema about',
  educationalLevel:
    'level levels educationallevel stufe bildungsstufe schulstufe nivel niveau livello grade grades jahrgang klasse klassenstufe',
  typicalAgeRange: 'age ages agerange typicalagerange alter edad idade âge età',
  ageFrom: 'agefrom minage alterab edadmínima',
  ageTo: 'ageto maxage alterbis edadmáxima',
  timeRequired: 'minutes duration time timerequired dauer minuten minutos duración duração durée durata',
  audience: 'audience zielgruppe público publico publiccible destinatarios',
  publisher: 'publisher provider herausgeber anbieter editorial editora éditeur editore dcpublisher',
  identifier: 'isbn doi identifier id kennung identificador identifiant',
  isAccessibleForFree: 'free isaccessibleforfree kostenlos gratis gratuito gratuit',
  accessMode: 'accessmode accessmodes modes',
  accessModeSufficient: 'accessmodesufficient',
  accessibilityFeature: 'accessibilityfeature accessibilityfeatures features',
  accessibilityHazard: 'accessibilityhazard accessibilityhazards hazards',
  accessibilitySummary: 'accessibilitysummary',
  teaches: 'teaches outcome outcomes competency standard standards',
}
const PROPERTY_OF = new Map(
  Object.entries(COLUMNS).flatMap(([property, names]) => names.split(' ').map((name) => [name, property] as const)),
)
const LISTS = new Set([
  'author',
  'keywords',
  'audience',
  'accessMode',
  'accessibilityFeature',
  'accessibilityHazard',
  'about',
  'teaches',
  'learningResourceType',
  'inLanguage',
])

/**
 * One row of a table.
 * @param wanted which row below the header, from 1
 */
export function readCsv(text: string, wanted = 1): Reading {
  if (text.length > LONGEST)
    throw new UnreadableError(
      said`The table is longer than ${LONGEST / 1e6} MB: give the header and one row, or import the whole of it.`,
    )
  const rows = rowsOf(text)
  const above = rows.slice(0, MOST_ABOVE).findIndex((cells) => cells.filter((cell) => propertyOf(cell)).length >= 2)
  const header = rows[above]
  if (!header)
    throw new UnreadableError(
      said`The table has no header that is known: begin it with a row such as Title, Link, Language, Licence.`,
    )
  const below = rows.slice(above + 1)
  const cells = below[wanted - 1]
  if (!cells)
    throw new UnreadableError(
      counted(
        below.length,
        'The table has {0} row below its header: there is no row {1}.',
        'The table has {0} rows below its header: there is no row {1}.',
        wanted,
      ),
    )
  const record: JsonObject = {}
  const sources: Record<string, string> = {}
  const passed: string[] = []
  header.forEach((name, at) => {
    const property = propertyOf(name)
    const cell = (cells[at] ?? '').trim()
    if (cell === '' || name.trim() === '') return
    if (!property) return void passed.push(name.trim().slice(0, 60))
    if (record[property] !== undefined) return
    record[property] = valueOf(property, cell)
    sources[property] = said`CSV: column ${at + 1} “${name.trim().slice(0, 60)}”`
  })
  if (record.ageFrom !== undefined || record.ageTo !== undefined) {
    record.typicalAgeRange ??= `${String(record.ageFrom ?? 0)}-${String(record.ageTo ?? '')}`
    sources.typicalAgeRange ??= sources.ageFrom ?? sources.ageTo ?? ''
  }
  const notes = below.length > 1 ? [said`The table has ${below.length} rows; row ${wanted} was read.`] : []
  if (passed.length > 0) notes.push(said`Columns that fill nothing here: ${passed.slice(0, 20).join(', ')}.`)
  return toReading(said`table`, [{ record, from: (property) => sources[property] ?? `CSV: ${property}` }], notes)
}

function rowsOf(text: string): string[][] {
  try {
    const parser = new CsvParser()
    // A line that says how cells are parted is a spreadsheet program's own.
    const rows = [...parser.push(text.replace(/^\uFEFF?sep=.\r?\n/i, '').replace(/\r(?!\n)/g, '\n')), ...parser.end()]
    return rows.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new UnreadableError(`The table cannot be read: ${error.message}. ${error.advice}`)
  }
}

/** What a column of this name fills: `dc:title`, `schema.name` and `Title *` are the same. */
function propertyOf(name: string): string | undefined {
  return PROPERTY_OF.get(
    name
      .slice(0, 200)
      .normalize('NFC')
      .toLowerCase()
      .replace(/^\s*(schema|lrmi)[.:]/, '')
      .replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
  )
}

function valueOf(property: string, cell: string): unknown {
  // What a spreadsheet program keeps as text in this way is that text.
  const plain = /^="([^"]*)"$/.exec(cell)?.[1] ?? cell
  if (property === 'accessModeSufficient') return plain.split(/\s*[|;]\s*/)
  if (property === 'isAccessibleForFree')
    return /^(true|yes|ja|1|sí|oui|sim|si)$/i.test(plain)
      ? true
      : /^(false|no|nein|0|non|não)$/i.test(plain)
        ? false
        : undefined
  if (property === 'timeRequired') return /^\d{1,6}$/.test(plain) ? `PT${plain}M` : (minutesIn(plain) ?? plain)
  if (property === 'author') return plain.split(/\s*[|;\n]\s*/)
  return LISTS.has(property) ? plain.split(/\s*[|;,\n]\s*/) : plain
}

/** `45 min`, `1 h 30 min`. */
function minutesIn(text: string): string | undefined {
  const [, hours = 0, minutes = 0] =
    /^(?:(\d{1,4}) ?h(?:ours?)?)? ?(?:(\d{1,5}) ?min(?:utes|uten|utos)?)?$/i.exec(text) ?? []
  const duration = `PT${hours}H${minutes}M`
  return readMinutes(duration) === null ? undefined : duration
}
