import { describe, expect, test } from 'vitest'
import { mediaTypeLabel } from '#api/vocabulary/media-types.ts'

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
    expect(mediaTypeLabel(mediaType, languages).text).toBe(name)
  })

  test('is in the next language that has words, and in English where none has', () => {
    expect(mediaTypeLabel('video/webm', ['xh', 'de'])).toEqual({ text: 'Video (WEBM)', language: 'de' })
    expect(mediaTypeLabel('video/webm', ['xh', 'es'])).toEqual({ text: 'Vídeo (WEBM)', language: 'es' })
    expect(mediaTypeLabel('image/png', [])).toEqual({ text: 'Picture (PNG)', language: 'en' })
  })

  test('is shown as it is where nobody has a word for it', () => {
    for (const unknown of ['application/x-unheard-of', 'model/vrml', 'nonsense', '', '/', 'constructor'])
      expect(mediaTypeLabel(unknown, ['en'])).toEqual({ text: unknown, language: null })
  })
})
