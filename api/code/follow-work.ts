/** Where a work is found now: its editions may have been merged into those of others. */

/** Works that are followed from one that was merged, at most. */
const MOST_WORKS = 20

interface Edition {
  id: string
  state: string
  mergedInto: string | null
}

/** Where editions are read. */
export interface Works {
  editionsOf(work: string): Promise<readonly Edition[]> | readonly Edition[]
  /** Null for what is no resource here. */
  workOf(id: string): Promise<string | null> | string | null
}

/** Ids of the published and withdrawn editions of a work, and of those that its merged ones went into. */
export async function followWork(
  work: string,
  { editionsOf, workOf }: Works,
): Promise<{ published: string[]; withdrawn: string[] }> {
  const published: string[] = []
  const withdrawn: string[] = []
  const seen = new Set<string>()
  for (const waiting = [work]; waiting.length > 0 && seen.size < MOST_WORKS;) {
    const at = waiting.shift()!
    if (seen.has(at)) continue
    seen.add(at)
    const editions = await editionsOf(at)
    // A work is called by its first edition, which may have become one of another work.
    const next = editions.length === 0 ? [await workOf(at)] : []
    for (const { id, state, mergedInto } of editions) {
      if (state === 'published') published.push(id)
      else if (mergedInto !== null) next.push(await workOf(mergedInto))
      else if (state === 'withdrawn') withdrawn.push(id)
    }
    waiting.push(...next.filter((each) => each !== null))
  }
  return { published, withdrawn }
}
