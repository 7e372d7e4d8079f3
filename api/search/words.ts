/**
 * The words in which search speaks to people, in the languages of `SPOKEN`: names of closed sets of values, and the
 * sentences of reasons and ways out. `%1`, `%2` … stand for what is put in. Pure.
 */
import type { Need } from '#api/accessibility/needs.ts'
import type { Permission } from '#api/vocabulary/licences.ts'
import { SPOKEN, spokenTo, type Spoken } from '#api/vocabulary/spoken.ts'
import type { Basis } from '#graph/records.ts'
import type { Trait } from './search-index.ts'

export interface Words {
  quote: string
  comma: string
  more: string
  kinds: Readonly<Record<string, string>>
  permits: Readonly<Record<Permission, string>>
  traits: Readonly<Record<Trait, string>>
  /** Of a licence. */
  unrecognised: string
  /** Sentences: where words were found. */
  found: Readonly<Record<Place, string>>
  code: string
  teaches: string
  label: string
  /** A label, its language, and the label in a language of the reader. */
  labelIn: string
  under: string
  underIn: string
  heading: string
  equal: string
  near: string
  synonym: string
  related: string
  fits: string
  partly: string
  proof: string
  bases: Readonly<Record<Basis, string>>
  inLanguage: string
  quality: string
  both: Readonly<Record<'teach' | 'about' | 'words' | 'level' | 'ages' | 'agesUp' | 'language', string>>
  range: string
  /** What a way out leaves out. Minutes, bytes and dates are put in with their units, as `Intl` writes them. */
  ways: Readonly<Record<'minutes' | 'bytes' | 'age' | 'since' | 'filters' | 'notFitting' | 'more', string>>
  needs: Readonly<Record<Need, string>>
}

/** Where words may be found of which there is nothing else to say. */
export type Place =
  | 'title'
  | 'description'
  | 'keyword'
  | 'creator'
  | 'related'
  | 'label'
  | 'taught'
  | 'statement'
  | 'subject'
  | 'above'
  | 'notes'

