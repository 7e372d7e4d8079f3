/**
 * A catalogue of any size, the same on every machine: import records in eight languages with what real ones have —
 * editions of works, subjects with labels in all languages, alignments to outcomes, accessibility tags, licences, files.
 * Words follow Zipf's law; a tenth of them are of the trade (mathematics, science, reading), the rest are made up of the
 * syllables of the language, so that a dictionary grows as it does with real texts.
 */
import type {
  AgentRecord,
  ConceptReference,
  FileRecord,
  LanguageText,
  LicenceStatement,
  OutcomeRecord,
  RequiresRecord,
  ResourceRecord,
  TagFact,
} from '#graph/records.ts'

/** Numbers from 0 to 1 in a fixed order (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number

/** Languages with their share of the editions and the syllables their made-up words consist of. */
const LANGUAGES = {
  en: {
    share: 0.42,
    joiner: ' ',
    syllables: 'ta ren ing con ver mil son der pla est ow er th ar ness chi ly sta pre form',
  },
  es: { share: 0.16, joiner: ' ', syllables: 'ción es mar ta lo ri cu per do ña sen tra mi go la vi bre cor te pa' },
  fr: {
    share: 0.1,
    joiner: ' ',
    syllables: 'eau re mon té ver ille dan cou pré sion ta mer gra che li beau foi ro ment',
  },
  ar: { share: 0.08, joiner: ' ', syllables: 'مد كت سا لم قر حس تع رب نو شم بح در عل فك ها بي جم صف' },
  hi: { share: 0.06, joiner: ' ', syllables: 'का मे रा ना शि क्ष ग णित पा ठ वि ज्ञा सं ख्या भू गो ल था' },
  sw: { share: 0.06, joiner: ' ', syllables: 'ki sa ma wa li mu ta ji fu nda so mo hi ba ri ku za ka ele' },
  de: {
    share: 0.08,
    joiner: ' ',
    syllables: 'ver ung sch aft ein hal ten bruch teil zeit lich kon strom ber ge wort mat rech nen',
  },
  zh: {
    share: 0.04,
    joiner: '',
    syllables: '数 学 分 加 减 法 图 形 物 理 力 电 水 光 植 生 读 写 计 算 化 环 境 地 球 天 气 温 度 能 量',
  },
} as const
export type GeneratedLanguage = keyof typeof LANGUAGES
export const GENERATED_LANGUAGES = Object.keys(LANGUAGES) as GeneratedLanguage[]

