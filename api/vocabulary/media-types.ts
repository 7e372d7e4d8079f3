/**
 * Media types in words: what people call a file, in the languages of the table, with the name of its format where the word
 * alone does not tell. Names of formats are the same in all languages. The types: https://www.iana.org/assignments/media-types
 */
import { SPOKEN, spokenTo, type Label } from './spoken.ts'

/** A word in each of the languages of `SPOKEN`, in their order. */
const WORDS = {
  page: ['Web page', 'Página web', 'Page web', 'Página web', 'Webseite', 'Pagina web', 'Веб-страница', 'صفحة ويب', 'वेब पेज', 'Ukurasa wa wavuti', '网页', 'ویب صفحہ', 'ድረ ገጽ', 'Halaman web'],
  text: ['Text', 'Texto', 'Texte', 'Texto', 'Text', 'Testo', 'Текст', 'نص', 'पाठ', 'Maandishi', '文本', 'متن', 'ጽሑፍ', 'Teks'],
  slides: ['Slides', 'Presentación', 'Présentation', 'Apresentação', 'Präsentation', 'Presentazione', 'Презентация', 'عرض تقديمي', 'प्रस्तुति', 'Wasilisho', '演示文稿', 'پیشکش', 'የስላይድ አቀራረብ', 'Presentasi'],
  sheet: ['Spreadsheet', 'Hoja de cálculo', 'Feuille de calcul', 'Folha de cálculo', 'Tabelle', 'Foglio di calcolo', 'Электронная таблица', 'جدول بيانات', 'स्प्रेडशीट', 'Lahajedwali', '电子表格', 'اسپریڈشیٹ', 'የተመን ሉህ', 'Lembar kerja'],
  picture: ['Picture', 'Imagen', 'Image', 'Imagem', 'Bild', 'Immagine', 'Изображение', 'صورة', 'चित्र', 'Picha', '图片', 'تصویر', 'ሥዕል', 'Gambar'],
  sound: ['Audio', 'Audio', 'Audio', 'Áudio', 'Audio', 'Audio', 'Аудио', 'صوت', 'ऑडियो', 'Sauti', '音频', 'آڈیو', 'ድምፅ', 'Audio'],
  video: ['Video', 'Vídeo', 'Vidéo', 'Vídeo', 'Video', 'Video', 'Видео', 'فيديو', 'वीडियो', 'Video', '视频', 'ویڈیو', 'ቪዲዮ', 'Video'],
  archive: ['Archive', 'Archivo comprimido', 'Archive', 'Arquivo compactado', 'Archiv', 'Archivio', 'Архив', 'أرشيف', 'संग्रह', 'Kumbukumbu', '压缩包', 'آرکائیو', 'ማህደር', 'Arsip'],
} satisfies Record<string, string[]> // prettier-ignore
type Word = keyof typeof WORDS

/** Types whose word or format their own name does not tell. */
const KNOWN = new Map<string, [word: Word | null, format: string | null]>([
  ['text/html', ['page', null]],
  ['application/xhtml+xml', ['page', null]],
  ['text/plain', ['text', null]],
  ['application/pdf', [null, 'PDF']],
  ['application/epub+zip', [null, 'EPUB']],
  ['application/zip', ['archive', 'ZIP']],
  ['application/rtf', ['text', 'RTF']],
  ['application/msword', ['text', 'DOC']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['text', 'DOCX']],
  ['application/vnd.oasis.opendocument.text', ['text', 'ODT']],
  ['application/vnd.ms-powerpoint', ['slides', 'PPT']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['slides', 'PPTX']],
  ['application/vnd.oasis.opendocument.presentation', ['slides', 'ODP']],
  ['application/vnd.ms-excel', ['sheet', 'XLS']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['sheet', 'XLSX']],
  ['application/vnd.oasis.opendocument.spreadsheet', ['sheet', 'ODS']],
  ['text/csv', ['sheet', 'CSV']],
  ['audio/mpeg', ['sound', 'MP3']],
  ['image/svg+xml', ['picture', 'SVG']],
  ['application/vnd.h5p', [null, 'H5P']],
])
const FAMILIES = new Map<string, Word>([
  ['text', 'text'],
  ['image', 'picture'],
  ['audio', 'sound'],
  ['video', 'video'],
])
/** What a format may be called: `mp4`, `x-m4v`, `vnd.geogebra.file`. */
const PLAIN = /^[a-z0-9]{2,8}$/

/**
 * What people call a media type, in the first of the reader's languages that has a word: `Video (MP4)`, `فيديو (MP4)`,
 * `PDF`. A type without a word is its own name, in no language.
 * @param mediaType type and subtype in any case, parameters are passed over
 */
export function mediaTypeLabel(mediaType: string, languages: readonly string[]): Label {
  const bare = (mediaType.split(';')[0] as string).trim().toLowerCase()
  const [family = '', subtype = ''] = bare.split('/')
  const own = subtype.replace(/^x-/, '')
  const known = KNOWN.get(bare)
  const [word, format] = known ?? [FAMILIES.get(family) ?? null, PLAIN.test(own) ? own.toUpperCase() : null]
  if (word === null) return { text: (known === undefined ? null : format) ?? mediaType, language: null }
  const language = spokenTo(languages)
  const text = WORDS[word][SPOKEN.indexOf(language)] as string
  return { text: format === null ? text : `${text} (${format})`, language }
}
