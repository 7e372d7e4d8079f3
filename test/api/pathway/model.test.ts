import { describe, expect, it } from 'vitest'
import { buildModel } from '#api/pathway/model.ts'
import { learnableKind, outcomeRole, type OutcomePlace } from '#api/pathway/role.ts'
import { sketch } from './data.ts'

const LEAF: OutcomePlace = {
  sourceType: null,
  hasParents: true,
  hasChildren: false,
  childrenAreLeaves: false,
  childrenAreParts: false,
  hasPrerequisiteEdges: false,
}
const PARENT: OutcomePlace = { ...LEAF, hasChildren: true, childrenAreLeaves: true }

describe('the role of an outcome', () => {
  it.each([
    ['a leaf can be learnt', LEAF, 'learnable'],
    ['a leaf typed Domain by mistake can be learnt', { ...LEAF, sourceType: 'Domain' }, 'learnable'],
    ['an empty heading at the root is a group', { ...LEAF, sourceType: 'Domain', hasParents: false }, 'group'],
    ['a root without a type can be learnt', { ...LEAF, hasParents: false }, 'learnable'],
    ['a micro-topic at the root can be learnt', { ...LEAF, sourceType: 'Micro-topic', hasParents: false }, 'learnable'],
    ['a cluster is a group', { ...PARENT, sourceType: 'Cluster' }, 'group'],
    ['a thematic unit of the BNCC is a group', { ...PARENT, sourceType: 'Unidade temática' }, 'group'],
    [
      'a competence of the BNCC has its skills as parts',
      { ...PARENT, sourceType: 'Competência específica' },
      'learnable',
    ],
    [
      'a cluster stays one when edges name it',
      { ...PARENT, sourceType: 'Cluster', hasPrerequisiteEdges: true },
      'group',
    ],
    ['a grade level is a group', { ...PARENT, sourceType: 'Grade Level', childrenAreLeaves: false }, 'group'],
    [
      'a standard typed Domain by mistake can be learnt when edges name it and it has components',
      { ...PARENT, sourceType: 'Domain', hasPrerequisiteEdges: true, childrenAreParts: true },
      'learnable',
    ],
    [
      'a standard with components can be learnt',
      { ...PARENT, sourceType: 'Standard', childrenAreParts: true },
      'learnable',
    ],
    [
      'a standard over standards that have parts is a group',
      { ...PARENT, sourceType: 'Standard', childrenAreLeaves: false },
      'group',
    ],
    ['a parent without a type is a group', PARENT, 'group'],
    ['a parent without a type that edges name can be learnt', { ...PARENT, hasPrerequisiteEdges: true }, 'learnable'],
    ['a level of proficiency is a level', { ...LEAF, sourceType: 'Proficiency level' }, 'level'],
  ] as const)('%s', (_title, place, kind) => {
    expect(learnableKind(place)).toBe(kind)
  })

  it('makes what can be learnt below what can be learnt a part', () => {
    expect(outcomeRole(LEAF, true)).toBe('part')
    expect(outcomeRole(LEAF, false)).toBe('outcome')
    expect(outcomeRole({ ...PARENT, sourceType: 'Strand' }, true)).toBe('group')
  })

  it('follows from the hierarchy and the types of a framework', () => {
    const model = buildModel(
      sketch(['ratio < domain', 'use < ratio', 'use-a < use', 'use-b < use'], {
        domain: { sourceType: 'Domain' },
        ratio: { sourceType: 'Cluster' },
        use: { sourceType: 'Standard' },
        'use-a': { sourceType: 'Component' },
        'use-b': { sourceType: 'Component' },
      }),
    )
    expect(['domain', 'ratio', 'use', 'use-a', 'nowhere'].map((id) => model.role(id))).toEqual([
      'group',
      'group',
      'outcome',
      'part',
      null,
    ])
    expect(model.ancestors('use-b')).toEqual(['domain', 'ratio', 'use'])
    expect(model.standsFor('domain')).toEqual(['use'])
  })
})

const PARTS = { whole: { sourceType: 'Standard' }, a: { sourceType: 'Component' }, b: { sourceType: 'Component' } }

describe('what the model derives', () => {
  it('an outcome requires its parts', () => {
    const model = buildModel(sketch(['a < whole', 'b < whole'], PARTS))
    expect(model.wouldClose('a', 'whole')).toEqual(['whole', 'a'])
    expect(model.problems).toEqual([])
  })

  it('an edge between an item and its own ancestor is reported and left out', () => {
    const model = buildModel(sketch(['a < whole', 'a > whole'], PARTS))
    expect(model.problems).toEqual([{ kind: 'ancestor', from: 'a', to: 'whole', cycle: [] }])
    expect(model.edges.from).toHaveLength(1)
  })

  it('where parts and stated edges make a cycle the derived edge goes, and the cycle is told', () => {
    const model = buildModel(sketch(['a < whole', 'b < whole', 'b > other', 'other > whole'], PARTS))
    expect(model.problems).toEqual([{ kind: 'cycle', from: 'whole', to: 'b', cycle: ['whole', 'b', 'other', 'whole'] }])
    expect(model.wouldClose('whole', 'b')).toEqual(['b', 'other', 'whole'])
  })

  it('a prerequisite of a group holds for the outcomes below it', () => {
    const model = buildModel(
      sketch(['one < group', 'two < group', 'group > first', 'later > group'], { group: { sourceType: 'Cluster' } }),
    )
    const edges = [...model.edges.from].map((from, at) => `${model.ids[from]} > ${model.ids[model.edges.to[at]!]}`)
    expect(edges.sort()).toEqual(['later > one', 'later > two', 'one > first', 'two > first'])
  })

  it('breaks a hierarchy that runs in a circle, and says where', () => {
    const model = buildModel(sketch(['a < b', 'b < a', 'c < a']))
    expect(model.problems.map(({ kind }) => kind)).toEqual(['hierarchy', 'hierarchy'])
    expect(model.ancestors('c')).toEqual(['a'])
  })

  it('keeps the strongest of edges that several sources state', () => {
    const source = sketch(['a ~ b'])
    const model = buildModel({
      ...source,
      requires: [...source.requires, { ...source.requires[0]!, strength: 'hard', source: 'other' }],
    })
    expect([...model.edges.hard]).toEqual([1])
    expect(model.accepted('other')).toHaveLength(1)
  })

  it('gives the path that a new edge would close, and null when it closes none', () => {
    const model = buildModel(sketch(['a > b', 'b ~ c']))
    expect(model.wouldClose('c', 'a')).toEqual(['a', 'b', 'c'])
    expect(model.wouldClose('a', 'c')).toBeNull()
    expect(model.wouldClose('a', 'a')).toEqual(['a'])
    expect(model.wouldClose('a', 'nowhere')).toBeNull()
  })
})

describe('the order that breaks ties', () => {
  it('goes by framework, position, code, uri', () => {
    const model = buildModel(
      sketch(['second < root', 'first < root'], {
        root: { sourceType: 'Domain' },
        other: { frameworkUri: 'urn:a' },
        first: { code: 'z' },
        second: { code: 'a' },
      }),
    )
    expect([...model.ordered].map((at) => model.ids[at])).toEqual(['other', 'root', 'second', 'first'])
  })
})
