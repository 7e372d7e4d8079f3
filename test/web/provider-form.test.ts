/** The form of a provider's profile: from what is stored to rows, and from what was typed to what is asked for. */
import { expect, test } from 'vitest'
import { fromProfile, profileErrors, readProfile, toProfileInput } from '../../web/src/lib/provider-form.ts'

const typed = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('shows one row a language, and asks for one that nobody said', () => {
  const values = fromProfile({
    names: [{ text: 'Hill School', language: 'und' }],
    descriptions: [{ text: 'Une école', language: 'fr' }],
    url: null,
    identifiers: [{ scheme: 'ROR', value: '05gq02987' }],
  })
  expect(values.rows).toEqual([
    { language: '', name: 'Hill School', description: '' },
    { language: 'fr', name: '', description: 'Une école' },
  ])
  expect(values).toMatchObject({ url: '', ror: '05gq02987', isni: '' })
})

test('leaves out what is empty, and takes languages by their names', () => {
  const values = readProfile(
    typed({
      ...{ 'language-0': 'English', 'name-0': ' Hill School ', 'description-0': '' },
      ...{ 'language-1': 'Kiswahili', 'name-1': '', 'description-1': 'Shule' },
      ...{ 'language-2': 'fr', 'name-2': '', 'description-2': ' ' },
      ...{ url: ' https://hill.example ', ror: '', isni: '', wikidata: '' },
    }),
  )
  expect(toProfileInput(values)).toEqual({
    names: [{ text: 'Hill School', language: 'en' }],
    descriptions: [{ text: 'Shule', language: 'sw' }],
    ...{ url: 'https://hill.example', ror: '', isni: '', wikidata: '' },
  })
})

test('ties each fault to the control of its row', () => {
  const row = (name: string, description: string) => ({ language: 'xx', name, description })
  const values = { rows: [row('A', ''), row('', 'B'), row('C', 'D')], url: '', ror: '', isni: '', wikidata: '' }
  const fault = (...field: string[]) => ({ code: 'INVALID', field: ['input', ...field], message: 'No.' })
  const faults = [
    ...[fault('names', '1', 'text'), fault('descriptions', '0', 'language'), fault('ror'), fault('names')],
    { code: 'CONFLICT', field: ['revision'], message: 'No.' },
  ]
  expect(profileErrors(faults, values).map(({ id }) => id)).toEqual(['name-2', 'language-1', 'ror', 'name-0', 'now'])
})