/** What resources are about, in all languages: subjects, and words that titles are made of. */
export const TOPICS: Record<GeneratedLanguage, string>[] = [
  ['fractions', 'fracciones', 'fractions', 'الكسور', 'भिन्न', 'sehemu', 'Brüche', '分数'],
  ['photosynthesis', 'fotosíntesis', 'photosynthèse', 'التمثيل الضوئي', 'प्रकाश संश्लेषण', 'usanisinuru', 'Fotosynthese', '光合作用'],
  ['electric circuits', 'circuitos eléctricos', 'circuits électriques', 'الدوائر الكهربائية', 'विद्युत परिपथ', 'saketi za umeme', 'Stromkreise', '电路'],
  ['gravity', 'gravedad', 'gravité', 'الجاذبية', 'गुरुत्वाकर्षण', 'mvutano', 'Schwerkraft', '重力'],
  ['triangles', 'triángulos', 'triangles', 'المثلثات', 'त्रिभुज', 'pembetatu', 'Dreiecke', '三角形'],
  ['reading stories', 'leer cuentos', 'lire des histoires', 'قراءة القصص', 'कहानियाँ पढ़ना', 'kusoma hadithi', 'Geschichten lesen', '阅读故事'],
  ['equations', 'ecuaciones', 'équations', 'المعادلات', 'समीकरण', 'milinganyo', 'Gleichungen', '方程'],
  ['water cycle', 'ciclo del agua', "cycle de l'eau", 'دورة الماء', 'जल चक्र', 'mzunguko wa maji', 'Wasserkreislauf', '水循环'],
  ['programming', 'programación', 'programmation', 'البرمجة', 'प्रोग्रामिंग', 'upangaji programu', 'Programmieren', '编程'],
  ['probability', 'probabilidad', 'probabilité', 'الاحتمالات', 'प्रायिकता', 'uwezekano', 'Wahrscheinlichkeit', '概率'],
  ['states of matter', 'estados de la materia', 'états de la matière', 'حالات المادة', 'पदार्थ की अवस्थाएँ', 'hali za maada', 'Aggregatzustände', '物态'],
  ['ecosystems', 'ecosistemas', 'écosystèmes', 'النظم البيئية', 'पारिस्थितिकी तंत्र', 'mifumo ikolojia', 'Ökosysteme', '生态系统'],
  ['multiplication', 'multiplicación', 'multiplication', 'الضرب', 'गुणा', 'kuzidisha', 'Multiplikation', '乘法'],
  ['climate change', 'cambio climático', 'changement climatique', 'تغير المناخ', 'जलवायु परिवर्तन', 'mabadiliko ya tabianchi', 'Klimawandel', '气候变化'],
  ['cells', 'células', 'cellules', 'الخلايا', 'कोशिकाएँ', 'seli', 'Zellen', '细胞'],
  ['geometry', 'geometría', 'géométrie', 'الهندسة', 'ज्यामिति', 'jiometri', 'Geometrie', '几何'],
  ['magnets', 'imanes', 'aimants', 'المغناطيس', 'चुंबक', 'sumaku', 'Magnete', '磁铁'],
  ['grammar', 'gramática', 'grammaire', 'النحو', 'व्याकरण', 'sarufi', 'Grammatik', '语法'],
  ['history of Africa', 'historia de África', "histoire de l'Afrique", 'تاريخ أفريقيا', 'अफ्रीका का इतिहास', 'historia ya Afrika', 'Geschichte Afrikas', '非洲历史'],
  ['health and nutrition', 'salud y nutrición', 'santé et nutrition', 'الصحة والتغذية', 'स्वास्थ्य और पोषण', 'afya na lishe', 'Gesundheit und Ernährung', '健康与营养'],
].map((labels) => Object.fromEntries(labels.map((label, at) => [GENERATED_LANGUAGES[at], label])) as Record<GeneratedLanguage, string>) // prettier-ignore

const VOCABULARY = 9_000
const LICENCES = [
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc-by-nc-4.0',
  'cc0-1.0',
  'cc-by-nc-sa-4.0',
  'cc-by-nd-4.0',
  'mit',
  'unrecognised',
]
const FORMATS = ['text/html', 'application/pdf', 'video/mp4', 'application/epub+zip', 'audio/mpeg']
const FEATURES = ['captions', 'transcript', 'alternativeText', 'readingOrder', 'structuralNavigation', 'highContrastDisplay', 'signLanguage', 'audioDescription', 'displayTransformability', 'describedMath', 'ttsMarkup', 'unlocked'] // prettier-ignore
const HAZARDS = ['noFlashingHazard', 'noSoundHazard', 'noMotionSimulationHazard', 'flashing', 'sound']
const MODES = ['textual', 'visual', 'auditory']
const TYPES = 14
const LEVELS = 12
const PROVIDERS = 600

export interface GeneratedCatalogue {
  outcomes: OutcomeRecord[]
  /** Acyclic: later outcomes of a framework require earlier ones. */
  requires: RequiresRecord[]
  /** Resources one after the other; the same each time it is called. */
  resources(): Generator<ResourceRecord>
}

/**
 * Generates a catalogue. `outcomes` defaults to one for every 25 resources.
 * Source keys begin with `generated:`; the same size and seed give the same records.
 */
