/** Levels that sources give, as ages. A level that is in no table gives no age. */

/** US grades, as CASE and ASN frameworks write them (CEDS codes): the ages of a school year, from and to. */
function gradeAges(level: string): [number, number] | null {
  const code = level.trim().toUpperCase()
  if (code === 'PK') return [4, 5]
  if (code === 'KG' || code === 'K') return [5, 6]
  const grade = /^(?:GRADE )?0?(\d{1,2})$/.exec(code)
  const number = Number(grade?.[1])
  return grade && number >= 1 && number <= 12 ? [number + 5, number + 6] : null
}

/** Key stages of the National Curriculum in England. */
const KEY_STAGES: Readonly<Record<string, [number, number]>> = {
  '1': [5, 7],
  '2': [7, 11],
  '3': [11, 14],
  '4': [14, 16],
}

export interface Ages {
  ageFrom?: number
  ageTo?: number
}

/** The span of ages of a list of grades; empty when one of them is not known. */
export function agesOfGrades(levels: readonly string[]): Ages {
  return span(levels.map(gradeAges))
}

/** The ages of `Key stage 2`. */
export function agesOfKeyStage(level: string): Ages {
  const stage = /key stage (\d)/i.exec(level)?.[1]
  return span([stage ? (KEY_STAGES[stage] ?? null) : null])
}

/** The ages of `Year 3` or `Years 3 and 4` of England's schools. */
export function agesOfYears(level: string): Ages {
  const years = [...level.matchAll(/\d+/g)].map(([year]) => Number(year))
  return span(years.length > 0 && /year/i.test(level) ? years.map((year) => [year + 4, year + 5]) : [null])
}

/** The ages a grade span of words says: `6`, `9-10`, `K`, `High School`. */
export function agesOfGradeSpan(level: string): Ages {
  if (/^high school$/i.test(level)) return { ageFrom: 14, ageTo: 18 }
  const parts = level.split('-')
  return agesOfGrades(parts)
}

/** `7-9`, `11-`, `5-7 years`: schema.org `typicalAgeRange`. */
export function agesOfRange(range: string): Ages | null {
  const match = /^\s*(\d{1,3})\s*(?:(?:-|–|to)\s*(\d{1,3})?|\+)?\s*(?:years?)?\s*$/i.exec(range)
  if (!match) return null
  const ageFrom = Number(match[1])
  const open = /[-–+]\s*(?:years?)?\s*$/i.test(range)
  const ageTo = match[2] ? Number(match[2]) : open ? undefined : ageFrom
  if (ageFrom > 120 || (ageTo !== undefined && (ageTo > 120 || ageTo < ageFrom))) return null
  return ageTo === undefined ? { ageFrom } : { ageFrom, ageTo }
}

function span(ages: readonly ([number, number] | null)[]): Ages {
  if (ages.length === 0 || ages.some((age) => age === null)) return {}
  const known = ages as [number, number][]
  return { ageFrom: Math.min(...known.map(([from]) => from)), ageTo: Math.max(...known.map(([, to]) => to)) }
}
