import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import { bestText } from '#api/base/text-choice.ts'

const texts = [
  { language: 'en', text: 'Fractions' },
  { language: 'zh-Hant', text: '分數' },
  { language: 'zh-Hans', text: '分数' },
  { language: 'pt-BR', text: 'Frações' },
]

describe('the text a reader gets', () => {
  it.each([
    [['pt-BR'], 'Frações'],
    [['pt-PT'], 'Frações'],
    [['zh-Hans-CN'], '分数'],
    [['zh'], '分數'],
    [['sw', 'pt'], 'Frações'],
    [['sw'], 'Fractions'],
    [[], 'Fractions'],
  ])('for languages %j is %s', (languages, text) => {
    expect(bestText(texts, languages)?.text).toBe(text)
  })

  it('is nothing where there is none', () => {
    expect(bestText([], ['en'])).toBeUndefined()
  })
})

describe('text from outside', () => {
  it('holds no tag that something invisible was to hide', () => {
    expect(plainLine('<scr\u200Bipt>alert(1)</scr\u202Eipt> fine')).toBe('alert(1) fine')
  })

  it('loses well-formed tags and keeps a lone sign', () => {
    expect(plainLine('<b>Ratios</b>: 3 < 5 <br/>and 7 > 2<script type="x">')).toBe('Ratios: 3 < 5 and 7 > 2')
    expect(plainLine('<p>One</p><p>Two</p>')).toBe('One Two')
    expect(plainLine('a<b and c>d, write <name>, <!-- unseen --> done <!-- open')).toBe(
      'a<b and c>d, write <name>, done <!-- open',
    )
  })

  it('keeps the meaning of raised and lowered digits', () => {
    expect(plainLine('H<sub>2</sub>O, x<sup>2</sup>, (x + y)<sup>n</sup>, 1<sup>st</sup>, notes<sup>★</sup>')).toBe(
      'H₂O, x², (x + y)^n, 1st, notes★',
    )
  })

  it('takes linear time on what looks like markup without end', () => {
    for (const part of ['<!--', '<a ', '<a b="', ' \n', '<sup>1'])
      expect(plainText(part.repeat(50_000))).toBeTypeOf('string')
  })

  it('loses direction overrides and invisible controls', () => {
    expect(plainLine('safe\u202Etxt.exe\u200B\u0000\uFEFF')).toBe('safetxt.exe')
  })

  it('keeps the joiners and marks that Persian and Indic text needs', () => {
    const text = 'می\u200Cخواهم क्\u200Dष \u200Fא'
    expect(plainLine(text)).toBe(text)
  })

  it('keeps balanced isolates and drops open ones', () => {
    expect(plainLine('a \u2067שלום\u2069 b')).toBe('a \u2067שלום\u2069 b')
    expect(plainLine('a \u2067שלום b')).toBe('a שלום b')
  })

  it('keeps paragraphs of a long text', () => {
    expect(plainText('One\r\n\r\n\r\n\r\nTwo  three ')).toBe('One\n\nTwo three')
  })

  it('is stable: cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = plainLine(text)
        // Taking a tag out can leave one behind that only then is well-formed.
        fc.pre(!/[<>]/.test(text))
        return plainLine(once) === once
      }),
    )
  })
})
