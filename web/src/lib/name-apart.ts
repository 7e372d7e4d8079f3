/** What tells curricula apart that have one name: copies of them, and other versions. */
import { m } from '#lib/paraglide/messages.js'
import type { NamedFramework } from '#lib/types.ts'

/**
 * By id, publisher and version of those that share their name with another one of the list: of both, what is not the same for
 * all of that name. Pure.
 */
export function namesApart(list: readonly (NamedFramework | null)[]): Map<string, (string | null)[]> {
  const one = new Map(list.flatMap((framework) => (framework ? [[framework.id, framework]] : [])))
  const alike = [...Map.groupBy(one.values(), ({ title }) => title.text).values()]
  return new Map(
    alike.flatMap((same) => {
      const differs = (say: (framework: NamedFramework) => string | null | undefined) => new Set(same.map(say)).size > 1
      const isOfSeveral = differs(({ publisher }) => publisher?.name)
      const isVersioned = differs(({ version }) => version)
      return same.map(({ id, publisher, version }) => [
        id,
        [
          isOfSeveral ? (publisher?.name ?? null) : null,
          isVersioned && version !== null ? m.framework_version_named({ version }) : null,
        ],
      ])
    }),
  )
}
