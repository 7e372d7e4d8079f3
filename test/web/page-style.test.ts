import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { trimStyle } from '../../web/src/lib/server/page-style.ts'

const styleOf = (style: string, body: string) =>
  /<style>(.*)<\/style>/s.exec(trimStyle(`<html><head><style>${style}</style>`, `</head><body>${body}`).head)![1]

describe('the style of a page', () => {
  it.each([
    ['keeps what the page has', '.a{x:y}#b{x:y}p{x:y}', '<p class="z a" id="b">', '.a{x:y}#b{x:y}p{x:y}'],
    ['leaves out classes, ids and elements that are not there', '.a{x:y}#b{x:y}td{x:y}', '<p>', ''],
    ['leaves out the part of a list that nothing needs', 'p,td.a,p .b:where(.c){x:y}', '<p>', 'p{x:y}'],
    ['needs the class of a component', 'p:where(.s1){x:y}p:where(.s2){x:y}', '<p class="s1">', 'p:where(.s1){x:y}'],
    [
      'looks within layers and conditions',
      '@layer b{@media (x){.a{x:y}p{x:y}}@media (y){.a{x:y}}}',
      '<p>',
      '@layer b{@media (x){p{x:y}}}',
    ],
    ['keeps what any of several may be', ':is(.a,.b) p:not(.c):hover{x:y}', '<p>', ':is(.a,.b) p:not(.c):hover{x:y}'],
    ['knows elements of drawings', 'svg foreignObject{x:y}', '<svg><foreignObject>', 'svg foreignObject{x:y}'],
    [
      'keeps rules of attributes, states and everything',
      '*,[dir=rtl] p,p::before{x:y}',
      '<p>',
      '*,[dir=rtl] p,p::before{x:y}',
    ],
    [
      'keeps statements and blocks that hold no rules',
      '@layer a,b;@keyframes k{from{x:y}to{x:z}}',
      '',
      '@layer a,b;@keyframes k{from{x:y}to{x:z}}',
    ],
    ['is not led astray by what is quoted', 'p::before{content:"}a{"}.a{x:y}', '<p>', 'p::before{content:"}a{"}'],
    ['counts what a script makes', 'li small{x:y}.b{x:y}', '<li><script>make(`small`)</script>', 'li small{x:y}'],
  ])('%s', (_, style, body, expected) => {
    expect(styleOf(style, body)).toBe(expected)
  })

  it('puts several into one and gives the hash of what it says', () => {
    const trimmed = trimStyle('<head><style>p{x:y}</style>\n<style>b{x:y}i{x:y}</style>', '</head><p><b>')
    expect(trimmed.head).toBe('<head><style>p{x:y}b{x:y}</style>')
    expect(trimmed.source).toBe(`'sha256-${createHash('sha256').update('p{x:y}b{x:y}').digest('base64')}'`)
  })

  it('leaves a page without style as it is', () => {
    expect(trimStyle('<head>', '</head><p>')).toEqual({ head: '<head>', source: null })
  })
})
