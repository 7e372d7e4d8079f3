import { describe, expect, test } from 'vitest'
import { readPathway } from '../../web/src/lib/pathway-address.ts'
import { askedFor, namesOf, planInNumbers, shorten } from '../../web/src/lib/plan-words.ts'

const names = namesOf(
  [
    {
      key: 'us-grades',
      name: 'US grades',
      kind: 'YEAR',
      levels: [{ id: 'us-grades/3', label: 'Grade 3', ageFrom: 8 }],
    },
  ],
  [{ id: 'p', name: 'Hill Press' }, null],
  [{ framework: { id: 'f', title: { text: 'Fractions and light' } } }],
)
const asked = (text: string, needs: string[] = []) => askedFor(readPathway(new URLSearchParams(text)), needs, names)

describe('what a plan was asked for', () => {
  test('is said in words, each wish once', () => {
    expect(
      asked(
        'goal=g&known=k&unknown=u&upto=us-grades/3@f&language=sw&language=fr&other=no&permits=print&permits=adapt&age=9&level=us-grades/3&minutes=95&soft=no&crosswalks=no&provider=p&not-provider=q',
        ['CAPTIONS', 'DYSLEXIA'],
      ),
    ).toEqual([
      'Learners need: Captions and Dyslexia',
      'Languages: Swahili and French, no others',
      'Age 9',
      'Level: Grade 3, US grades',
      'At most 1 h 35 min',
      'Without steps that only help',
      'The licence must permit: Print it and Change it',
      'Without resources of other curricula',
      'Only resources of Hill Press',
      'No resources of an unknown provider',
      'Everything up to Grade 3, US grades, in Fractions and light is known',
      '1 outcome marked as known',
      '1 outcome marked as not known',
    ])
  })

  test('is nothing where nothing was asked for', () => {
    expect(asked('goal=g')).toEqual([])
    expect(asked('goal=g&language=any')).toEqual(['Any language'])
  })
})

describe('a plan in numbers', () => {
  test('says what it takes, of how much of it that is known, and what is missing', () => {
    const plan = { steps: { totalCount: 9 }, totalMinutes: 95, stepsWithoutMinutes: 3, gaps: [1, 2] }
    expect(planInNumbers(plan)).toBe(
      '9 steps. 1 h 35 min for the 4 steps whose length is known. For 2 steps no fitting resource is here yet.',
    )
    expect(planInNumbers({ ...plan, totalMinutes: null, gaps: [] })).toBe('9 steps.')
    expect(planInNumbers({ ...plan, steps: { totalCount: 0 } })).toBe('No step is left: all of it is known.')
  })
})

test('a long list is cut, and what is not shown is counted', () => {
  expect(shorten([1, 2, 3], 2)).toEqual({ shown: [1, 2], more: 1 })
  expect(shorten([1, 2], 2)).toEqual({ shown: [1, 2], more: 0 })
})
