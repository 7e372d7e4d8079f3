/** What a plan was asked for, in words: for paper, where the form is not. Pure. */
import { count, listText, minutesText } from '#lib/format.ts'
import { languageName } from '#lib/languages.ts'
import { needLabel } from '#lib/needs.ts'
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
  const level = names.levels.get(upTo.level) ?? upTo.level
  if (upTo.framework === null) return `Everything up to ${level}`
  return `Everything up to ${level}, in ${names.frameworks.get(upTo.framework) ?? 'one curriculum'}`
}

/** What a plan keeps to, each in a few words; nothing for what nobody asked for. */
export function askedFor(address: PathwayAddress, needs: readonly string[], names: Names): string[] {
  const named = (ids: readonly string[]) => listText(ids.map((id) => names.providers.get(id) ?? 'an unknown provider'))
  const languages = address.languages.filter((tag) => tag !== 'any').map(languageName)
  const sentences: (string | false)[] = [
    needs.length > 0 && `Learners need: ${listText(needs.map((need) => needLabel(need).toLowerCase()))}`,
    languages.length > 0 && `Languages: ${listText(languages)}${address.otherLanguages ? '' : ', no others'}`,
    address.languages[0] === 'any' && 'Any language',
    languages.length === 0 && !address.otherLanguages && 'No other languages',
    address.age !== null && `Age ${address.age}`,
    address.level !== null && `Level: ${names.levels.get(address.level) ?? address.level}`,
    address.minutes !== null && `At most ${minutesText(address.minutes)}`,
    address.permits.length > 0 &&
      `The licence must permit: ${listText(address.permits.map((one) => PERMISSION_WORDS[one].toLowerCase()))}`,
    !address.soft && 'Without steps that only help',
    !address.crosswalks && 'Without resources of other curricula',
    address.providers.length > 0 && `Only resources of ${named(address.providers)}`,
    address.notProviders.length > 0 && `No resources of ${named(address.notProviders)}`,
    ...address.upTo.map((one) => `${upToWords(one, names)} is known`),
    address.known.length > 0 && `${count(address.known.length, 'outcome')} marked as known`,
    address.unknown.length > 0 && `${count(address.unknown.length, 'outcome')} marked as not known`,
  ]
  return sentences.filter((sentence) => sentence !== false)
}

/** The plan in numbers: what it takes, what of that is not known, and what is missing. */
export function planInNumbers(plan: {
  steps: { totalCount: number }
  totalMinutes: number | null
  stepsWithoutMinutes: number
  gaps: readonly unknown[]
}): string {
  const { steps, totalMinutes, stepsWithoutMinutes, gaps } = plan
  if (steps.totalCount === 0) return 'No step is left: all of it is known.'
  const withLength = steps.totalCount - stepsWithoutMinutes - gaps.length
  return [
    `${count(steps.totalCount, 'step')}.`,
    totalMinutes !== null &&
      `${minutesText(totalMinutes)} for the ${count(Math.max(1, withLength), 'step')} whose length is known.`,
    gaps.length > 0 && `For ${count(gaps.length, 'step')} no fitting resource is here yet.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}

/** Keeps a list short on a page: the first ones, and how many more there are. */
export function shorten<T>(list: readonly T[], most: number): { shown: readonly T[]; more: number } {
  return list.length <= most ? { shown: list, more: 0 } : { shown: list.slice(0, most), more: list.length - most }
}
