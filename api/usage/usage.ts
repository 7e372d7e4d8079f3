/**
 * What is used and what is missed, counted in the process and added to the graph now and then. Numbers alone: who opened or
 * looked for something is not stored, and words that fewer than ten people looked for are forgotten with the process.
 */
import { type Graph } from '#graph/graph.ts'
import { addUsage, forgetUsage, type UseRow, type WishRow } from '#graph/queries/usage.ts'

/** Words that fewer people looked for are told to nobody: they may say who looked. */
export const FEWEST_PEOPLE = 10
/** Months that numbers are kept. */
export const MONTHS_KEPT = 12
/** Words remembered at once; those looked for longest ago go first. */
const MOST_WORDS = 2_000
const LONGEST_WORDS = 60
/** People counted for one search in one month; more says no more. */
const MOST_PEOPLE = 1_000

export interface Usage {
  /** Somebody opened what the resource links to. */
  opened(resourceId: string): void
  /** They were chosen for steps of a pathway that somebody was shown. */
  planned(resourceIds: Iterable<string>): void
  /**
   * Somebody looked for words and found nothing.
   * @param caller the name of where the request came from, which changes with each start; never stored
   */
  missed(words: string, language: string, caller: string): void
  /** Adds what was counted to the graph. What cannot be stored now is kept for the next time. */
  flush(): Promise<void>
}

/** Counts for one process. */
export function createUsage(graph: Graph, now: () => Date): Usage {
  let uses = new Map<string, UseRow>()
  const wishes = new Map<string, Omit<WishRow, 'count'> & { people: Set<string>; told: number }>()
  let forgotten = ''

  function useOf(resourceId: string): UseRow {
    const month = monthOf(now())
    const key = `${resourceId} ${month}`
    let use = uses.get(key)
    if (!use) uses.set(key, (use = { resourceId, month, opened: 0, planned: 0 }))
    return use
  }

  return {
    opened(resourceId) {
      useOf(resourceId).opened++
    },
    planned(resourceIds) {
      for (const id of new Set(resourceIds)) useOf(id).planned++
    },
    missed(given, language, caller) {
      const words = given.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
      if (words === '' || words.length > LONGEST_WORDS || caller === '') return
      const month = monthOf(now())
      const key = `${words} ${language} ${month}`
      const wish = wishes.get(key) ?? { words, language, month, people: new Set<string>(), told: 0 }
      wishes.delete(key)
      wishes.set(key, wish)
      if (wish.people.size < MOST_PEOPLE) wish.people.add(caller)
      if (wishes.size > MOST_WORDS) wishes.delete(wishes.keys().next().value!)
    },
    async flush() {
      const month = monthOf(now())
      for (const [key, wish] of wishes) if (wish.month !== month && wish.told === wish.people.size) wishes.delete(key)
      const due = [...wishes.values()].filter(({ people, told }) => people.size >= FEWEST_PEOPLE && people.size > told)
      const rows = due.map((wish) => ({ wish, count: wish.people.size - wish.told }))
      const counted = uses
      if (counted.size + rows.length === 0) return
      uses = new Map()
      try {
        await addUsage(
          graph,
          [...counted.values()],
          rows.map(({ wish: { words, language, month }, count }) => ({ words, language, month, count })),
        )
      } catch (error) {
        for (const { resourceId, opened, planned, month } of counted.values()) {
          const use = uses.get(`${resourceId} ${month}`)
          uses.set(`${resourceId} ${month}`, {
            ...{ resourceId, month },
            ...{ opened: opened + (use?.opened ?? 0), planned: planned + (use?.planned ?? 0) },
          })
        }
        throw error
      }
      for (const { wish, count } of rows) wish.told += count
      if (forgotten === month) return
      forgotten = month
      await forgetUsage(graph, monthOf(now(), MONTHS_KEPT))
    },
  }
}

/** The month of a time, or so many months before, in UTC: `2026-11`. Pure. */
export function monthOf(time: Date, before = 0): string {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() - before, 1)).toISOString().slice(0, 7)
}
