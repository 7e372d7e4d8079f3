import { describe, expect, it } from 'vitest'
import { readAmb } from '#seed/formats/amb.ts'
import { Findings } from '#api/metadata/findings.ts'

const SMALLEST = {
  '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
  id: 'https://example.org/oer',
  type: ['LearningResource', 'Course'],
  name: 'Beispiel',
}

function read(more: Record<string, unknown> = {}) {
  const found = new Findings(true)
  const record = readAmb({ ...SMALLEST, ...more }, found)
  return { record, problems: found.problems }
}

describe('an AMB record', () => {
  it('needs four fields', () => {
    expect(read().problems).toEqual([])
    expect(read().record).toMatchObject({
      sourceKey: 'amb:https://example.org/oer',
      url: 'https://example.org/oer',
      titles: [{ language: 'de', text: 'Beispiel' }],
      languages: [],
      provider: { name: 'example.org' },
      extra: { type: ['LearningResource', 'Course'] },
    })
    for (const field of ['@context', 'id', 'type', 'name']) {
      expect(read({ [field]: undefined }).problems).toContainEqual(
        expect.objectContaining({ path: `$.${field}`, fatal: true }),
      )
    }
  })

  it('gives what it says to the resource', () => {
    const { record, problems } = read({
      about: [{ id: 'http://w3id.org/kim/schulfaecher/s1009', prefLabel: { de: 'Französisch' }, type: 'Concept' }],
      learningResourceType: [{ id: 'https://w3id.org/kim/hcrt/video' }],
      educationalLevel: [{ id: 'https://w3id.org/kim/educationalLevel/level_1' }],
      audience: [{ id: 'http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/student' }],
      inLanguage: ['fr'],
      license: { id: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      conditionsOfAccess: { id: 'http://w3id.org/kim/conditionsOfAccess/login' },
      isAccessibleForFree: true,
      creator: [{ type: 'Person', name: 'Ada', id: 'https://orcid.org/0000-0002-3064-147X' }],
      publisher: [{ type: 'Organization', name: 'Garten' }],
      duration: 'PT47M58S',
      encoding: [
        {
          type: 'MediaObject',
          contentUrl: 'https://x.org/v.mp4',
          encodingFormat: 'video/mp4',
          contentSize: '568',
          sha256: 'A'.repeat(64),
        },
      ],
      caption: [{ id: 'https://x.org/de.vtt', type: 'MediaObject', inLanguage: 'de' }],
      teaches: [{ id: 'https://x.org/c1', prefLabel: { de: 'Mut' } }],
      competencyRequired: [{ id: 'https://x.org/c2' }],
      isPartOf: [{ id: 'https://x.org/whole', type: ['LearningResource'], name: 'Ganzes' }],
      dateModified: '2022-03-26T08:35:37+01:00',
      ours: 1,
    })
    expect(problems).toEqual([])
    expect(record).toMatchObject({
      subjects: [{ uri: 'http://w3id.org/kim/schulfaecher/s1009', labels: [{ language: 'de', text: 'Französisch' }] }],
      types: [{ uri: 'https://w3id.org/kim/hcrt/video' }],
      levels: [{ uri: 'https://w3id.org/kim/educationalLevel/level_1' }],
      audience: ['student'],
      languages: ['fr'],
      licences: [{ licence: 'cc-by-sa-4.0' }],
      signInNeeded: true,
      cost: 'free',
      minutes: 48,
      provider: { name: 'Garten' },
      files: [{ url: 'https://x.org/v.mp4', bytes: 568, sha256: 'a'.repeat(64), downloadable: true }],
      tags: [{ kind: 'feature', value: 'closedCaptions', language: 'de' }],
      partOf: [{ whole: { sourceKey: 'amb:https://x.org/whole', title: 'Ganzes' } }],
      modifiedAt: '2022-03-26T07:35:37Z',
      extra: { ours: 1 },
    })
    expect(record?.alignments.map(({ kind, outcome }) => [kind, outcome.uri])).toEqual([
      ['teaches', 'https://x.org/c1'],
      ['requires', 'https://x.org/c2'],
    ])
  })

  it.each([
    ['$.id', { id: 'javascript:alert(1)' }],
    ['$.id', { id: 'urn:isbn:123' }],
    ['$.id', { id: 42 }],
    ['$.name', { name: '<i></i>' }],
    ['$.name', { name: { de: 'x' } }],
    ['$.@context', { '@context': 'https://w3id.org/kim/amb/context.jsonld' }],
    ['$.@context[1].@language', { '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de-AT' }] }],
    ['$.type[1]', { type: ['LearningResource', 'Kurs'] }],
    ['$.type', { type: ['Course'] }],
    ['$.about[0].prefLabel.xx', { about: [{ id: 'http://w3id.org/kim/schulfaecher/s1', prefLabel: { xx: 'x' } }] }],
    ['$.about[0].id', { about: [{ prefLabel: { de: 'x' } }] }],
    ['$.about[0].type', { about: [{ id: 'http://w3id.org/kim/schulfaecher/s1', type: 'Thing' }] }],
    ['$.inLanguage[0]', { inLanguage: ['deu'] }],
    ['$.inLanguage', { inLanguage: null }],
    ['$.license.id', { license: { id: 'https://opensource.org/licenses/MPL-2.0' } }],
    ['$.creator[0].type', { creator: [{ name: 'x' }] }],
    ['$.creator[0].affiliation.type', { creator: [{ type: 'Person', name: 'x', affiliation: { name: 'y' } }] }],
    ['$.dateCreated', { dateCreated: '2023-02-30' }],
    ['$.dateCreated', { dateCreated: '2023' }],
    ['$.encoding[0].contentUrl', { encoding: [{ type: 'MediaObject', contentUrl: 'data:text/html,x' }] }],
    ['$.encoding[0].contentSize', { encoding: [{ type: 'MediaObject', contentUrl: 'https://x.org', contentSize: 5 }] }],
    ['$.trailer.type', { trailer: { type: 'MediaObject', contentUrl: 'https://x.org' } }],
    ['$.isBasedOn[0].type', { isBasedOn: [{ id: 'https://x.org', type: ['Course'] }] }],
    ['$.mainEntityOfPage[0].provider.id', { mainEntityOfPage: [{ id: 'https://x.org', provider: { name: 'x' } }] }],
    ['$.keywords[1]', { keywords: ['a', 3] }],
  ])('is rejected for %s in %j', (path, more) => {
    const { record, problems } = read(more)
    expect(record).toBeUndefined()
    expect(problems.map((problem) => problem.path)).toContain(path)
    for (const problem of problems) expect(problem.advice).toMatch(/\.$/)
  })
})
