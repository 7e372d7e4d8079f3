/** What a plan was asked for, in words: for paper, where the form is not. Pure. */
import { listText, minutesText } from '#lib/format.ts'
import { languageName } from '#lib/languages.ts'
import { needLabel } from '#lib/needs.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PathwayAddress } from '#lib/pathway-address.ts'
import type { LevelScheme } from '#lib/types.ts'
import { PERMISSION_WORDS } from '#lib/words.ts'

export interface Names {
  levels: ReadonlyMap<string, string>
  providers: ReadonlyMap<string, string>
  frameworks: ReadonlyMap<string, string>
}

/** Names of what an address holds as ids, from what the pages get; `goals` bring the curricula. */
export function namesOf(
  schemes: readonly LevelScheme[],
  providers: readonly ({ id: string; name: string } | null)[],
  goals: readonly { framework: { id: string; title: { text: string } } | null }[],
): Names {
  return {
    levels: new Map(schemes.flatMap(({ name, levels }) => levels.map(({ id, label }) => [id, `${label}, ${name}`]))),
    providers: new Map(providers.flatMap((provider) => (provider ? [[provider.id, provider.name]] : []))),
    frameworks: new Map(goals.flatMap(({ framework }) => (framework ? [[framework.id, framework.title.text]] : []))),
  }
}

/** A level up to which all is known: `Grade 3, United States grades, in Common Core …`. */
export function upToWords(upTo: PathwayAddress['upTo'][number], names: Names): string {
  return upToSaid(upTo, names, { all: m.pathway_upto, inside: m.pathway_upto_in, inOne: m.pathway_upto_in_one })
}

/** Such a level by its names, in one of three messages: of all curricula, of a named one, of one without a name here. */
function upToSaid(
  upTo: PathwayAddress['upTo'][number],
  names: Names,
  words: {
    all: (given: { level: string }) => string
    inside: (given: { level: string; framework: string }) => string
    inOne: (given: { level: string }) => string
  },
): string {
  const level = names.levels.get(upTo.level) ?? upTo.level
  if (upTo.framework === null) return words.all({ level })
  const framework = names.frameworks.get(upTo.framework)
  return framework === undefined ? words.inOne({ level }) : words.inside({ level, framework })
}

/** What a plan was asked for, question by question; nothing for what nobody asked for. */
export interface Answers {
  known: string[]
  language: string[]
  learners: string[]
  use: string[]
  providers: string[]
}

/** The answers that an address gives, each in a few words. */
export function answersOf(address: PathwayAddress, names: Names): Answers {
  const named = (ids: readonly string[]) =>
    listText(ids.map((id) => names.providers.get(id) ?? m.pathway_asked_provider_unknown()))
  const upTo = { all: m.pathway_asked_upto, inside: m.pathway_asked_upto_in, inOne: m.pathway_asked_upto_in_one }
  const languages = address.languages.filter((tag) => tag !== 'any').map(languageName)
  const said = (sentences: (string | false)[]) => sentences.filter((sentence) => sentence !== false)
  return {
    language: said([
      languages.length > 0 &&
        (address.otherLanguages ? m.pathway_asked_languages : m.pathway_asked_languages_only)({
          languages: listText(languages),
        }),
      address.languages[0] === 'any' && m.pathway_asked_any_language(),
      languages.length === 0 && !address.otherLanguages && m.pathway_asked_no_others(),
    ]),
    learners: said([
      address.age !== null && m.pathway_asked_age({ age: address.age }),
      address.level !== null && m.pathway_asked_level({ level: names.levels.get(address.level) ?? address.level }),
      address.minutes !== null && m.pathway_asked_minutes({ time: minutesText(address.minutes) }),
      !address.soft && m.pathway_asked_no_soft(),
    ]),
    use: said([
      address.permits.length > 0 &&
        m.pathway_asked_permits({ permits: listText(address.permits.map((one) => PERMISSION_WORDS[one])) }),
    ]),
    providers: said([
      !address.crosswalks && m.pathway_asked_no_crosswalks(),
      address.providers.length > 0 && m.pathway_asked_providers({ providers: named(address.providers) }),
      address.notProviders.length > 0 && m.pathway_asked_not_providers({ providers: named(address.notProviders) }),
    ]),
    known: said([
      ...address.upTo.map((one) => upToSaid(one, names, upTo)),
      address.known.length > 0 && m.pathway_asked_known({ count: address.known.length }),
      address.unknown.length > 0 && m.pathway_asked_unknown({ count: address.unknown.length }),
    ]),
  }
}

/** The same in one list, with the needs of the learners: for paper. */
export function askedFor(address: PathwayAddress, needs: readonly string[], names: Names): string[] {
  const { language, learners, use, providers, known } = answersOf(address, names)
  const needed = needs.length > 0 ? [m.pathway_asked_needs({ needs: listText(needs.map(needLabel)) })] : []
  return [...needed, ...language, ...learners, ...use, ...providers, ...known]
}

/** The plan in numbers: what it takes, what of that is not known, and what is missing. */
export function planInNumbers(plan: {
  steps: { totalCount: number }
  totalMinutes: number | null
  stepsWithoutMinutes: number
  gaps: readonly unknown[]
}): string {
  const { steps, totalMinutes, stepsWithoutMinutes, gaps } = plan
  if (steps.totalCount === 0) return m.pathway_numbers_none()
  const withLength = steps.totalCount - stepsWithoutMinutes - gaps.length
  return [
    m.pathway_numbers_steps({ count: steps.totalCount }),
    totalMinutes !== null &&
      m.pathway_numbers_time({ time: minutesText(totalMinutes), count: Math.max(1, withLength) }),
    gaps.length > 0 && m.pathway_numbers_gaps({ count: gaps.length }),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}

/** Keeps a list short on a page: the first ones, and how many more there are. */
export function shorten<T>(list: readonly T[], most: number): { shown: readonly T[]; more: number } {
  return list.length <= most ? { shown: list, more: 0 } : { shown: list.slice(0, most), more: list.length - most }
}

/** The resource of a step that the plan counts on: the one it chose, else the best. */
export function chosenOf<T extends { chosen: boolean }>(resources: readonly T[]): T | undefined {
  return resources.find(({ chosen }) => chosen) ?? resources[0]
}
