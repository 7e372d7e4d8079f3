/** What stands before publishing: what has to be mended, and what would make it better. */
import { fitLevels, factsOf } from '#api/accessibility/fit.ts'
import { said } from '#api/words/said.ts'
import { NEEDS } from '#api/accessibility/needs.ts'
import type { UserError } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import type { AgentCard, ResourceNode } from '#graph/nodes.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { lineageFaults, originsOf } from './lineage.ts'
import { asDeclared, lookUp, newIdentity, recordOf } from './record.ts'
import { merge } from './update.ts'
import { validate } from './validate.ts'

export interface Improvement {
  /** Path of the input that would make it better. */
  field: string[]
  message: string
  /** What teachers have of it. */
  why: string
  /** Place in the order of what helps teachers most. */
  rank: number
}

export interface Preflight {
  mustMend: UserError[]
  /** What helps teachers most comes first. */
  couldImprove: Improvement[]
}

/** A description that says so little tells nobody whether to open it: letters. */
const SHORT_DESCRIPTION = 80
const UNKNOWN = 1

/**
 * Looks at what is about to be published as publishing does, and writes nothing. `resource` is the draft it is to replace.
 * What is not in form is not looked at further.
 */
export async function preflight(
  services: Pick<Services, 'graph' | 'now' | 'namespace'>,
  { provider, input, resource }: { provider: AgentCard; input: ResourceInput; resource: ResourceNode | null },
): Promise<Preflight> {
  const found = await lookUp(services.graph, input, resource ?? undefined)
  const whole = validate(input, found)
  const draft = whole.ok ? whole : validate(input, found, { isDraft: true })
  const mustMend = whole.ok ? [] : [...whole.errors]
  if (!draft.ok) return { mustMend, couldImprove: [] }
  const { value } = draft
  if (value.licence !== '') {
    const origins = await originsOf(services.graph, resource, value, provider.id)
    mustMend.push(...lineageFaults(value.licence, provider.id, origins, ['input', 'licence']))
  }
  const said = recordOf(value, { ...newIdentity(services), provider, now: services.now() })
  const record = resource ? merge(said, asDeclared(resource)) : said
  return { mustMend, couldImprove: improvements(record, record.contributions.length) }
}

/** What is looked at: of a record that is to be written, or of a resource that is here. */
type Described = Pick<ResourceRecord, 'tags' | 'files' | 'descriptions' | 'languages' | 'keywords' | 'licences'> & {
  [K in 'ageFrom' | 'minutes' | 'device' | 'signInNeeded' | 'cost' | 'printable' | 'readingEase']?:
    ResourceRecord[K] | null
} & Record<'alignments' | 'levels' | 'subjects' | 'types', readonly unknown[]>

/**
 * What is missing of a resource, in the order of what helps teachers most, in the language of the request.
 * @param makers how many people are said to have made it
 */
export function improvements(record: Described, makers: number): Improvement[] {
  const found: Improvement[] = []
  let rank = 0
  const say = (isMissing: boolean, field: string, message: string, why: string) => {
    if (isMissing) found.push({ field: ['input', field], message, why, rank })
    rank++
  }
  const isUnknown = (value: unknown) => value === undefined || value === null
  say(
    record.alignments.length === 0,
    'alignments',
    said`Say which learning outcomes it teaches.`,
    said`Teachers find it by these, and it becomes a step of pathways.`,
  )
  const unknown = unknownNeeds(record)
  const has = (kind: string) => record.tags.some((tag) => tag.kind === kind)
  say(
    !has('mode'),
    'accessibility',
    said`Say how learners take it in: by reading, looking, listening, touching.`,
    said`Without it nobody can tell whom it leaves out.`,
  )
  say(
    !has('hazard'),
    'accessibility',
    said`Say whether anything flashes, feels like moving, or sounds suddenly.`,
    said`For learners whom this can harm, “not known” counts as a danger.`,
  )
  say(
    unknown.length > 0,
    'accessibility',
    said`Answer more of the questions on who can use it: of ${NEEDS.length} needs, ${unknown.length} cannot be told yet.`,
    said`Teachers of learners with these needs are told “not known”, and go on to the next one.`,
  )
  say(
    isUnknown(record.ageFrom) && record.levels.length === 0,
    'ageFrom',
    said`Say for which ages it is.`,
    said`Most searches are narrowed to an age or a level.`,
  )
  say(
    (record.descriptions[0]?.text.length ?? 0) < SHORT_DESCRIPTION,
    'description',
    said`Say in two or three sentences what a learner does with it.`,
    said`It is what a teacher reads before opening it, and search looks in it.`,
  )
  say(record.subjects.length === 0, 'subjectIds', said`Choose its subjects.`, said`They are filters of every search.`)
  say(record.types.length === 0, 'typeIds', said`Choose its type.`, said`A teacher looks for a video or a worksheet.`)
  say(
    isUnknown(record.minutes),
    'minutes',
    said`Say how long a learner takes.`,
    said`It tells whether it fits into a lesson.`,
  )
  say(
    isUnknown(record.device) || isUnknown(record.signInNeeded) || isUnknown(record.cost),
    isUnknown(record.device) ? 'device' : isUnknown(record.signInNeeded) ? 'signInNeeded' : 'cost',
    said`Say what it takes to use it: devices, an account, money.`,
    said`Many classes have one device, and no accounts.`,
  )
  say(
    isUnknown(record.printable),
    'printable',
    said`Say whether it can be used on paper.`,
    said`It is what a class without devices has.`,
  )
  say(
    record.files.length === 0,
    'files',
    said`Give the address of a file, when there is one to download.`,
    said`Schools with a slow line fetch it once and keep it.`,
  )
  say(makers === 0, 'creators', said`Say who made it.`, said`The credit line that teachers copy names them.`)
  say(
    record.keywords.length === 0,
    'keywords',
    said`Add some keywords.`,
    said`They are the words of people who search.`,
  )
  return found
}

/** Needs of which nothing that is said tells whether they are served. */
function unknownNeeds(record: Described): string[] {
  const { minutes = null, readingEase = null, device = null, printable = null } = record
  const levels = fitLevels(factsOf({ ...record, minutes, readingEase, device, printable }))
  return NEEDS.filter((need) => levels[need] === UNKNOWN)
}
