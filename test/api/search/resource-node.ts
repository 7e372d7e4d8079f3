/** A resource as the graph gives it, of which nothing is known but what a test says. */
import type { ResourceNode } from '#graph/nodes.ts'

export function resourceNode(id: string, parts: Partial<ResourceNode> = {}): ResourceNode {
  return {
    id,
    uri: `urn:${id}`,
    work: id,
    state: 'published',
    stateReason: null,
    titles: [{ language: 'en', text: id }],
    descriptions: [],
    url: `https://example.org/${id}`,
    kind: 'content',
    languages: ['en'],
    ...{ keywords: [], audience: [], materials: [], regions: [], contributors: [], licences: [], files: [], tags: [] },
    ...{ ageFrom: null, ageTo: null, minutes: null, device: null, printable: null, signInNeeded: null, cost: null },
    ...{ readingEase: null, publishedAt: null, modifiedAt: null },
    ...{ accessibilitySummaries: [], types: [], subjects: [], levels: [], alignments: [], sources: [] },
    ...{ partOf: [], basedOn: [], translationOf: null, versionOf: null },
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    bornHere: false,
    provider: {
      ...{ id: 'press', uri: 'urn:press', kind: 'organisation', name: 'School Press' },
      ...{ url: null, domain: null, claimed: false },
    },
    ...parts,
  }
}
