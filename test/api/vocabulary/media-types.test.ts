import { describe, expect, test } from 'vitest'
import { mediaTypeName } from '#api/vocabulary/media-types.ts'

describe('a media type in words', () => {
  test.each([
    ['text/html', ['sw'], 'Ukurasa wa wavuti'],
    ['TEXT/HTML; charset=utf-8', ['fr-CA'], 'Page web'],
    ['video/mp4', ['ar'], 'فيديو (MP4)'],
    ['audio/mpeg', ['zh-Hans'], '音频 (MP3)'],
    ['audio/x-wav', ['en'], 'Audio (WAV)'],
    ['image/svg+xml', ['ru'], 'Изображение (SVG)'],
    ['application/pdf', ['hi'], 'PDF'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['pt'], 'Texto (DOCX)'],
  ])('%s for a reader of %j is %j', (mediaType, languages, name) => {
    expect(mediaTypeName(mediaType, languages)).toBe(name)
  })

  test('is in the next language that has words, and in English where none has', () => {
    expect(mediaTypeName('video/webm', ['xh', 'de'])).toBe('Video (WEBM)')
    expect(mediaTypeName('video/webm', ['xh', 'es'])).toBe('Vídeo (WEBM)')
    expect(mediaTypeName('image/png', [])).toBe('Picture (PNG)')
  })

  test('is shown as it is where nobody has a word for it', () => {
    for (const unknown of ['application/x-unheard-of', 'model/vrml', 'nonsense', '', '/', 'constructor'])
      expect(mediaTypeName(unknown, ['en'])).toBe(unknown)
  })
})