// prettier-ignore
const WORDS: Readonly<Record<Spoken, Words>> = {
  en: {
    quote: '“%1”', comma: ', ', more: '%1 and %2 more',
    kinds: { content: 'Learning material', method: 'Way of teaching', tool: 'Tool' },
    permits: { USE: 'Use it', COPY: 'Copy and share it', PRINT: 'Print it', TRANSLATE: 'Translate it', ADAPT: 'Change it', SELL: 'Sell it' },
    traits: { 'works-offline': 'Works offline', 'no-device': 'No learner needs a device', printable: 'Can be printed', 'no-sign-in': 'No account needed', 'for-teachers': 'For teachers', 'free-of-charge': 'Free of charge' },
    unrecognised: 'Not recognised',
    found: {
      title: 'In the title: %1.', description: 'In the description: %1.', keyword: 'Among its keywords: %1.',
      creator: 'Among those who made it: %1.', related: 'In what it is near to: %1.', label: 'In its subject, type or level: %1.',
      taught: 'In what it teaches: %1.', statement: 'In its statement: %1.', subject: 'In its subject: %1.',
      above: 'In what it stands under: %1.', notes: 'In its notes: %1.',
    },
    code: 'Its code is %1.', teaches: 'It teaches %1.', label: 'Its subject, type or level is %1.',
    labelIn: '%1 is %2 for %3, which it is about.', under: 'It belongs under %1.', underIn: '%1 is %2 for %3, which it belongs under.',
    heading: 'What it teaches belongs under %1.', equal: 'What it teaches says the same as %1.', near: '%1 is a keyword of its subject.',
    synonym: '%1 means the same as %2.', related: '%1 is related to %2.', fits: 'It fits: %1.', partly: 'It fits in part: %1.', proof: 'How that is known: %1.',
    bases: { inferred: 'concluded from other facts about it', declared: 'said by its provider', reported: 'said by somebody who used it', checked: 'checked by a machine', verified: 'verified by a reviewer' },
    inLanguage: 'It is in %1.', quality: 'It is well described: what it is, what may be done with it, whom it is for.',
    both: { teach: 'Both teach %1.', about: 'Both are about %1.', words: 'Both speak of %1.', level: 'Both are for %1.', ages: 'Both are for ages %1.', agesUp: 'Both are for ages %1 and up.', language: 'Both are in %1.' },
    range: '%1 to %2',
    ways: { minutes: 'at most %1', bytes: 'at most %1', age: 'age %1', since: 'changed since %1', filters: 'all filters', notFitting: 'what does not fit the needs', more: '%1 more' },
    needs: {
      SCREEN_READER: 'screen reader', READ_ALOUD: 'text read aloud', AUDIO_DESCRIPTION: 'audio description', CLEAR_AUDIO: 'clear speech', CAPTIONS: 'captions',
      SIGN_LANGUAGE: 'sign language', TRANSCRIPT: 'transcript', LARGE_TEXT: 'large text', HIGH_CONTRAST: 'high contrast', NO_COLOUR_RELIANCE: 'nothing told by colour alone',
      KEYBOARD_ONLY: 'keyboard only', SWITCH_CONTROL: 'switch control', VOICE_CONTROL: 'voice control', NO_SPEECH: 'no speaking needed', NO_TIME_LIMIT: 'no time limit',
      NO_FLASHING: 'nothing flashes', NO_MOTION: 'no simulated motion', NO_SUDDEN_SOUND: 'no sudden sound', CLEAR_STRUCTURE: 'clear structure', SHORT_STEPS: 'short steps',
      EASY_READING: 'easy reading', MATHS_AS_TEXT: 'formulas as text', BRAILLE: 'braille', LOW_BANDWIDTH: 'slow line', OFFLINE: 'works offline',
    },
  },
  es: {
    quote: '«%1»', comma: ', ', more: '%1 y %2 más',
    kinds: { content: 'Material de aprendizaje', method: 'Método de enseñanza', tool: 'Herramienta' },
    permits: { USE: 'Usarlo', COPY: 'Copiarlo y compartirlo', PRINT: 'Imprimirlo', TRANSLATE: 'Traducirlo', ADAPT: 'Modificarlo', SELL: 'Venderlo' },
    traits: { 'works-offline': 'Funciona sin conexión', 'no-device': 'Ningún alumno necesita un dispositivo', printable: 'Se puede imprimir', 'no-sign-in': 'No hace falta una cuenta', 'for-teachers': 'Para docentes', 'free-of-charge': 'Gratis' },
    unrecognised: 'No reconocida',
    found: {
      title: 'En el título: %1.', description: 'En la descripción: %1.', keyword: 'Entre sus palabras clave: %1.',
      creator: 'Entre quienes lo hicieron: %1.', related: 'En temas cercanos: %1.', label: 'En su materia, tipo o nivel: %1.',
      taught: 'En lo que enseña: %1.', statement: 'En su enunciado: %1.', subject: 'En su materia: %1.',
      above: 'En el apartado al que pertenece: %1.', notes: 'En sus notas: %1.',
    },
    code: 'Su código es %1.', teaches: 'Enseña %1.', label: 'Su materia, tipo o nivel es %1.',
    labelIn: '%1 significa %3 en el idioma %2, y de eso trata.', under: 'Pertenece a %1.', underIn: '%1 significa %3 en el idioma %2, y pertenece a ello.',
    heading: 'Lo que enseña pertenece a %1.', equal: 'Lo que enseña dice lo mismo que %1.', near: '%1 es una palabra clave de su materia.',
    synonym: '%1 significa lo mismo que %2.', related: '%1 tiene que ver con %2.', fits: 'Se ajusta: %1.', partly: 'Se ajusta en parte: %1.', proof: 'Cómo se sabe: %1.',
    bases: { inferred: 'deducido de otros datos', declared: 'lo dice quien lo publica', reported: 'lo dice alguien que lo usó', checked: 'comprobado por una máquina', verified: 'verificado por un revisor' },
    inLanguage: 'Idioma: %1.', quality: 'Está bien descrito: qué es, qué se permite hacer con él y para quién es.',
    both: { teach: 'Ambos enseñan %1.', about: 'Ambos tratan de %1.', words: 'Ambos hablan de %1.', level: 'Ambos son para %1.', ages: 'Edad de ambos: %1.', agesUp: 'Edad de ambos: %1 o más.', language: 'Idioma de ambos: %1.' },
    range: '%1 a %2',
    ways: { minutes: '%1 como máximo', bytes: '%1 como máximo', age: 'edad: %1', since: 'modificado desde %1', filters: 'todos los filtros', notFitting: 'lo que no se ajusta a las necesidades', more: '%1 más' },
    needs: {
      SCREEN_READER: 'lector de pantalla', READ_ALOUD: 'texto leído en voz alta', AUDIO_DESCRIPTION: 'audiodescripción', CLEAR_AUDIO: 'voz clara', CAPTIONS: 'subtítulos',
      SIGN_LANGUAGE: 'lengua de signos', TRANSCRIPT: 'transcripción', LARGE_TEXT: 'texto grande', HIGH_CONTRAST: 'alto contraste', NO_COLOUR_RELIANCE: 'nada se indica solo con color',
      KEYBOARD_ONLY: 'solo teclado', SWITCH_CONTROL: 'control por pulsador', VOICE_CONTROL: 'control por voz', NO_SPEECH: 'no hace falta hablar', NO_TIME_LIMIT: 'sin límite de tiempo',
      NO_FLASHING: 'nada parpadea', NO_MOTION: 'sin movimiento simulado', NO_SUDDEN_SOUND: 'sin sonidos repentinos', CLEAR_STRUCTURE: 'estructura clara', SHORT_STEPS: 'pasos cortos',
      EASY_READING: 'lectura fácil', MATHS_AS_TEXT: 'fórmulas como texto', BRAILLE: 'braille', LOW_BANDWIDTH: 'conexión lenta', OFFLINE: 'funciona sin conexión',
    },
  },
  fr: {
    quote: '« %1 »', comma: ', ', more: '%1 et %2 de plus',
    kinds: { content: 'Matériel pédagogique', method: 'Façon d’enseigner', tool: 'Outil' },
    permits: { USE: 'L’utiliser', COPY: 'Le copier et le partager', PRINT: 'L’imprimer', TRANSLATE: 'Le traduire', ADAPT: 'Le modifier', SELL: 'Le vendre' },
    traits: { 'works-offline': 'Fonctionne hors ligne', 'no-device': 'Aucun élève n’a besoin d’appareil', printable: 'Peut être imprimé', 'no-sign-in': 'Sans compte', 'for-teachers': 'Pour les enseignants', 'free-of-charge': 'Gratuit' },
    unrecognised: 'Non reconnue',
    found: {
      title: 'Dans le titre : %1.', description: 'Dans la description : %1.', keyword: 'Parmi ses mots-clés : %1.',
      creator: 'Parmi ses auteurs : %1.', related: 'Dans des thèmes proches : %1.', label: 'Dans sa matière, son type ou son niveau : %1.',
      taught: 'Dans ce qui est enseigné : %1.', statement: 'Dans son énoncé : %1.', subject: 'Dans sa matière : %1.',
      above: 'Dans la rubrique dont il dépend : %1.', notes: 'Dans ses notes : %1.',
    },
    code: 'Son code est %1.', teaches: 'Enseigne %1.', label: 'Sa matière, son type ou son niveau est %1.',
    labelIn: '%1 signifie %3 (langue : %2), et c’est son sujet.', under: 'Relève de %1.', underIn: '%1 signifie %3 (langue : %2), dont cela relève.',
    heading: 'Ce qui est enseigné relève de %1.', equal: 'Ce qui est enseigné dit la même chose que %1.', near: '%1 est un mot-clé de sa matière.',
    synonym: '%1 a le même sens que %2.', related: '%1 a un rapport avec %2.', fits: 'Convient : %1.', partly: 'Convient en partie : %1.', proof: 'Comment on le sait : %1.',
    bases: { inferred: 'déduit d’autres faits', declared: 'dit par celui qui le publie', reported: 'dit par quelqu’un qui l’a utilisé', checked: 'contrôlé par une machine', verified: 'vérifié par un relecteur' },
    inLanguage: 'Langue : %1.', quality: 'Bien décrit : ce que c’est, ce qu’on peut en faire, à qui cela s’adresse.',
    both: { teach: 'Les deux enseignent %1.', about: 'Les deux portent sur %1.', words: 'Les deux parlent de %1.', level: 'Les deux sont pour %1.', ages: 'Âge pour les deux : %1.', agesUp: 'Âge pour les deux : %1 et plus.', language: 'Langue des deux : %1.' },
    range: '%1 à %2',
    ways: { minutes: '%1 au plus', bytes: '%1 au plus', age: 'âge : %1', since: 'modifié depuis le %1', filters: 'tous les filtres', notFitting: 'ce qui ne convient pas aux besoins', more: '%1 de plus' },
    needs: {
      SCREEN_READER: 'lecteur d’écran', READ_ALOUD: 'texte lu à voix haute', AUDIO_DESCRIPTION: 'audiodescription', CLEAR_AUDIO: 'parole claire', CAPTIONS: 'sous-titres',
      SIGN_LANGUAGE: 'langue des signes', TRANSCRIPT: 'transcription', LARGE_TEXT: 'grands caractères', HIGH_CONTRAST: 'fort contraste', NO_COLOUR_RELIANCE: 'rien n’est dit par la seule couleur',
      KEYBOARD_ONLY: 'clavier seul', SWITCH_CONTROL: 'commande par contacteur', VOICE_CONTROL: 'commande vocale', NO_SPEECH: 'pas besoin de parler', NO_TIME_LIMIT: 'sans limite de temps',
      NO_FLASHING: 'rien ne clignote', NO_MOTION: 'sans mouvement simulé', NO_SUDDEN_SOUND: 'sans son soudain', CLEAR_STRUCTURE: 'structure claire', SHORT_STEPS: 'petites étapes',
      EASY_READING: 'lecture facile', MATHS_AS_TEXT: 'formules en texte', BRAILLE: 'braille', LOW_BANDWIDTH: 'connexion lente', OFFLINE: 'fonctionne hors ligne',
    },
  },
  pt: {
    quote: '“%1”', comma: ', ', more: '%1 e mais %2',
    kinds: { content: 'Material de aprendizagem', method: 'Modo de ensinar', tool: 'Ferramenta' },
    permits: { USE: 'Usar', COPY: 'Copiar e partilhar', PRINT: 'Imprimir', TRANSLATE: 'Traduzir', ADAPT: 'Modificar', SELL: 'Vender' },
    traits: { 'works-offline': 'Funciona sem internet', 'no-device': 'Nenhum aluno precisa de aparelho', printable: 'Pode ser impresso', 'no-sign-in': 'Não precisa de conta', 'for-teachers': 'Para professores', 'free-of-charge': 'Gratuito' },
    unrecognised: 'Não reconhecida',
    found: {
      title: 'No título: %1.', description: 'Na descrição: %1.', keyword: 'Entre as palavras-chave: %1.',
      creator: 'Entre quem o fez: %1.', related: 'Em temas próximos: %1.', label: 'Na disciplina, no tipo ou no nível: %1.',
      taught: 'No que ensina: %1.', statement: 'No enunciado: %1.', subject: 'Na disciplina: %1.',
      above: 'Na parte a que pertence: %1.', notes: 'Nas notas: %1.',
    },
    code: 'O código é %1.', teaches: 'Ensina %1.', label: 'A disciplina, o tipo ou o nível é %1.',
    labelIn: '%1 significa %3 na língua %2, e é disso que trata.', under: 'Pertence a %1.', underIn: '%1 significa %3 na língua %2, a que pertence.',
    heading: 'O que ensina pertence a %1.', equal: 'O que ensina diz o mesmo que %1.', near: '%1 é uma palavra-chave da sua disciplina.',
    synonym: '%1 significa o mesmo que %2.', related: '%1 tem a ver com %2.', fits: 'Serve: %1.', partly: 'Serve em parte: %1.', proof: 'Como se sabe: %1.',
    bases: { inferred: 'deduzido de outros factos', declared: 'dito por quem o publica', reported: 'dito por alguém que o usou', checked: 'verificado por uma máquina', verified: 'confirmado por um revisor' },
    inLanguage: 'Língua: %1.', quality: 'Está bem descrito: o que é, o que se pode fazer com ele, para quem é.',
    both: { teach: 'Ambos ensinam %1.', about: 'Ambos tratam de %1.', words: 'Ambos falam de %1.', level: 'Ambos são para %1.', ages: 'Idade de ambos: %1.', agesUp: 'Idade de ambos: %1 ou mais.', language: 'Língua de ambos: %1.' },
    range: '%1 a %2',
    ways: { minutes: 'no máximo %1', bytes: 'no máximo %1', age: 'idade: %1', since: 'alterado desde %1', filters: 'todos os filtros', notFitting: 'o que não serve para as necessidades', more: 'mais %1' },
    needs: {
      SCREEN_READER: 'leitor de ecrã', READ_ALOUD: 'texto lido em voz alta', AUDIO_DESCRIPTION: 'audiodescrição', CLEAR_AUDIO: 'fala clara', CAPTIONS: 'legendas',
      SIGN_LANGUAGE: 'língua de sinais', TRANSCRIPT: 'transcrição', LARGE_TEXT: 'texto grande', HIGH_CONTRAST: 'alto contraste', NO_COLOUR_RELIANCE: 'nada dito só pela cor',
      KEYBOARD_ONLY: 'só teclado', SWITCH_CONTROL: 'controlo por acionador', VOICE_CONTROL: 'controlo por voz', NO_SPEECH: 'não é preciso falar', NO_TIME_LIMIT: 'sem limite de tempo',
      NO_FLASHING: 'nada pisca', NO_MOTION: 'sem movimento simulado', NO_SUDDEN_SOUND: 'sem sons súbitos', CLEAR_STRUCTURE: 'estrutura clara', SHORT_STEPS: 'passos curtos',
      EASY_READING: 'leitura fácil', MATHS_AS_TEXT: 'fórmulas em texto', BRAILLE: 'braille', LOW_BANDWIDTH: 'ligação lenta', OFFLINE: 'funciona sem internet',
    },
  },
  de: {
    quote: '„%1“', comma: ', ', more: '%1 und %2 weitere',
    kinds: { content: 'Lernmaterial', method: 'Unterrichtsmethode', tool: 'Werkzeug' },
    permits: { USE: 'Nutzen', COPY: 'Kopieren und teilen', PRINT: 'Drucken', TRANSLATE: 'Übersetzen', ADAPT: 'Verändern', SELL: 'Verkaufen' },
    traits: { 'works-offline': 'Geht ohne Internet', 'no-device': 'Lernende brauchen kein Gerät', printable: 'Lässt sich drucken', 'no-sign-in': 'Kein Konto nötig', 'for-teachers': 'Für Lehrkräfte', 'free-of-charge': 'Kostenlos' },
    unrecognised: 'Nicht erkannt',
    found: {
      title: 'Im Titel: %1.', description: 'In der Beschreibung: %1.', keyword: 'Unter den Schlagwörtern: %1.',
      creator: 'Unter denen, die es gemacht haben: %1.', related: 'In dem, was nahe liegt: %1.', label: 'In Fach, Art oder Stufe: %1.',
      taught: 'In dem, was es lehrt: %1.', statement: 'Im Wortlaut: %1.', subject: 'Im Fach: %1.',
      above: 'In dem, worunter es steht: %1.', notes: 'In den Anmerkungen: %1.',
    },
    code: 'Der Code ist %1.', teaches: 'Es lehrt %1.', label: 'Fach, Art oder Stufe ist %1.',
    labelIn: '%1 heißt %3 (Sprache: %2), und darum geht es.', under: 'Es gehört zu %1.', underIn: '%1 heißt %3 (Sprache: %2), und dazu gehört es.',
    heading: 'Was es lehrt, gehört zu %1.', equal: 'Was es lehrt, besagt dasselbe wie %1.', near: '%1 ist ein Schlagwort seines Fachs.',
    synonym: '%1 bedeutet dasselbe wie %2.', related: '%1 hat mit %2 zu tun.', fits: 'Es passt: %1.', partly: 'Es passt zum Teil: %1.', proof: 'Woher das bekannt ist: %1.',
    bases: { inferred: 'aus anderen Angaben geschlossen', declared: 'vom Anbieter angegeben', reported: 'von jemandem berichtet, der es benutzt hat', checked: 'maschinell geprüft', verified: 'von Fachleuten bestätigt' },
    inLanguage: 'Sprache: %1.', quality: 'Es ist gut beschrieben: was es ist, was man damit tun darf, für wen es ist.',
    both: { teach: 'Beide lehren %1.', about: 'In beiden geht es um %1.', words: 'Beide sprechen von %1.', level: 'Beide sind für %1.', ages: 'Beide sind für das Alter %1.', agesUp: 'Beide sind für das Alter ab %1.', language: 'Sprache von beiden: %1.' },
    range: '%1 bis %2',
    ways: { minutes: 'höchstens %1', bytes: 'höchstens %1', age: 'Alter %1', since: 'geändert seit %1', filters: 'alle Filter', notFitting: 'was nicht zu den Bedürfnissen passt', more: '%1 weitere' },
    needs: {
      SCREEN_READER: 'Screenreader', READ_ALOUD: 'vorgelesener Text', AUDIO_DESCRIPTION: 'Audiodeskription', CLEAR_AUDIO: 'deutliche Sprache', CAPTIONS: 'Untertitel',
      SIGN_LANGUAGE: 'Gebärdensprache', TRANSCRIPT: 'Transkript', LARGE_TEXT: 'große Schrift', HIGH_CONTRAST: 'hoher Kontrast', NO_COLOUR_RELIANCE: 'nichts nur durch Farbe gesagt',
      KEYBOARD_ONLY: 'nur Tastatur', SWITCH_CONTROL: 'Tastersteuerung', VOICE_CONTROL: 'Sprachsteuerung', NO_SPEECH: 'kein Sprechen nötig', NO_TIME_LIMIT: 'kein Zeitlimit',
      NO_FLASHING: 'nichts blitzt', NO_MOTION: 'keine simulierte Bewegung', NO_SUDDEN_SOUND: 'keine plötzlichen Töne', CLEAR_STRUCTURE: 'klarer Aufbau', SHORT_STEPS: 'kurze Schritte',
      EASY_READING: 'leichtes Lesen', MATHS_AS_TEXT: 'Formeln als Text', BRAILLE: 'Brailleschrift', LOW_BANDWIDTH: 'langsame Leitung', OFFLINE: 'geht ohne Internet',
    },
  },
  it: {
    quote: '«%1»', comma: ', ', more: '%1 e altri %2',
    kinds: { content: 'Materiale didattico', method: 'Metodo di insegnamento', tool: 'Strumento' },
    permits: { USE: 'Usarlo', COPY: 'Copiarlo e condividerlo', PRINT: 'Stamparlo', TRANSLATE: 'Tradurlo', ADAPT: 'Modificarlo', SELL: 'Venderlo' },
    traits: { 'works-offline': 'Funziona senza internet', 'no-device': 'Nessun alunno ha bisogno di un dispositivo', printable: 'Si può stampare', 'no-sign-in': 'Non serve un account', 'for-teachers': 'Per insegnanti', 'free-of-charge': 'Gratuito' },
    unrecognised: 'Non riconosciuta',
    found: {
      title: 'Nel titolo: %1.', description: 'Nella descrizione: %1.', keyword: 'Tra le parole chiave: %1.',
      creator: 'Tra chi l’ha fatto: %1.', related: 'In temi vicini: %1.', label: 'Nella materia, nel tipo o nel livello: %1.',
      taught: 'In ciò che insegna: %1.', statement: 'Nell’enunciato: %1.', subject: 'Nella materia: %1.',
      above: 'Nella parte a cui appartiene: %1.', notes: 'Nelle note: %1.',
    },
    code: 'Il codice è %1.', teaches: 'Insegna %1.', label: 'La materia, il tipo o il livello è %1.',
    labelIn: '%1 significa %3 (lingua: %2), e di questo tratta.', under: 'Appartiene a %1.', underIn: '%1 significa %3 (lingua: %2), a cui appartiene.',
    heading: 'Ciò che insegna appartiene a %1.', equal: 'Ciò che insegna dice lo stesso di %1.', near: '%1 è una parola chiave della sua materia.',
    synonym: '%1 significa lo stesso di %2.', related: '%1 ha a che fare con %2.', fits: 'È adatto: %1.', partly: 'È adatto in parte: %1.', proof: 'Come si sa: %1.',
    bases: { inferred: 'dedotto da altri dati', declared: 'lo dice chi lo pubblica', reported: 'lo dice chi lo ha usato', checked: 'controllato da una macchina', verified: 'verificato da un revisore' },
    inLanguage: 'Lingua: %1.', quality: 'È ben descritto: che cos’è, che cosa se ne può fare, a chi serve.',
    both: { teach: 'Entrambi insegnano %1.', about: 'Entrambi trattano di %1.', words: 'Entrambi parlano di %1.', level: 'Entrambi sono per %1.', ages: 'Età di entrambi: %1.', agesUp: 'Età di entrambi: da %1 in su.', language: 'Lingua di entrambi: %1.' },
    range: '%1–%2',
    ways: { minutes: 'al massimo %1', bytes: 'al massimo %1', age: 'età: %1', since: 'modificato dal %1', filters: 'tutti i filtri', notFitting: 'ciò che non è adatto ai bisogni', more: 'altri %1' },
    needs: {
      SCREEN_READER: 'lettore di schermo', READ_ALOUD: 'testo letto ad alta voce', AUDIO_DESCRIPTION: 'audiodescrizione', CLEAR_AUDIO: 'voce chiara', CAPTIONS: 'sottotitoli',
      SIGN_LANGUAGE: 'lingua dei segni', TRANSCRIPT: 'trascrizione', LARGE_TEXT: 'testo grande', HIGH_CONTRAST: 'contrasto elevato', NO_COLOUR_RELIANCE: 'nulla detto solo dal colore',
      KEYBOARD_ONLY: 'solo tastiera', SWITCH_CONTROL: 'comando a interruttore', VOICE_CONTROL: 'comando vocale', NO_SPEECH: 'non serve parlare', NO_TIME_LIMIT: 'senza limite di tempo',
      NO_FLASHING: 'nulla lampeggia', NO_MOTION: 'nessun movimento simulato', NO_SUDDEN_SOUND: 'nessun suono improvviso', CLEAR_STRUCTURE: 'struttura chiara', SHORT_STEPS: 'passi brevi',
      EASY_READING: 'lettura facile', MATHS_AS_TEXT: 'formule come testo', BRAILLE: 'braille', LOW_BANDWIDTH: 'connessione lenta', OFFLINE: 'funziona senza internet',
    },
  },
  ru: {
    quote: '«%1»', comma: ', ', more: '%1 и ещё %2',
    kinds: { content: 'Учебный материал', method: 'Способ преподавания', tool: 'Инструмент' },
    permits: { USE: 'Использовать', COPY: 'Копировать и делиться', PRINT: 'Печатать', TRANSLATE: 'Переводить', ADAPT: 'Изменять', SELL: 'Продавать' },
    traits: { 'works-offline': 'Работает без интернета', 'no-device': 'Ученикам не нужны устройства', printable: 'Можно напечатать', 'no-sign-in': 'Учётная запись не нужна', 'for-teachers': 'Для учителей', 'free-of-charge': 'Бесплатно' },
    unrecognised: 'Не распознана',
    found: {
      title: 'В названии: %1.', description: 'В описании: %1.', keyword: 'Среди ключевых слов: %1.',
      creator: 'Среди авторов: %1.', related: 'В близких темах: %1.', label: 'В предмете, виде или уровне: %1.',
      taught: 'В том, чему учит: %1.', statement: 'В формулировке: %1.', subject: 'В предмете: %1.',
      above: 'В разделе, к которому относится: %1.', notes: 'В примечаниях: %1.',
    },
    code: 'Код: %1.', teaches: 'Чему учит: %1.', label: 'Предмет, вид или уровень: %1.',
    labelIn: '%1 (язык: %2) значит %3, а это его тема.', under: 'Относится к теме %1.', underIn: '%1 (язык: %2) значит %3; материал относится к этой теме.',
    heading: 'То, чему учит, относится к разделу %1.', equal: 'То, чему учит, значит то же, что %1.', near: '%1 — ключевое слово его предмета.',
    synonym: '%1 значит то же, что %2.', related: '%1 имеет отношение к %2.', fits: 'Подходит: %1.', partly: 'Подходит отчасти: %1.', proof: 'Откуда это известно: %1.',
    bases: { inferred: 'выведено из других сведений', declared: 'указано издателем', reported: 'сообщил тот, кто пользовался', checked: 'проверено машиной', verified: 'подтверждено проверяющим' },
    inLanguage: 'Язык: %1.', quality: 'Хорошо описано: что это, что с этим можно делать, для кого это.',
    both: { teach: 'Оба учат: %1.', about: 'Общая тема: %1.', words: 'Общие слова: %1.', level: 'Оба для уровня %1.', ages: 'Возраст обоих: %1.', agesUp: 'Возраст обоих: %1 и старше.', language: 'Язык обоих: %1.' },
    range: '%1–%2',
    ways: { minutes: 'не дольше: %1', bytes: 'не больше: %1', age: 'возраст: %1', since: 'изменено с %1', filters: 'все фильтры', notFitting: 'то, что не подходит к потребностям', more: 'ещё %1' },
    needs: {
      SCREEN_READER: 'экранный диктор', READ_ALOUD: 'чтение вслух', AUDIO_DESCRIPTION: 'тифлокомментарий', CLEAR_AUDIO: 'чёткая речь', CAPTIONS: 'субтитры',
      SIGN_LANGUAGE: 'жестовый язык', TRANSCRIPT: 'расшифровка', LARGE_TEXT: 'крупный текст', HIGH_CONTRAST: 'высокий контраст', NO_COLOUR_RELIANCE: 'ничего не передано одним цветом',
      KEYBOARD_ONLY: 'только клавиатура', SWITCH_CONTROL: 'управление кнопкой', VOICE_CONTROL: 'голосовое управление', NO_SPEECH: 'не нужно говорить', NO_TIME_LIMIT: 'без ограничения времени',
      NO_FLASHING: 'ничего не мигает', NO_MOTION: 'без имитации движения', NO_SUDDEN_SOUND: 'без внезапных звуков', CLEAR_STRUCTURE: 'ясное строение', SHORT_STEPS: 'короткие шаги',
      EASY_READING: 'лёгкое чтение', MATHS_AS_TEXT: 'формулы текстом', BRAILLE: 'шрифт Брайля', LOW_BANDWIDTH: 'медленная связь', OFFLINE: 'работает без интернета',
    },
  },
  ar: {
    quote: '«%1»', comma: '، ', more: '%1 و%2 غيرها',
    kinds: { content: 'مادة تعليمية', method: 'طريقة تدريس', tool: 'أداة' },
    permits: { USE: 'الاستخدام', COPY: 'النسخ والمشاركة', PRINT: 'الطباعة', TRANSLATE: 'الترجمة', ADAPT: 'التعديل', SELL: 'البيع' },
    traits: { 'works-offline': 'يعمل دون إنترنت', 'no-device': 'لا يحتاج المتعلم إلى جهاز', printable: 'قابل للطباعة', 'no-sign-in': 'دون حساب', 'for-teachers': 'للمعلمين', 'free-of-charge': 'مجاني' },
    unrecognised: 'غير معروفة',
    found: {
      title: 'في العنوان: %1.', description: 'في الوصف: %1.', keyword: 'ضمن الكلمات المفتاحية: %1.',
      creator: 'ضمن من أعدّوه: %1.', related: 'في موضوعات قريبة: %1.', label: 'في المادة أو النوع أو المستوى: %1.',
      taught: 'في ما يعلّمه: %1.', statement: 'في نصّه: %1.', subject: 'في مادته: %1.',
      above: 'في القسم الذي يتبعه: %1.', notes: 'في الملاحظات: %1.',
    },
    code: 'رمزه %1.', teaches: 'يعلّم %1.', label: 'المادة أو النوع أو المستوى: %1.',
    labelIn: '%1 تعني %3 (اللغة: %2)، وهو موضوعه.', under: 'يندرج تحت %1.', underIn: '%1 تعني %3 (اللغة: %2)، وهو يندرج تحتها.',
    heading: 'ما يعلّمه يندرج تحت %1.', equal: 'ما يعلّمه يطابق %1.', near: '%1 كلمة مفتاحية لمادته.',
    synonym: '%1 بمعنى %2.', related: '%1 ذو صلة بـ%2.', fits: 'مناسب: %1.', partly: 'مناسب جزئيًا: %1.', proof: 'مصدر ذلك: %1.',
    bases: { inferred: 'مستنتج من معلومات أخرى', declared: 'ذكره الناشر', reported: 'ذكره شخص استخدمه', checked: 'فحصته آلة', verified: 'تحقق منه مراجع' },
    inLanguage: 'اللغة: %1.', quality: 'موصوف جيدًا: ما هو، وما يجوز فعله به، ولمن هو.',
    both: { teach: 'كلاهما يعلّم %1.', about: 'كلاهما عن %1.', words: 'كلاهما يتحدث عن %1.', level: 'كلاهما لـ%1.', ages: 'كلاهما للأعمار %1.', agesUp: 'كلاهما لعمر %1 فما فوق.', language: 'لغة كليهما: %1.' },
    range: '%1–%2',
    ways: { minutes: '%1 على الأكثر', bytes: '%1 على الأكثر', age: 'العمر %1', since: 'عُدّل منذ %1', filters: 'كل المرشحات', notFitting: 'ما لا يناسب الاحتياجات', more: '%1 غيرها' },
    needs: {
      SCREEN_READER: 'قارئ الشاشة', READ_ALOUD: 'قراءة النص بصوت', AUDIO_DESCRIPTION: 'وصف صوتي', CLEAR_AUDIO: 'كلام واضح', CAPTIONS: 'ترجمة نصية',
      SIGN_LANGUAGE: 'لغة الإشارة', TRANSCRIPT: 'نص مكتوب للصوت', LARGE_TEXT: 'نص كبير', HIGH_CONTRAST: 'تباين عالٍ', NO_COLOUR_RELIANCE: 'لا شيء باللون وحده',
      KEYBOARD_ONLY: 'لوحة المفاتيح فقط', SWITCH_CONTROL: 'التحكم بالمفتاح', VOICE_CONTROL: 'التحكم بالصوت', NO_SPEECH: 'لا حاجة إلى الكلام', NO_TIME_LIMIT: 'دون حد زمني',
      NO_FLASHING: 'لا شيء يومض', NO_MOTION: 'دون حركة محاكاة', NO_SUDDEN_SOUND: 'دون صوت مفاجئ', CLEAR_STRUCTURE: 'بنية واضحة', SHORT_STEPS: 'خطوات قصيرة',
      EASY_READING: 'قراءة سهلة', MATHS_AS_TEXT: 'الصيغ الرياضية نصًا', BRAILLE: 'بريل', LOW_BANDWIDTH: 'اتصال بطيء', OFFLINE: 'يعمل دون إنترنت',
    },
  },
  hi: {
    quote: '“%1”', comma: ', ', more: '%1 और %2 अन्य',
    kinds: { content: 'शिक्षण सामग्री', method: 'पढ़ाने का तरीका', tool: 'उपकरण' },
    permits: { USE: 'उपयोग करना', COPY: 'कॉपी और साझा करना', PRINT: 'छापना', TRANSLATE: 'अनुवाद करना', ADAPT: 'बदलना', SELL: 'बेचना' },
    traits: { 'works-offline': 'बिना इंटरनेट चलता है', 'no-device': 'किसी छात्र को उपकरण नहीं चाहिए', printable: 'छापा जा सकता है', 'no-sign-in': 'खाता नहीं चाहिए', 'for-teachers': 'शिक्षकों के लिए', 'free-of-charge': 'निःशुल्क' },
    unrecognised: 'पहचाना नहीं गया',
    found: {
      title: 'शीर्षक में: %1।', description: 'विवरण में: %1।', keyword: 'मुख्य शब्दों में: %1।',
      creator: 'बनाने वालों में: %1।', related: 'निकट के विषयों में: %1।', label: 'विषय, प्रकार या स्तर में: %1।',
      taught: 'जो यह सिखाता है उसमें: %1।', statement: 'कथन में: %1।', subject: 'विषय में: %1।',
      above: 'जिसके अंतर्गत यह है उसमें: %1।', notes: 'टिप्पणियों में: %1।',
    },
    code: 'इसका कोड %1 है।', teaches: 'यह सिखाता है: %1।', label: 'इसका विषय, प्रकार या स्तर: %1।',
    labelIn: '%1 का अर्थ %3 है (भाषा: %2), और यही इसका विषय है।', under: 'यह %1 के अंतर्गत है।', underIn: '%1 का अर्थ %3 है (भाषा: %2), और यह उसी के अंतर्गत है।',
    heading: 'जो यह सिखाता है वह %1 के अंतर्गत है।', equal: 'जो यह सिखाता है वह %1 के समान है।', near: '%1 इसके विषय का मुख्य शब्द है।',
    synonym: '%1 का अर्थ वही है जो %2 का है।', related: '%1 का संबंध %2 से है।', fits: 'उपयुक्त: %1।', partly: 'कुछ हद तक उपयुक्त: %1।', proof: 'यह कैसे पता है: %1।',
    bases: { inferred: 'अन्य तथ्यों से निकाला गया', declared: 'प्रकाशक ने बताया', reported: 'उपयोग करने वाले ने बताया', checked: 'मशीन ने जाँचा', verified: 'समीक्षक ने सत्यापित किया' },
    inLanguage: 'भाषा: %1।', quality: 'इसका विवरण अच्छा है: यह क्या है, इससे क्या किया जा सकता है, यह किसके लिए है।',
    both: { teach: 'दोनों सिखाते हैं: %1।', about: 'दोनों का विषय: %1।', words: 'दोनों में: %1।', level: 'दोनों %1 के लिए हैं।', ages: 'दोनों इस आयु के लिए हैं: %1।', agesUp: 'दोनों %1 वर्ष और अधिक आयु के लिए हैं।', language: 'दोनों की भाषा: %1।' },
    range: '%1 से %2',
    ways: { minutes: 'अधिकतम %1', bytes: 'अधिकतम %1', age: 'आयु %1', since: '%1 से बदला गया', filters: 'सभी फ़िल्टर', notFitting: 'जो ज़रूरतों के लिए उपयुक्त नहीं है', more: '%1 अन्य' },
    needs: {
      SCREEN_READER: 'स्क्रीन रीडर', READ_ALOUD: 'बोलकर पढ़ा गया पाठ', AUDIO_DESCRIPTION: 'ऑडियो विवरण', CLEAR_AUDIO: 'स्पष्ट आवाज़', CAPTIONS: 'कैप्शन',
      SIGN_LANGUAGE: 'सांकेतिक भाषा', TRANSCRIPT: 'लिखित प्रतिलिपि', LARGE_TEXT: 'बड़े अक्षर', HIGH_CONTRAST: 'अधिक कंट्रास्ट', NO_COLOUR_RELIANCE: 'केवल रंग से कुछ नहीं बताया गया',
      KEYBOARD_ONLY: 'केवल कीबोर्ड', SWITCH_CONTROL: 'स्विच से नियंत्रण', VOICE_CONTROL: 'आवाज़ से नियंत्रण', NO_SPEECH: 'बोलना ज़रूरी नहीं', NO_TIME_LIMIT: 'समय सीमा नहीं',
      NO_FLASHING: 'कुछ चमकता नहीं', NO_MOTION: 'कृत्रिम गति नहीं', NO_SUDDEN_SOUND: 'अचानक आवाज़ नहीं', CLEAR_STRUCTURE: 'स्पष्ट संरचना', SHORT_STEPS: 'छोटे चरण',
      EASY_READING: 'आसान पाठ', MATHS_AS_TEXT: 'सूत्र पाठ के रूप में', BRAILLE: 'ब्रेल', LOW_BANDWIDTH: 'धीमा इंटरनेट', OFFLINE: 'बिना इंटरनेट चलता है',
    },
  },
  sw: {
    quote: '“%1”', comma: ', ', more: '%1 na %2 zaidi',
    kinds: { content: 'Nyenzo ya kujifunzia', method: 'Njia ya kufundisha', tool: 'Zana' },
    permits: { USE: 'Kuitumia', COPY: 'Kuinakili na kuishiriki', PRINT: 'Kuichapisha', TRANSLATE: 'Kuitafsiri', ADAPT: 'Kuibadilisha', SELL: 'Kuiuza' },
    traits: { 'works-offline': 'Hufanya kazi bila intaneti', 'no-device': 'Mwanafunzi hahitaji kifaa', printable: 'Inaweza kuchapishwa', 'no-sign-in': 'Haihitaji akaunti', 'for-teachers': 'Kwa walimu', 'free-of-charge': 'Bila malipo' },
    unrecognised: 'Haikutambuliwa',
    found: {
      title: 'Katika kichwa: %1.', description: 'Katika maelezo: %1.', keyword: 'Kati ya maneno muhimu: %1.',
      creator: 'Kati ya walioitengeneza: %1.', related: 'Katika mada za karibu: %1.', label: 'Katika somo, aina au ngazi: %1.',
      taught: 'Katika inachofundisha: %1.', statement: 'Katika maneno yake: %1.', subject: 'Katika somo lake: %1.',
      above: 'Katika sehemu iliyomo: %1.', notes: 'Katika madokezo: %1.',
    },
    code: 'Msimbo wake ni %1.', teaches: 'Inafundisha %1.', label: 'Somo, aina au ngazi yake ni %1.',
    labelIn: '%1 maana yake ni %3 (lugha: %2), nayo inahusu hilo.', under: 'Iko chini ya %1.', underIn: '%1 maana yake ni %3 (lugha: %2), nayo iko chini yake.',
    heading: 'Inachofundisha kiko chini ya %1.', equal: 'Inachofundisha ni sawa na %1.', near: '%1 ni neno muhimu la somo lake.',
    synonym: '%1 maana yake ni sawa na %2.', related: '%1 inahusiana na %2.', fits: 'Inafaa: %1.', partly: 'Inafaa kwa sehemu: %1.', proof: 'Jinsi inavyojulikana: %1.',
    bases: { inferred: 'imekisiwa kutokana na taarifa nyingine', declared: 'imesemwa na mchapishaji', reported: 'imesemwa na aliyeitumia', checked: 'imekaguliwa na mashine', verified: 'imethibitishwa na mhakiki' },
    inLanguage: 'Lugha: %1.', quality: 'Imeelezwa vizuri: ni nini, unaweza kuifanyia nini, ni ya nani.',
    both: { teach: 'Zote mbili zinafundisha %1.', about: 'Zote mbili zinahusu %1.', words: 'Zote mbili zinazungumzia %1.', level: 'Zote mbili ni za %1.', ages: 'Umri wa zote mbili: %1.', agesUp: 'Umri wa zote mbili: %1 na zaidi.', language: 'Lugha ya zote mbili: %1.' },
    range: '%1 hadi %2',
    ways: { minutes: '%1 au chini', bytes: '%1 au chini', age: 'umri %1', since: 'iliyobadilishwa tangu %1', filters: 'vichujio vyote', notFitting: 'yasiyofaa mahitaji', more: '%1 zaidi' },
    needs: {
      SCREEN_READER: 'kisoma skrini', READ_ALOUD: 'maandishi yanayosomwa kwa sauti', AUDIO_DESCRIPTION: 'maelezo ya sauti', CLEAR_AUDIO: 'usemi wa wazi', CAPTIONS: 'manukuu',
      SIGN_LANGUAGE: 'lugha ya alama', TRANSCRIPT: 'nakala ya maandishi', LARGE_TEXT: 'maandishi makubwa', HIGH_CONTRAST: 'tofauti kubwa ya rangi', NO_COLOUR_RELIANCE: 'hakuna kinachoelezwa kwa rangi pekee',
      KEYBOARD_ONLY: 'kibodi pekee', SWITCH_CONTROL: 'kuongoza kwa swichi', VOICE_CONTROL: 'kuongoza kwa sauti', NO_SPEECH: 'si lazima kuongea', NO_TIME_LIMIT: 'bila kikomo cha muda',
      NO_FLASHING: 'hakuna kinachomweka', NO_MOTION: 'bila mwendo wa kuigiza', NO_SUDDEN_SOUND: 'bila sauti ya ghafla', CLEAR_STRUCTURE: 'mpangilio wazi', SHORT_STEPS: 'hatua fupi',
      EASY_READING: 'rahisi kusoma', MATHS_AS_TEXT: 'fomula kama maandishi', BRAILLE: 'breli', LOW_BANDWIDTH: 'mtandao wa polepole', OFFLINE: 'hufanya kazi bila intaneti',
    },
  },
  zh: {
    quote: '“%1”', comma: '、', more: '%1 等，另有 %2 项',
    kinds: { content: '学习材料', method: '教学方法', tool: '工具' },
    permits: { USE: '使用', COPY: '复制和分享', PRINT: '打印', TRANSLATE: '翻译', ADAPT: '修改', SELL: '出售' },
    traits: { 'works-offline': '可离线使用', 'no-device': '学习者不需要设备', printable: '可以打印', 'no-sign-in': '不需要账号', 'for-teachers': '供教师使用', 'free-of-charge': '免费' },
    unrecognised: '未识别',
    found: {
      title: '标题中：%1。', description: '说明中：%1。', keyword: '关键词中：%1。',
      creator: '作者中：%1。', related: '相近内容中：%1。', label: '学科、类型或程度中：%1。',
      taught: '所教内容中：%1。', statement: '表述中：%1。', subject: '学科中：%1。',
      above: '所属部分中：%1。', notes: '备注中：%1。',
    },
    code: '代码是 %1。', teaches: '教授 %1。', label: '学科、类型或程度是%1。',
    labelIn: '%1（%2）意为%3，正是它的主题。', under: '属于%1。', underIn: '%1（%2）意为%3，它属于此类。',
    heading: '所教内容属于%1。', equal: '所教内容与%1相同。', near: '%1是其学科的关键词。',
    synonym: '%1与%2意思相同。', related: '%1与%2有关。', fits: '适合：%1。', partly: '部分适合：%1。', proof: '依据：%1。',
    bases: { inferred: '由其他信息推断', declared: '发布者说明', reported: '使用者报告', checked: '机器检查', verified: '审核者确认' },
    inLanguage: '语言：%1。', quality: '说明完善：它是什么、可以怎样使用、适合谁。',
    both: { teach: '两者都教授%1。', about: '两者都关于%1。', words: '两者都谈到%1。', level: '两者都适用于%1。', ages: '两者都适合 %1 岁。', agesUp: '两者都适合 %1 岁及以上。', language: '两者的语言都是%1。' },
    range: '%1 至 %2',
    ways: { minutes: '最多 %1', bytes: '最多 %1', age: '%1 岁', since: '%1 以后修改', filters: '所有筛选条件', notFitting: '不符合需要的内容', more: '另 %1 项' },
    needs: {
      SCREEN_READER: '屏幕阅读器', READ_ALOUD: '朗读文字', AUDIO_DESCRIPTION: '口述影像', CLEAR_AUDIO: '清晰语音', CAPTIONS: '字幕',
      SIGN_LANGUAGE: '手语', TRANSCRIPT: '文字稿', LARGE_TEXT: '大字体', HIGH_CONTRAST: '高对比度', NO_COLOUR_RELIANCE: '不只靠颜色表达',
      KEYBOARD_ONLY: '仅用键盘', SWITCH_CONTROL: '开关控制', VOICE_CONTROL: '语音控制', NO_SPEECH: '不需要说话', NO_TIME_LIMIT: '没有时间限制',
      NO_FLASHING: '没有闪烁', NO_MOTION: '没有模拟运动', NO_SUDDEN_SOUND: '没有突然的声音', CLEAR_STRUCTURE: '结构清晰', SHORT_STEPS: '步骤短小',
      EASY_READING: '容易阅读', MATHS_AS_TEXT: '公式为文字', BRAILLE: '盲文', LOW_BANDWIDTH: '网速慢也可用', OFFLINE: '可离线使用',
    },
  },
  ur: {
    quote: '“%1”', comma: '، ', more: '%1 اور %2 مزید',
    kinds: { content: 'تعلیمی مواد', method: 'پڑھانے کا طریقہ', tool: 'ٹول' },
    permits: { USE: 'استعمال کرنا', COPY: 'نقل کرنا اور شیئر کرنا', PRINT: 'چھاپنا', TRANSLATE: 'ترجمہ کرنا', ADAPT: 'تبدیل کرنا', SELL: 'بیچنا' },
    traits: { 'works-offline': 'انٹرنیٹ کے بغیر چلتا ہے', 'no-device': 'کسی طالب علم کو ڈیوائس کی ضرورت نہیں', printable: 'چھاپا جا سکتا ہے', 'no-sign-in': 'اکاؤنٹ کی ضرورت نہیں', 'for-teachers': 'اساتذہ کے لیے', 'free-of-charge': 'مفت' },
    unrecognised: 'پہچانا نہیں گیا',
    found: {
      title: 'عنوان میں: %1۔', description: 'تفصیل میں: %1۔', keyword: 'کلیدی الفاظ میں: %1۔',
      creator: 'بنانے والوں میں: %1۔', related: 'قریبی موضوعات میں: %1۔', label: 'مضمون، قسم یا سطح میں: %1۔',
      taught: 'جو یہ سکھاتا ہے اس میں: %1۔', statement: 'عبارت میں: %1۔', subject: 'مضمون میں: %1۔',
      above: 'جس حصے کے تحت ہے اس میں: %1۔', notes: 'نوٹس میں: %1۔',
    },
    code: 'اس کا کوڈ %1 ہے۔', teaches: 'یہ سکھاتا ہے: %1۔', label: 'اس کا مضمون، قسم یا سطح: %1۔',
    labelIn: '%1 کا مطلب %3 ہے (زبان: %2)، اور یہی اس کا موضوع ہے۔', under: 'یہ %1 کے تحت ہے۔', underIn: '%1 کا مطلب %3 ہے (زبان: %2)، اور یہ اسی کے تحت ہے۔',
    heading: 'جو یہ سکھاتا ہے وہ %1 کے تحت ہے۔', equal: 'جو یہ سکھاتا ہے وہ %1 کے برابر ہے۔', near: '%1 اس کے مضمون کا کلیدی لفظ ہے۔',
    synonym: '%1 کا مطلب وہی ہے جو %2 کا ہے۔', related: '%1 کا تعلق %2 سے ہے۔', fits: 'موزوں ہے: %1۔', partly: 'کچھ حد تک موزوں ہے: %1۔', proof: 'یہ کیسے معلوم ہے: %1۔',
    bases: { inferred: 'دوسری معلومات سے اخذ کیا گیا', declared: 'ناشر نے بتایا', reported: 'استعمال کرنے والے نے بتایا', checked: 'مشین نے جانچا', verified: 'جائزہ لینے والے نے تصدیق کی' },
    inLanguage: 'زبان: %1۔', quality: 'اس کی تفصیل اچھی ہے: یہ کیا ہے، اس کے ساتھ کیا کیا جا سکتا ہے، یہ کس کے لیے ہے۔',
    both: { teach: 'دونوں سکھاتے ہیں: %1۔', about: 'دونوں کا موضوع: %1۔', words: 'دونوں میں: %1۔', level: 'دونوں %1 کے لیے ہیں۔', ages: 'دونوں اس عمر کے لیے ہیں: %1۔', agesUp: 'دونوں %1 سال اور اس سے زیادہ عمر کے لیے ہیں۔', language: 'دونوں کی زبان: %1۔' },
    range: '%1 تا %2',
    ways: { minutes: 'زیادہ سے زیادہ %1', bytes: 'زیادہ سے زیادہ %1', age: 'عمر %1', since: '%1 کے بعد تبدیل شدہ', filters: 'تمام فلٹر', notFitting: 'جو ضروریات کے لیے موزوں نہیں', more: 'مزید %1' },
    needs: {
      SCREEN_READER: 'اسکرین ریڈر', READ_ALOUD: 'بلند آواز میں پڑھا گیا متن', AUDIO_DESCRIPTION: 'صوتی تفصیل', CLEAR_AUDIO: 'واضح آواز', CAPTIONS: 'کیپشن',
      SIGN_LANGUAGE: 'اشاروں کی زبان', TRANSCRIPT: 'تحریری نقل', LARGE_TEXT: 'بڑے حروف', HIGH_CONTRAST: 'زیادہ کنٹراسٹ', NO_COLOUR_RELIANCE: 'صرف رنگ سے کچھ نہیں بتایا گیا',
      KEYBOARD_ONLY: 'صرف کی بورڈ', SWITCH_CONTROL: 'سوئچ سے کنٹرول', VOICE_CONTROL: 'آواز سے کنٹرول', NO_SPEECH: 'بولنا ضروری نہیں', NO_TIME_LIMIT: 'وقت کی حد نہیں',
      NO_FLASHING: 'کچھ نہیں جھپکتا', NO_MOTION: 'مصنوعی حرکت نہیں', NO_SUDDEN_SOUND: 'اچانک آواز نہیں', CLEAR_STRUCTURE: 'واضح ترتیب', SHORT_STEPS: 'چھوٹے مراحل',
      EASY_READING: 'پڑھنے میں آسان', MATHS_AS_TEXT: 'فارمولے متن کی صورت میں', BRAILLE: 'بریل', LOW_BANDWIDTH: 'سست انٹرنیٹ', OFFLINE: 'انٹرنیٹ کے بغیر چلتا ہے',
    },
  },
  am: {
    quote: '“%1”', comma: '፣ ', more: '%1 እና ሌሎች %2',
    kinds: { content: 'የመማሪያ ቁሳቁስ', method: 'የማስተማሪያ ዘዴ', tool: 'መሣሪያ' },
    permits: { USE: 'መጠቀም', COPY: 'መቅዳትና ማጋራት', PRINT: 'ማተም', TRANSLATE: 'መተርጎም', ADAPT: 'መለወጥ', SELL: 'መሸጥ' },
    traits: { 'works-offline': 'ያለ ኢንተርኔት ይሠራል', 'no-device': 'ለተማሪ መሣሪያ አያስፈልግም', printable: 'ሊታተም ይችላል', 'no-sign-in': 'መለያ አያስፈልግም', 'for-teachers': 'ለመምህራን', 'free-of-charge': 'ነፃ' },
    unrecognised: 'ያልታወቀ',
    found: {
      title: 'በርዕሱ ውስጥ፦ %1።', description: 'በመግለጫው ውስጥ፦ %1።', keyword: 'በቁልፍ ቃላቱ መካከል፦ %1።',
      creator: 'ከሠሩት መካከል፦ %1።', related: 'በተቀራራቢ ርዕሶች ውስጥ፦ %1።', label: 'በትምህርቱ፣ በዓይነቱ ወይም በደረጃው ውስጥ፦ %1።',
      taught: 'በሚያስተምረው ውስጥ፦ %1።', statement: 'በዓረፍተ ነገሩ ውስጥ፦ %1።', subject: 'በትምህርቱ ውስጥ፦ %1።',
      above: 'በሚገኝበት ክፍል ውስጥ፦ %1።', notes: 'በማስታወሻዎቹ ውስጥ፦ %1።',
    },
    code: 'ኮዱ %1 ነው።', teaches: 'የሚያስተምረው፦ %1።', label: 'ትምህርቱ፣ ዓይነቱ ወይም ደረጃው፦ %1።',
    labelIn: '%1 (ቋንቋ፦ %2) ማለት %3 ነው፤ ርዕሱም እሱ ነው።', under: 'በ%1 ሥር ይገኛል።', underIn: '%1 (ቋንቋ፦ %2) ማለት %3 ነው፤ በእሱ ሥር ይገኛል።',
    heading: 'የሚያስተምረው በ%1 ሥር ይገኛል።', equal: 'የሚያስተምረው ከ%1 ጋር አንድ ነው።', near: '%1 የትምህርቱ ቁልፍ ቃል ነው።',
    synonym: 'የ%1 ትርጉም ከ%2 ጋር አንድ ነው።', related: '%1 ከ%2 ጋር ይዛመዳል።', fits: 'ይስማማል፦ %1።', partly: 'በከፊል ይስማማል፦ %1።', proof: 'እንዴት እንደታወቀ፦ %1።',
    bases: { inferred: 'ከሌሎች መረጃዎች የተወሰደ', declared: 'በአሳታሚው የተገለጸ', reported: 'በተጠቀመበት ሰው የተነገረ', checked: 'በማሽን የተፈተሸ', verified: 'በገምጋሚ የተረጋገጠ' },
    inLanguage: 'ቋንቋ፦ %1።', quality: 'በደንብ ተገልጿል፦ ምን እንደሆነ፣ ምን ሊደረግበት እንደሚቻል፣ ለማን እንደሆነ።',
    both: { teach: 'ሁለቱም የሚያስተምሩት፦ %1።', about: 'የሁለቱም ርዕስ፦ %1።', words: 'በሁለቱም ውስጥ፦ %1።', level: 'ሁለቱም ለ%1 ናቸው።', ages: 'የሁለቱም ዕድሜ፦ %1።', agesUp: 'የሁለቱም ዕድሜ፦ %1 እና ከዚያ በላይ።', language: 'የሁለቱም ቋንቋ፦ %1።' },
    range: '%1–%2',
    ways: { minutes: 'ቢበዛ %1', bytes: 'ቢበዛ %1', age: 'ዕድሜ፦ %1', since: 'ከ%1 ወዲህ የተቀየረ', filters: 'ሁሉም ማጣሪያዎች', notFitting: 'ለፍላጎቶቹ የማይስማማው', more: 'ሌሎች %1' },
    needs: {
      SCREEN_READER: 'ስክሪን አንባቢ', READ_ALOUD: 'ጮክ ተብሎ የሚነበብ ጽሑፍ', AUDIO_DESCRIPTION: 'የድምፅ መግለጫ', CLEAR_AUDIO: 'ግልጽ ንግግር', CAPTIONS: 'የግርጌ ጽሑፍ',
      SIGN_LANGUAGE: 'የምልክት ቋንቋ', TRANSCRIPT: 'የንግግሩ ጽሑፍ', LARGE_TEXT: 'ትልቅ ጽሑፍ', HIGH_CONTRAST: 'ከፍተኛ ንፅፅር', NO_COLOUR_RELIANCE: 'በቀለም ብቻ የሚገለጽ የለም',
      KEYBOARD_ONLY: 'በቁልፍ ሰሌዳ ብቻ', SWITCH_CONTROL: 'በማብሪያ መቆጣጠር', VOICE_CONTROL: 'በድምፅ መቆጣጠር', NO_SPEECH: 'መናገር አያስፈልግም', NO_TIME_LIMIT: 'የጊዜ ገደብ የለም',
      NO_FLASHING: 'ብልጭ ድርግም የሚል የለም', NO_MOTION: 'አስመሳይ እንቅስቃሴ የለም', NO_SUDDEN_SOUND: 'ድንገተኛ ድምፅ የለም', CLEAR_STRUCTURE: 'ግልጽ አወቃቀር', SHORT_STEPS: 'አጫጭር ደረጃዎች',
      EASY_READING: 'ለማንበብ ቀላል', MATHS_AS_TEXT: 'ቀመሮች በጽሑፍ', BRAILLE: 'ብሬል', LOW_BANDWIDTH: 'ዝግተኛ ኢንተርኔት', OFFLINE: 'ያለ ኢንተርኔት ይሠራል',
    },
  },
  id: {
    quote: '“%1”', comma: ', ', more: '%1 dan %2 lainnya',
    kinds: { content: 'Bahan belajar', method: 'Cara mengajar', tool: 'Alat' },
    permits: { USE: 'Menggunakan', COPY: 'Menyalin dan membagikan', PRINT: 'Mencetak', TRANSLATE: 'Menerjemahkan', ADAPT: 'Mengubah', SELL: 'Menjual' },
    traits: { 'works-offline': 'Bisa tanpa internet', 'no-device': 'Siswa tidak perlu perangkat', printable: 'Bisa dicetak', 'no-sign-in': 'Tidak perlu akun', 'for-teachers': 'Untuk guru', 'free-of-charge': 'Gratis' },
    unrecognised: 'Tidak dikenali',
    found: {
      title: 'Dalam judul: %1.', description: 'Dalam deskripsi: %1.', keyword: 'Di antara kata kuncinya: %1.',
      creator: 'Di antara pembuatnya: %1.', related: 'Dalam topik terkait: %1.', label: 'Dalam mata pelajaran, jenis, atau jenjangnya: %1.',
      taught: 'Dalam hal yang diajarkan: %1.', statement: 'Dalam pernyataannya: %1.', subject: 'Dalam mata pelajarannya: %1.',
      above: 'Dalam bagian induknya: %1.', notes: 'Dalam catatannya: %1.',
    },
    code: 'Kodenya %1.', teaches: 'Mengajarkan %1.', label: 'Mata pelajaran, jenis, atau jenjangnya: %1.',
    labelIn: '%1 berarti %3 (bahasa: %2), dan itulah topiknya.', under: 'Termasuk dalam %1.', underIn: '%1 berarti %3 (bahasa: %2), dan ini termasuk di dalamnya.',
    heading: 'Yang diajarkan termasuk dalam %1.', equal: 'Yang diajarkan sama dengan %1.', near: '%1 adalah kata kunci mata pelajarannya.',
    synonym: '%1 sama artinya dengan %2.', related: '%1 berkaitan dengan %2.', fits: 'Cocok: %1.', partly: 'Cocok sebagian: %1.', proof: 'Sumber keterangan ini: %1.',
    bases: { inferred: 'disimpulkan dari fakta lain', declared: 'dinyatakan oleh penerbitnya', reported: 'dilaporkan oleh orang yang memakainya', checked: 'diperiksa oleh mesin', verified: 'diverifikasi oleh peninjau' },
    inLanguage: 'Bahasa: %1.', quality: 'Dijelaskan dengan baik: apa ini, boleh diapakan, dan untuk siapa.',
    both: { teach: 'Keduanya mengajarkan %1.', about: 'Keduanya tentang %1.', words: 'Keduanya membahas %1.', level: 'Keduanya untuk %1.', ages: 'Keduanya untuk usia %1.', agesUp: 'Keduanya untuk usia %1 ke atas.', language: 'Bahasa keduanya: %1.' },
    range: '%1–%2',
    ways: { minutes: 'paling lama %1', bytes: 'paling besar %1', age: 'usia %1', since: 'diubah sejak %1', filters: 'semua filter', notFitting: 'yang tidak cocok dengan kebutuhan', more: '%1 lainnya' },
    needs: {
      SCREEN_READER: 'pembaca layar', READ_ALOUD: 'teks yang dibacakan', AUDIO_DESCRIPTION: 'deskripsi audio', CLEAR_AUDIO: 'suara jelas', CAPTIONS: 'takarir',
      SIGN_LANGUAGE: 'bahasa isyarat', TRANSCRIPT: 'transkrip', LARGE_TEXT: 'teks besar', HIGH_CONTRAST: 'kontras tinggi', NO_COLOUR_RELIANCE: 'tidak hanya mengandalkan warna',
      KEYBOARD_ONLY: 'hanya papan ketik', SWITCH_CONTROL: 'kendali sakelar', VOICE_CONTROL: 'kendali suara', NO_SPEECH: 'tidak perlu berbicara', NO_TIME_LIMIT: 'tanpa batas waktu',
      NO_FLASHING: 'tidak ada yang berkedip', NO_MOTION: 'tanpa simulasi gerakan', NO_SUDDEN_SOUND: 'tanpa suara mendadak', CLEAR_STRUCTURE: 'struktur jelas', SHORT_STEPS: 'langkah pendek',
      EASY_READING: 'mudah dibaca', MATHS_AS_TEXT: 'rumus sebagai teks', BRAILLE: 'braille', LOW_BANDWIDTH: 'koneksi lambat', OFFLINE: 'bisa tanpa internet',
    },
  },
}

const SPEAKING = new Map(SPOKEN.map((language) => [language, { language, ...WORDS[language] }]))

/** The words for a reader: in the first of the languages that has some, else in English; `language` says in which. */
export function wordsTo(languages: readonly string[]): Words & { language: Spoken } {
  return SPEAKING.get(spokenTo(languages)) as Words & { language: Spoken }
}