export function generate(size: number, options: { outcomes?: number; seed?: number } = {}): GeneratedCatalogue {
  const seed = options.seed ?? 2026
  const outcomeCount = options.outcomes ?? Math.max(20, Math.ceil(size / 25))
  const random = randomFrom(seed)
  const words = Object.fromEntries(
    GENERATED_LANGUAGES.map((language) => [language, vocabulary(language, randomFrom(seed + 1))]),
  ) as Record<GeneratedLanguage, string[]>
  const outcomes = Array.from({ length: outcomeCount }, (_, at) => outcomeOf(at, words, random))
  const requires = outcomes.flatMap((outcome, at): RequiresRecord[] => {
    const framework = outcome.framework.sourceKey
    const edges: RequiresRecord[] = []
    for (let edge = 0; edge < 3; edge++) {
      const earlier = at - 12 * (1 + Math.floor(random() * 40))
      const target = outcomes[earlier]
      if (target?.framework.sourceKey !== framework || edges.some(({ to }) => to.sourceKey === target.sourceKey))
        continue
      edges.push({
        type: 'requires',
        from: { sourceKey: outcome.sourceKey },
        to: { sourceKey: target.sourceKey },
        strength: random() < 0.63 ? 'hard' : 'soft',
        reasons: [{ language: 'en', text: sentence('en', words.en, random, 12) }],
        confidence: 1,
      })
    }
    return edges
  })
  return {
    outcomes,
    requires,
    *resources() {
      const own = randomFrom(seed + 2)
      let made = 0
      for (let work = 0; made < size; work++) {
        const editions = own() < 0.72 ? 1 : 2 + Math.floor(own() * 6)
        const topic = Math.floor(zipf(own, TOPICS.length))
        const shared = sharedOf(work, topic, outcomes, own)
        const used = new Set<GeneratedLanguage>()
        for (let edition = 0; edition < editions && made < size; edition++) {
          const language = languageOf(own)
          if (used.has(language)) continue
          used.add(language)
          made += 1
          yield resourceOf(work, language, topic, shared, words[language], own)
        }
      }
    },
  }
}

function languageOf(random: Random): GeneratedLanguage {
  let left = random()
  for (const language of GENERATED_LANGUAGES) {
    left -= LANGUAGES[language].share
    if (left < 0) return language
  }
  return 'en'
}

/** A number from 0 below `size`, small ones far more often. */
function zipf(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1)
}

function vocabulary(language: GeneratedLanguage, random: Random): string[] {
  const syllables = LANGUAGES[language].syllables.split(' ')
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const length = language === 'zh' ? 2 : 2 + Math.floor(random() * random() * 4)
    let word = ''
    for (let at = 0; at < length; at++) word += syllables[Math.floor(random() * syllables.length)] as string
    words.add(language === 'zh' && words.size > 600 ? word + (words.size % 97).toString(36) : word)
  }
  return [...words]
}

function sentence(language: GeneratedLanguage, words: string[], random: Random, length: number): string {
  const chosen: string[] = []
  for (let at = 0; at < length; at++) {
    if (random() < 0.1) chosen.push((TOPICS[Math.floor(zipf(random, TOPICS.length))] as (typeof TOPICS)[0])[language])
    else chosen.push(words[zipf(random, words.length)] as string)
  }
  return chosen.join(LANGUAGES[language].joiner)
}

function outcomeOf(at: number, words: Record<GeneratedLanguage, string[]>, random: Random): OutcomeRecord {
  const framework = at % 12
  const topic = TOPICS[at % TOPICS.length] as (typeof TOPICS)[0]
  return {
    type: 'outcome',
    sourceKey: `generated:outcome/${at}`,
    framework: { sourceKey: `generated:framework/${framework}`, title: `Framework ${framework}`, language: 'en' },
    code: `${(at % 9) + 1}.${'ABCDEFGH'[framework % 8]}${'PQRST'[at % 5]}.${Math.floor(at / 12) + 1}`,
    statements: [{ language: 'en', text: `Explain ${topic.en} ${sentence('en', words.en, random, 9)}` }],
    labels: [],
    sourceType: 'Standard',
    levels: [String((at % 9) + 1)],
    ageFrom: 6 + (at % 9),
    ageTo: 7 + (at % 9),
    subjects: [topic.en],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
  }
}

function concept(scheme: string, at: number, labels: LanguageText[]): ConceptReference {
  return { sourceKey: `generated:${scheme}/${at}`, uri: `https://generated.example/${scheme}/${at}`, labels, scheme }
}

