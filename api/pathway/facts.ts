/** Where the facts of an answer come from, for people: read only when somebody asks. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { present } from '#api/loaders.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import { HERE } from '#graph/model.ts'
import type { FrameworkNode, ResourceNode, SourceCard } from '#graph/nodes.ts'
import type { Used } from './plan.ts'

export interface FactSource {
  name: string
  url: string | null
  licence: string | null
  credit: string | null
  usedFor: string[]
}

const ADDRESS = /^https?:\/\//

/**
 * The sources of what an answer used, each once, in the order frameworks, prerequisites, crosswalks, resources. One read
 * a kind. What is gone since the answer was made is left out.
 */
export async function factsOf(used: Used, { loaders }: Context): Promise<FactSource[]> {
  const [frameworks, prerequisites, crosswalks, resources] = await Promise.all([
    loaders.framework.loadMany(used.frameworks).then(present),
    loaders.source.loadMany(used.prerequisites),
    loaders.source.loadMany(used.crosswalks),
    loaders.resource.loadMany(used.resources).then(present),
  ])
  const found = new Map<string, FactSource>()
  const add = (key: string, usedFor: string, make: () => Omit<FactSource, 'usedFor'>) => {
    const known = found.get(key)
    if (!known) found.set(key, { ...make(), usedFor: [usedFor] })
    else if (!known.usedFor.includes(usedFor)) known.usedFor.push(usedFor)
  }
  for (const framework of frameworks) add(`framework ${framework.id}`, 'frameworks', () => ofFramework(framework))
  const addSources = (keys: readonly string[], cards: readonly (SourceCard | null | Error)[], usedFor: string) =>
    keys.forEach((key, at) => {
      const card = cards[at]
      if (card instanceof Error) throw card
      add(`source ${key}`, usedFor, () => ofSource(key, card ?? null))
    })
  addSources(used.prerequisites, prerequisites, 'prerequisites')
  addSources(used.crosswalks, crosswalks, 'crosswalks')
  for (const resource of resources) {
    if (resource.sources.length === 0) add(`provider ${resource.provider.id}`, 'resources', () => ofProvider(resource))
    for (const source of resource.sources) add(`source ${source.key}`, 'resources', () => ofSource(source.key, source))
  }
  return [...found.values()]
}

function ofSource(key: string, source: SourceCard | null): Omit<FactSource, 'usedFor'> {
  if (key === HERE) return { name: said`People of this catalogue`, url: null, licence: null, credit: null }
  if (!source) return { name: key, url: null, licence: null, credit: null }
  const { name, url, licence, credit } = source
  return { name, url, licence, credit }
}

/** What a framework says of itself, and where it says nothing, what the source it was read from says. */
function ofFramework(framework: FrameworkNode): Omit<FactSource, 'usedFor'> {
  const [source] = framework.sources
  const together = summarise(framework.licences)
  const [stated] = framework.licences
  const own = stated && (together.recognised ? together.label : (stated.words ?? stated.url ?? null))
  return {
    name: bestText(framework.titles, [])?.text ?? framework.uri,
    url: framework.officialUrl ?? (ADDRESS.test(framework.uri) ? framework.uri : (source?.url ?? null)),
    licence: own ?? source?.licence ?? null,
    credit: source?.credit ?? framework.publisher?.name ?? null,
  }
}

function ofProvider({ provider }: ResourceNode): Omit<FactSource, 'usedFor'> {
  return { name: provider.name, url: provider.url, licence: null, credit: provider.name }
}
