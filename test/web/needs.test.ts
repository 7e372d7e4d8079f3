import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLEnumType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { needInputs, needLabel, needSlug, NEED_GROUPS, NEEDS, PRESETS, readNeedNames } from '../../web/src/lib/needs.ts'

const sdl = readFileSync(join(import.meta.dirname, '../../api/accessibility/schema.graphql'), 'utf8')
const schema = buildSchema(`type Query scalar LanguageTag type File { a: Int } type LocalisedText { a: Int } ${sdl}`)
const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name)

describe('needs', () => {
  test('have a label for each one the API knows, and no other', () => {
    expect(Object.keys(NEEDS).sort()).toEqual(valuesOf('Need').sort())
    expect(Object.keys(PRESETS).sort()).toEqual(valuesOf('NeedPreset').sort())
  })

  test('stand in one group of the form each', () => {
    expect(NEED_GROUPS.flatMap((group) => group.needs).sort()).toEqual(Object.keys(NEEDS).sort())
  })

  test('are read from a cookie or an address in any usual writing', () => {
    expect(readNeedNames(['keyboard-only,DYSLEXIA', 'Captions'])).toEqual(['KEYBOARD_ONLY', 'DYSLEXIA', 'CAPTIONS'])
  })

  test('that are none, or are named twice, are passed over', () => {
    expect(readNeedNames(['dyslexia,dyslexia,<script>,constructor,toString,'])).toEqual(['DYSLEXIA'])
  })

  test('are asked as needs or as presets', () => {
    expect(needInputs(['DYSLEXIA', 'CAPTIONS'])).toEqual([{ preset: 'DYSLEXIA' }, { need: 'CAPTIONS' }])
  })

  test('come back from the address they are shared in', () => {
    for (const name of [...Object.keys(NEEDS), ...Object.keys(PRESETS)])
      expect(readNeedNames([needSlug(name)])).toEqual([name])
  })

  test('are named in plain words', () => {
    expect(needLabel('NO_COLOUR_RELIANCE')).toBe('Nothing told by colour alone')
    expect(needLabel('PHOTOSENSITIVE_EPILEPSY')).toBe('Photosensitive epilepsy')
  })
})
