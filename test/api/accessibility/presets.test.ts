import { describe, expect, it } from 'vitest'
import { NEEDS, PRESETS } from '#api/accessibility/needs.ts'
import { expand, PRESET_TABLE, wishesFromNames } from '#api/accessibility/presets.ts'

describe('presets', () => {
  it.each(PRESETS)('%s is a formula of known needs with words for people, and requires something', (preset) => {
    const { label, description, groups } = PRESET_TABLE[preset]
    expect(label).not.toBe('')
    expect(description).toMatch(/\.$/)
    expect(groups.some((group) => group.importance === 'REQUIRED')).toBe(true)
    for (const { anyOf } of groups) {
      expect(anyOf.length).toBeGreaterThan(0)
      for (const need of anyOf) expect(NEEDS).toContain(need)
    }
  })
})

describe('wishes', () => {
  it('deaf is any of captions, transcript, signing', () => {
    expect(expand([{ preset: 'DEAF' }])).toEqual({
      ok: true,
      value: [
        {
          anyOf: [{ need: 'CAPTIONS' }, { need: 'TRANSCRIPT' }, { need: 'SIGN_LANGUAGE' }],
          importance: 'REQUIRED',
          preset: 'DEAF',
        },
      ],
    })
  })

  it('the language goes to the needs that have one', () => {
    const expanded = expand([
      { preset: 'HARD_OF_HEARING', language: 'sw' },
      { need: 'LARGE_TEXT', language: 'sw' },
    ])
    expect(expanded.ok && expanded.value.map((group) => group.anyOf)).toEqual([
      [{ need: 'CAPTIONS', language: 'sw' }, { need: 'TRANSCRIPT', language: 'sw' }, { need: 'CLEAR_AUDIO' }],
      [{ need: 'CLEAR_AUDIO' }],
      [{ need: 'LARGE_TEXT' }],
    ])
  })

  it('a preset that is only preferred requires nothing', () => {
    const expanded = expand([{ preset: 'AUTISM', importance: 'PREFERRED' }])
    expect(expanded.ok && expanded.value.every((group) => group.importance === 'PREFERRED')).toBe(true)
  })

  it('a need asked for twice stands once, required if either is', () => {
    const expanded = expand([{ preset: 'ADHD' }, { need: 'NO_TIME_LIMIT' }, { need: 'NO_TIME_LIMIT' }])
    if (!expanded.ok) throw new Error('refused')
    const groups = expanded.value.filter(({ anyOf }) => anyOf[0]?.need === 'NO_TIME_LIMIT')
    expect(groups).toEqual([{ anyOf: [{ need: 'NO_TIME_LIMIT' }], importance: 'REQUIRED' }])
  })

  it('are refused with every fault named', () => {
    expect(
      expand([
        {},
        { need: 'CAPTIONS', preset: 'DEAF' },
        { need: 'WINGS' as 'CAPTIONS' },
        { preset: 'TALL' as 'DEAF' },
        { need: 'CAPTIONS' },
      ]),
    ).toMatchObject({
      ok: false,
      errors: [{ field: ['0'] }, { field: ['1'] }, { field: ['2', 'need'] }, { field: ['3', 'preset'] }],
    })
  })

  it('are read from names, unknown ones left out', () => {
    expect(wishesFromNames(['dyslexia', ' CAPTIONS ', 'wings', ''])).toEqual([
      { preset: 'DYSLEXIA' },
      { need: 'CAPTIONS' },
    ])
  })
})