/** What the editions of one work share. */
function sharedOf(work: number, topic: number, outcomes: OutcomeRecord[], random: Random) {
  const subjects = [topic, ...(random() < 0.3 ? [Math.floor(random() * TOPICS.length)] : [])]
  const level = Math.floor(random() * LEVELS)
  const licence = LICENCES[Math.floor(zipf(random, LICENCES.length))] as string
  const provider = zipf(random, PROVIDERS)
  const aligned = random() < 0.6 ? 1 + Math.floor(random() * 4) : 0
  return {
    provider: {
      sourceKey: `generated:provider/${provider}`,
      kind: 'organisation',
      name: `Publisher ${provider}`,
      domain: `publisher${provider}.example`,
    } satisfies AgentRecord,
    subjects: [...new Set(subjects)].map((at) =>
      concept(
        'subject',
        at,
        GENERATED_LANGUAGES.map((language) => ({ language, text: (TOPICS[at] as (typeof TOPICS)[0])[language] })),
      ),
    ),
    types: [concept('type', work % TYPES, [{ language: 'en', text: `Type ${work % TYPES}` }])],
    levels: [concept('level', level, [{ language: 'en', text: `Grade ${level}` }])],
    ageFrom: 5 + level,
    licences: [{ part: 'all', licence, words: licence, readAt: '2026-05-01' }] satisfies LicenceStatement[],
    alignments: Array.from({ length: aligned }, (_, at) => ({
      outcome: { sourceKey: (outcomes[Math.floor(random() * outcomes.length)] as OutcomeRecord).sourceKey },
      kind: at === 0 ? ('teaches' as const) : ('practises' as const),
      extent: 'whole' as const,
      status: 'accepted' as const,
      confidence: 1,
    })),
  }
}

function resourceOf(
  work: number,
  language: GeneratedLanguage,
  topic: number,
  shared: ReturnType<typeof sharedOf>,
  words: string[],
  random: Random,
): ResourceRecord {
  const known = random()
  const tags: TagFact[] = []
  if (known < 0.5) {
    for (const value of MODES)
      if (random() < 0.6) tags.push({ kind: 'mode', value, says: 'present', basis: 'declared' })
    for (const value of FEATURES) {
      if (random() < 0.25)
        tags.push({
          kind: 'feature',
          value,
          says: 'present',
          basis: 'declared',
          ...(value === 'captions' ? { language } : {}),
        })
    }
    for (const value of HAZARDS)
      if (random() < 0.15) tags.push({ kind: 'hazard', value, says: 'present', basis: 'declared' })
  }
  const files: FileRecord[] = [
    {
      url: `https://publisher.example/${work}/${language}`,
      mediaType: FORMATS[zipf(random, FORMATS.length)] as string,
      ...(random() < 0.6 ? { bytes: Math.floor(20_000 + random() ** 4 * 80_000_000) } : {}),
      downloadable: random() < 0.5,
    },
  ]
  const title = `${(TOPICS[topic] as (typeof TOPICS)[0])[language]}${LANGUAGES[language].joiner || ' '}${sentence(language, words, random, 2 + Math.floor(random() * 4))}`
  return {
    type: 'resource',
    sourceKey: `generated:resource/${work}/${language}`,
    work: `generated:work/${work}`,
    titles: [{ language, text: title }],
    descriptions: [{ language, text: sentence(language, words, random, 20 + Math.floor(random() * 40)) }],
    url: `https://publisher.example/${work}/${language}`,
    kind: random() < 0.9 ? 'content' : random() < 0.5 ? 'method' : 'tool',
    languages: [language],
    types: shared.types,
    subjects: shared.subjects,
    levels: shared.levels,
    ageFrom: shared.ageFrom,
    ageTo: shared.ageFrom + 2,
    keywords: [words[zipf(random, words.length)] as string, words[zipf(random, words.length)] as string],
    audience: ['student'],
    ...(random() < 0.6 ? { minutes: 5 * (1 + Math.floor(random() * 18)) } : {}),
    materials: [],
    regions: [],
    contributions: [],
    provider: shared.provider,
    licences: shared.licences,
    files,
    tags,
    accessibilitySummaries: [],
    alignments: shared.alignments,
    basedOn: [],
    partOf: [],
    requiresFirst: [],
  }
}
