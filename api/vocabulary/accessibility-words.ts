/**
 * Accessibility features and hazards in words, as values to choose, in the languages of `SPOKEN`. Pure.
 *
 * Where the W3C Accessibility Metadata Display Guide has words for a value they are taken from it, made short: English from
 * the canonical vocabulary 2.0.c, other languages from their localisations in w3c/publ-a11y-display-guide-localizations
 * (commit 8963ee3; VitalSource, EDRLab, Fondazione LIA). Copyright © 2025 World Wide Web Consortium, W3C Software and
 * Document License: https://www.w3.org/copyright/software-license/. The rest, and Swahili, Urdu and Amharic, are ours.
 */
import { spokenTo, type Label, type Spoken } from './spoken.ts'

interface Words {
  features: Readonly<Record<string, string>>
  hazards: Readonly<Record<string, string>>
}

// prettier-ignore
const WORDS: Readonly<Record<Spoken, Words>> = {
  en: {
    features: {
      ARIA: 'ARIA roles', index: 'Index', pageBreakMarkers: 'Page breaks of the print edition', pageNavigation: 'Go to page', readingOrder: 'Reading order', structuralNavigation: 'Headings', tableOfContents: 'Table of contents', taggedPDF: 'Tagged PDF', annotations: 'Annotations', bookmarks: 'Bookmarks',
      alternativeText: 'Alternative text', audioDescription: 'Audio description', closedCaptions: 'Closed captions', describedMath: 'Text descriptions of maths', longDescription: 'Extended descriptions of images', openCaptions: 'Open captions', signLanguage: 'Sign language', transcript: 'Transcript', captions: 'Captions',
      displayTransformability: 'Appearance can be modified', synchronizedAudioText: 'Audio synchronised with text', timingControl: 'Time limits can be changed', unlocked: 'No lock against assistive technology',
      ChemML: 'Chemical formulas in ChemML', latex: 'Maths as LaTeX', 'latex-chemistry': 'Chemical formulas in LaTeX', MathML: 'Maths as MathML', 'MathML-chemistry': 'Chemical formulas in MathML', ttsMarkup: 'Hints for text to speech',
      highContrastAudio: 'High contrast between speech and background sound', highContrastDisplay: 'High contrast between text and background', largePrint: 'Large print', braille: 'Braille', tactileGraphic: 'Tactile graphics', tactileObject: 'Tactile 3D objects',
      fullRubyAnnotations: 'Full ruby annotations', rubyAnnotations: 'Some ruby annotations', horizontalWriting: 'Horizontal writing', verticalWriting: 'Vertical writing', withAdditionalWordSegmentation: 'With extra spaces between words', withoutAdditionalWordSegmentation: 'Without extra spaces between words',
      none: 'No accessibility features', unknown: 'Accessibility features not known', 'waymark:shortSteps': 'Short steps', 'waymark:easyReading': 'Easy to read', 'waymark:worksOffline': 'Works offline', 'waymark:noTimeLimit': 'No time limit', 'waymark:noSpeechNeeded': 'No speaking needed', 'waymark:voicing': 'Speaks what is on the screen',
    },
    hazards: { flashing: 'Flashing', noFlashingHazard: 'No flashing hazards', unknownFlashingHazard: 'Flashing hazards not known', motionSimulation: 'Motion simulation', noMotionSimulationHazard: 'No motion simulation hazards', unknownMotionSimulationHazard: 'Motion simulation hazards not known', sound: 'Sudden or disturbing sounds', noSoundHazard: 'No sound hazards', unknownSoundHazard: 'Sound hazards not known', none: 'No hazards', unknown: 'Hazards not known' },
  },
  es: {
    features: {
      ARIA: 'Roles de ARIA', index: 'Índice alfabético', pageBreakMarkers: 'Saltos de página de la edición impresa', pageNavigation: 'Ir a la página', readingOrder: 'Orden de lectura', structuralNavigation: 'Títulos', tableOfContents: 'Tabla de contenido', taggedPDF: 'PDF etiquetado', annotations: 'Anotaciones', bookmarks: 'Marcadores',
      alternativeText: 'Texto alternativo', audioDescription: 'Audiodescripción', closedCaptions: 'Subtítulos cerrados', describedMath: 'Descripciones textuales de matemáticas', longDescription: 'Descripciones detalladas de imágenes', openCaptions: 'Subtítulos abiertos', signLanguage: 'Lengua de signos', transcript: 'Transcripción', captions: 'Subtítulos',
      displayTransformability: 'La apariencia se puede modificar', synchronizedAudioText: 'Audio sincronizado con el texto', timingControl: 'Los límites de tiempo se pueden cambiar', unlocked: 'Sin bloqueo para tecnologías de apoyo',
      ChemML: 'Fórmulas químicas en ChemML', latex: 'Matemáticas como LaTeX', 'latex-chemistry': 'Fórmulas químicas en LaTeX', MathML: 'Matemáticas como MathML', 'MathML-chemistry': 'Fórmulas químicas en MathML', ttsMarkup: 'Indicaciones para la lectura en voz alta',
      highContrastAudio: 'Alto contraste entre la voz y el sonido de fondo', highContrastDisplay: 'Alto contraste entre el texto y el fondo', largePrint: 'Letra grande', braille: 'Braille', tactileGraphic: 'Gráficos táctiles', tactileObject: 'Objetos táctiles en 3D',
      fullRubyAnnotations: 'Anotaciones ruby completas', rubyAnnotations: 'Algunas anotaciones ruby', horizontalWriting: 'Escritura horizontal', verticalWriting: 'Escritura vertical', withAdditionalWordSegmentation: 'Con más espacio entre palabras', withoutAdditionalWordSegmentation: 'Sin más espacio entre palabras',
      none: 'Sin características de accesibilidad', unknown: 'Características de accesibilidad desconocidas', 'waymark:shortSteps': 'Pasos cortos', 'waymark:easyReading': 'Lectura fácil', 'waymark:worksOffline': 'Funciona sin conexión', 'waymark:noTimeLimit': 'Sin límite de tiempo', 'waymark:noSpeechNeeded': 'No hace falta hablar', 'waymark:voicing': 'Lee en voz alta lo que hay en pantalla',
    },
    hazards: { flashing: 'Contenido parpadeante', noFlashingHazard: 'Sin riesgo de parpadeo', unknownFlashingHazard: 'Riesgo de parpadeo desconocido', motionSimulation: 'Simulación de movimiento', noMotionSimulationHazard: 'Sin riesgo de simulación de movimiento', unknownMotionSimulationHazard: 'Riesgo de simulación de movimiento desconocido', sound: 'Sonidos repentinos o molestos', noSoundHazard: 'Sin riesgo de sonido', unknownSoundHazard: 'Riesgo de sonido desconocido', none: 'Sin riesgos', unknown: 'Se desconoce si hay riesgos' },
  },
  fr: {
    features: {
      ARIA: 'Rôles ARIA', index: 'Index', pageBreakMarkers: 'Pagination identique à l’imprimé', pageNavigation: 'Aller à la page', readingOrder: 'Ordre de lecture', structuralNavigation: 'Titres', tableOfContents: 'Table des matières', taggedPDF: 'PDF balisé', annotations: 'Annotations', bookmarks: 'Signets',
      alternativeText: 'Texte alternatif', audioDescription: 'Audiodescription', closedCaptions: 'Sous-titres à activer', describedMath: 'Mathématiques décrites en texte', longDescription: 'Descriptions longues pour les images', openCaptions: 'Sous-titres incrustés', signLanguage: 'Langue des signes', transcript: 'Transcription', captions: 'Sous-titres',
      displayTransformability: 'L’affichage peut être adapté', synchronizedAudioText: 'Audio synchronisé avec du texte', timingControl: 'Les limites de temps se règlent', unlocked: 'Sans verrou pour les aides techniques',
      ChemML: 'Formules chimiques en ChemML', latex: 'Mathématiques en LaTeX', 'latex-chemistry': 'Formules chimiques en LaTeX', MathML: 'Mathématiques en MathML', 'MathML-chemistry': 'Formules chimiques en MathML', ttsMarkup: 'Prononciation améliorée pour la synthèse vocale',
      highContrastAudio: 'Contraste sonore amélioré', highContrastDisplay: 'Contraste élevé entre le texte et l’arrière-plan', largePrint: 'Grands caractères', braille: 'Braille', tactileGraphic: 'Graphiques tactiles', tactileObject: 'Objets 3D tactiles',
      fullRubyAnnotations: 'Annotations ruby complètes', rubyAnnotations: 'Annotations ruby partielles', horizontalWriting: 'Écriture horizontale', verticalWriting: 'Écriture verticale', withAdditionalWordSegmentation: 'Mots davantage espacés', withoutAdditionalWordSegmentation: 'Mots sans espace en plus',
      none: 'Aucune fonction d’accessibilité', unknown: 'Fonctions d’accessibilité inconnues', 'waymark:shortSteps': 'Petites étapes', 'waymark:easyReading': 'Lecture facile', 'waymark:worksOffline': 'Fonctionne hors ligne', 'waymark:noTimeLimit': 'Sans limite de temps', 'waymark:noSpeechNeeded': 'Pas besoin de parler', 'waymark:voicing': 'Lit à voix haute ce qui est à l’écran',
    },
    hazards: { flashing: 'Flashs lumineux', noFlashingHazard: 'Pas de flashs lumineux', unknownFlashingHazard: 'Flashs lumineux : inconnu', motionSimulation: 'Sensations de mouvement', noMotionSimulationHazard: 'Pas de sensations de mouvement', unknownMotionSimulationHazard: 'Sensations de mouvement : inconnu', sound: 'Sons soudains ou gênants', noSoundHazard: 'Pas de risques sonores', unknownSoundHazard: 'Risques sonores : inconnu', none: 'Aucun danger', unknown: 'La présence de dangers est inconnue' },
  },
  pt: {
    features: {
      ARIA: 'Funções ARIA', index: 'Índice remissivo', pageBreakMarkers: 'Quebras de página da edição impressa', pageNavigation: 'Ir para página', readingOrder: 'Ordem de leitura', structuralNavigation: 'Cabeçalhos', tableOfContents: 'Sumário', taggedPDF: 'PDF com marcas', annotations: 'Anotações', bookmarks: 'Marcadores',
      alternativeText: 'Texto alternativo', audioDescription: 'Audiodescrição', closedCaptions: 'Legendas ocultas', describedMath: 'Descrições textuais de matemática', longDescription: 'Descrições longas de imagens', openCaptions: 'Legendas abertas', signLanguage: 'Língua de sinais', transcript: 'Transcrição', captions: 'Legendas',
      displayTransformability: 'A aparência pode ser modificada', synchronizedAudioText: 'Áudio sincronizado com o texto', timingControl: 'Os limites de tempo podem ser alterados', unlocked: 'Sem bloqueio a tecnologias de apoio',
      ChemML: 'Fórmulas químicas em ChemML', latex: 'Matemática em LaTeX', 'latex-chemistry': 'Fórmulas químicas em LaTeX', MathML: 'Matemática em MathML', 'MathML-chemistry': 'Fórmulas químicas em MathML', ttsMarkup: 'Indicações para a leitura em voz alta',
      highContrastAudio: 'Alto contraste entre a voz e o som de fundo', highContrastDisplay: 'Alto contraste entre o texto e o fundo', largePrint: 'Letras grandes', braille: 'Braille', tactileGraphic: 'Gráficos táteis', tactileObject: 'Objetos 3D táteis',
      fullRubyAnnotations: 'Anotações ruby completas', rubyAnnotations: 'Algumas anotações ruby', horizontalWriting: 'Escrita horizontal', verticalWriting: 'Escrita vertical', withAdditionalWordSegmentation: 'Com mais espaço entre as palavras', withoutAdditionalWordSegmentation: 'Sem mais espaço entre as palavras',
      none: 'Sem recursos de acessibilidade', unknown: 'Recursos de acessibilidade desconhecidos', 'waymark:shortSteps': 'Passos curtos', 'waymark:easyReading': 'Leitura fácil', 'waymark:worksOffline': 'Funciona sem internet', 'waymark:noTimeLimit': 'Sem limite de tempo', 'waymark:noSpeechNeeded': 'Não é preciso falar', 'waymark:voicing': 'Lê em voz alta o que está na tela',
    },
    hazards: { flashing: 'Conteúdo que pisca', noFlashingHazard: 'Sem risco de piscar', unknownFlashingHazard: 'Risco de piscar desconhecido', motionSimulation: 'Simulação de movimento', noMotionSimulationHazard: 'Sem risco de simulação de movimento', unknownMotionSimulationHazard: 'Risco de simulação de movimento desconhecido', sound: 'Sons súbitos ou incômodos', noSoundHazard: 'Sem risco de som', unknownSoundHazard: 'Risco de som desconhecido', none: 'Sem riscos', unknown: 'A presença de riscos é desconhecida' },
  },
  de: {
    features: {
      ARIA: 'ARIA-Rollen', index: 'Stichwortverzeichnis', pageBreakMarkers: 'Seitenumbrüche der Druckausgabe', pageNavigation: 'Gehe zu Seite', readingOrder: 'Lesereihenfolge', structuralNavigation: 'Überschriften', tableOfContents: 'Inhaltsverzeichnis', taggedPDF: 'PDF mit Tags', annotations: 'Anmerkungen', bookmarks: 'Lesezeichen',
      alternativeText: 'Alternativtext', audioDescription: 'Audiodeskription', closedCaptions: 'Zuschaltbare Untertitel', describedMath: 'Textbeschreibungen der Formeln', longDescription: 'Ausführliche Bildbeschreibungen', openCaptions: 'Offene Untertitel', signLanguage: 'Gebärdensprache', transcript: 'Transkript', captions: 'Untertitel',
      displayTransformability: 'Erscheinungsbild kann verändert werden', synchronizedAudioText: 'Ton mit Text synchronisiert', timingControl: 'Zeitgrenzen lassen sich ändern', unlocked: 'Keine Sperre für Hilfsmittel',
      ChemML: 'Chemische Formeln in ChemML', latex: 'Mathematik in LaTeX', 'latex-chemistry': 'Chemische Formeln in LaTeX', MathML: 'Mathematik in MathML', 'MathML-chemistry': 'Chemische Formeln in MathML', ttsMarkup: 'Hinweise für die Sprachausgabe',
      highContrastAudio: 'Hoher Kontrast zwischen Sprache und Hintergrundton', highContrastDisplay: 'Hoher Kontrast zwischen Text und Hintergrund', largePrint: 'Große Schrift', braille: 'Brailleschrift', tactileGraphic: 'Taktile Grafiken', tactileObject: 'Taktile 3D-Objekte',
      fullRubyAnnotations: 'Vollständige Ruby-Anmerkungen', rubyAnnotations: 'Einige Ruby-Anmerkungen', horizontalWriting: 'Waagrechte Schrift', verticalWriting: 'Senkrechte Schrift', withAdditionalWordSegmentation: 'Mit mehr Abstand zwischen Wörtern', withoutAdditionalWordSegmentation: 'Ohne mehr Abstand zwischen Wörtern',
      none: 'Keine Merkmale der Barrierefreiheit', unknown: 'Merkmale der Barrierefreiheit unbekannt', 'waymark:shortSteps': 'Kurze Schritte', 'waymark:easyReading': 'Leicht zu lesen', 'waymark:worksOffline': 'Geht ohne Internet', 'waymark:noTimeLimit': 'Kein Zeitlimit', 'waymark:noSpeechNeeded': 'Kein Sprechen nötig', 'waymark:voicing': 'Spricht, was auf dem Bildschirm steht',
    },
    hazards: { flashing: 'Blinkende Inhalte', noFlashingHazard: 'Keine Gefahr durch Blinken', unknownFlashingHazard: 'Gefahr durch Blinken unbekannt', motionSimulation: 'Bewegungssimulation', noMotionSimulationHazard: 'Keine Gefahr durch Bewegungssimulation', unknownMotionSimulationHazard: 'Gefahr durch Bewegungssimulation unbekannt', sound: 'Plötzliche oder störende Töne', noSoundHazard: 'Keine Gefahr durch Töne', unknownSoundHazard: 'Gefahr durch Töne unbekannt', none: 'Keine Gefahren', unknown: 'Gefahren unbekannt' },
  },
  it: {
    features: {
      ARIA: 'Ruoli ARIA', index: 'Indice analitico', pageBreakMarkers: 'Interruzioni di pagina dell’edizione a stampa', pageNavigation: 'Vai alla pagina', readingOrder: 'Ordine di lettura', structuralNavigation: 'Intestazioni', tableOfContents: 'Sommario', taggedPDF: 'PDF con tag', annotations: 'Annotazioni', bookmarks: 'Segnalibri',
      alternativeText: 'Testo alternativo', audioDescription: 'Audiodescrizione', closedCaptions: 'Sottotitoli attivabili', describedMath: 'Descrizioni testuali della matematica', longDescription: 'Descrizioni estese delle immagini', openCaptions: 'Sottotitoli aperti', signLanguage: 'Lingua dei segni', transcript: 'Trascrizione', captions: 'Sottotitoli',
      displayTransformability: 'L’aspetto può essere modificato', synchronizedAudioText: 'Audio sincronizzato con il testo', timingControl: 'I limiti di tempo si possono cambiare', unlocked: 'Nessun blocco per le tecnologie assistive',
      ChemML: 'Formule chimiche in ChemML', latex: 'Matematica in LaTeX', 'latex-chemistry': 'Formule chimiche in LaTeX', MathML: 'Matematica in MathML', 'MathML-chemistry': 'Formule chimiche in MathML', ttsMarkup: 'Suggerimenti per la sintesi vocale',
      highContrastAudio: 'Contrasto elevato tra voce e sottofondo', highContrastDisplay: 'Contrasto elevato tra testo e sfondo', largePrint: 'Stampa a caratteri grandi', braille: 'Braille', tactileGraphic: 'Grafica tattile', tactileObject: 'Oggetti tattili 3D',
      fullRubyAnnotations: 'Annotazioni ruby complete', rubyAnnotations: 'Alcune annotazioni ruby', horizontalWriting: 'Scrittura orizzontale', verticalWriting: 'Scrittura verticale', withAdditionalWordSegmentation: 'Con più spazio tra le parole', withoutAdditionalWordSegmentation: 'Senza più spazio tra le parole',
      none: 'Nessuna caratteristica di accessibilità', unknown: 'Caratteristiche di accessibilità sconosciute', 'waymark:shortSteps': 'Passi brevi', 'waymark:easyReading': 'Facile da leggere', 'waymark:worksOffline': 'Funziona senza internet', 'waymark:noTimeLimit': 'Senza limite di tempo', 'waymark:noSpeechNeeded': 'Non serve parlare', 'waymark:voicing': 'Legge ad alta voce ciò che è sullo schermo',
    },
    hazards: { flashing: 'Contenuto lampeggiante', noFlashingHazard: 'Nessun contenuto lampeggiante', unknownFlashingHazard: 'Contenuto lampeggiante non noto', motionSimulation: 'Simulazione di movimento', noMotionSimulationHazard: 'Nessuna simulazione di movimento', unknownMotionSimulationHazard: 'Simulazione di movimento non nota', sound: 'Suoni improvvisi o fastidiosi', noSoundHazard: 'Nessun pericolo legato ai suoni', unknownSoundHazard: 'Pericoli legati ai suoni non noti', none: 'Nessun pericolo', unknown: 'La presenza di pericoli è sconosciuta' },
  },
  ru: {
    features: {
      ARIA: 'Роли ARIA', index: 'Алфавитный указатель', pageBreakMarkers: 'Разрывы страниц печатного издания', pageNavigation: 'Переход к странице', readingOrder: 'Порядок чтения', structuralNavigation: 'Заголовки', tableOfContents: 'Содержание', taggedPDF: 'PDF с тегами', annotations: 'Заметки', bookmarks: 'Закладки',
      alternativeText: 'Альтернативный текст', audioDescription: 'Тифлокомментарий', closedCaptions: 'Выключаемые субтитры', describedMath: 'Текстовые описания формул', longDescription: 'Расширенные описания изображений', openCaptions: 'Невыключаемые субтитры', signLanguage: 'Жестовый язык', transcript: 'Расшифровка', captions: 'Субтитры',
      displayTransformability: 'Внешний вид можно изменить', synchronizedAudioText: 'Звук, синхронизированный с текстом', timingControl: 'Ограничения времени можно изменить', unlocked: 'Без запрета вспомогательных технологий',
      ChemML: 'Химические формулы в ChemML', latex: 'Математика в LaTeX', 'latex-chemistry': 'Химические формулы в LaTeX', MathML: 'Математика в MathML', 'MathML-chemistry': 'Химические формулы в MathML', ttsMarkup: 'Подсказки для синтеза речи',
      highContrastAudio: 'Высокий контраст между речью и фоном', highContrastDisplay: 'Высокий контраст между текстом и фоном', largePrint: 'Крупный шрифт', braille: 'Шрифт Брайля', tactileGraphic: 'Тактильная графика', tactileObject: 'Тактильные 3D-объекты',
      fullRubyAnnotations: 'Полные подписи руби', rubyAnnotations: 'Некоторые подписи руби', horizontalWriting: 'Горизонтальное письмо', verticalWriting: 'Вертикальное письмо', withAdditionalWordSegmentation: 'С дополнительными пробелами между словами', withoutAdditionalWordSegmentation: 'Без дополнительных пробелов между словами',
      none: 'Без средств доступности', unknown: 'Средства доступности неизвестны', 'waymark:shortSteps': 'Короткие шаги', 'waymark:easyReading': 'Легко читать', 'waymark:worksOffline': 'Работает без интернета', 'waymark:noTimeLimit': 'Без ограничения времени', 'waymark:noSpeechNeeded': 'Не нужно говорить', 'waymark:voicing': 'Произносит то, что на экране',
    },
    hazards: { flashing: 'Мерцание', noFlashingHazard: 'Без мерцания', unknownFlashingHazard: 'О мерцании неизвестно', motionSimulation: 'Имитация движения', noMotionSimulationHazard: 'Без имитации движения', unknownMotionSimulationHazard: 'Об имитации движения неизвестно', sound: 'Внезапные или неприятные звуки', noSoundHazard: 'Без опасных звуков', unknownSoundHazard: 'Об опасных звуках неизвестно', none: 'Без опасностей', unknown: 'Об опасностях неизвестно' },
  },
  ar: {
    features: {
      ARIA: 'أدوار ARIA', index: 'فهرس', pageBreakMarkers: 'فواصل صفحات النسخة المطبوعة', pageNavigation: 'الانتقال إلى صفحة', readingOrder: 'ترتيب القراءة', structuralNavigation: 'عناوين', tableOfContents: 'جدول المحتويات', taggedPDF: 'ملف PDF موسوم', annotations: 'تعليقات', bookmarks: 'إشارات مرجعية',
      alternativeText: 'نص بديل', audioDescription: 'وصف صوتي', closedCaptions: 'تسميات توضيحية مغلقة', describedMath: 'أوصاف نصية للرياضيات', longDescription: 'أوصاف تفصيلية للصور', openCaptions: 'تسميات توضيحية مفتوحة', signLanguage: 'لغة الإشارة', transcript: 'نص مكتوب للصوت', captions: 'تسميات توضيحية',
      displayTransformability: 'يمكن تعديل المظهر', synchronizedAudioText: 'صوت متزامن مع النص', timingControl: 'يمكن تغيير الحدود الزمنية', unlocked: 'بلا قفل أمام التقنيات المساعدة',
      ChemML: 'الصيغ الكيميائية في ChemML', latex: 'الرياضيات بصيغة LaTeX', 'latex-chemistry': 'الصيغ الكيميائية في LaTeX', MathML: 'الرياضيات بصيغة MathML', 'MathML-chemistry': 'الصيغ الكيميائية في MathML', ttsMarkup: 'تلميحات لتحويل النص إلى كلام',
      highContrastAudio: 'تباين عالٍ بين الكلام وصوت الخلفية', highContrastDisplay: 'تباين عالٍ بين النص والخلفية', largePrint: 'طباعة كبيرة', braille: 'برايل', tactileGraphic: 'رسومات لمسية', tactileObject: 'أجسام لمسية ثلاثية الأبعاد',
      fullRubyAnnotations: 'شروحات Ruby كاملة', rubyAnnotations: 'بعض شروحات Ruby', horizontalWriting: 'كتابة أفقية', verticalWriting: 'كتابة عمودية', withAdditionalWordSegmentation: 'بمسافات إضافية بين الكلمات', withoutAdditionalWordSegmentation: 'دون مسافات إضافية بين الكلمات',
      none: 'دون ميزات إتاحة', unknown: 'ميزات الإتاحة غير معروفة', 'waymark:shortSteps': 'خطوات قصيرة', 'waymark:easyReading': 'سهل القراءة', 'waymark:worksOffline': 'يعمل دون إنترنت', 'waymark:noTimeLimit': 'دون حد زمني', 'waymark:noSpeechNeeded': 'لا حاجة إلى الكلام', 'waymark:voicing': 'ينطق ما على الشاشة',
    },
    hazards: { flashing: 'محتوى وامض', noFlashingHazard: 'لا خطر من الوميض', unknownFlashingHazard: 'خطر الوميض غير معروف', motionSimulation: 'محاكاة الحركة', noMotionSimulationHazard: 'لا خطر من محاكاة الحركة', unknownMotionSimulationHazard: 'خطر محاكاة الحركة غير معروف', sound: 'أصوات مفاجئة أو مزعجة', noSoundHazard: 'لا خطر من الأصوات', unknownSoundHazard: 'خطر الأصوات غير معروف', none: 'لا توجد مخاطر', unknown: 'وجود المخاطر غير معروف' },
  },
  hi: {
    features: {
      ARIA: 'ARIA की भूमिकाएँ', index: 'अनुक्रमणिका', pageBreakMarkers: 'छपे संस्करण के पेज ब्रेक', pageNavigation: 'पृष्ठ पर जाएँ', readingOrder: 'पढ़ने का क्रम', structuralNavigation: 'शीर्षक', tableOfContents: 'विषय-सूची', taggedPDF: 'टैग किया हुआ PDF', annotations: 'टिप्पणियाँ', bookmarks: 'बुकमार्क',
      alternativeText: 'वैकल्पिक टेक्स्ट', audioDescription: 'ऑडियो विवरण', closedCaptions: 'चालू-बंद होने वाले कैप्शन', describedMath: 'गणित का टेक्स्ट विवरण', longDescription: 'चित्रों का विस्तृत विवरण', openCaptions: 'हमेशा दिखने वाले कैप्शन', signLanguage: 'सांकेतिक भाषा', transcript: 'ट्रांसक्रिप्ट', captions: 'कैप्शन',
      displayTransformability: 'रूप बदला जा सकता है', synchronizedAudioText: 'टेक्स्ट के साथ चलने वाला ऑडियो', timingControl: 'समय सीमा बदली जा सकती है', unlocked: 'सहायक तकनीक पर कोई रोक नहीं',
      ChemML: 'ChemML में रासायनिक सूत्र', latex: 'LaTeX के रूप में गणित', 'latex-chemistry': 'LaTeX में रासायनिक सूत्र', MathML: 'MathML के रूप में गणित', 'MathML-chemistry': 'MathML में रासायनिक सूत्र', ttsMarkup: 'टेक्स्ट को बोलने के संकेत',
      highContrastAudio: 'आवाज़ और पृष्ठभूमि ध्वनि में अधिक कंट्रास्ट', highContrastDisplay: 'टेक्स्ट और पृष्ठभूमि में अधिक कंट्रास्ट', largePrint: 'बड़ा प्रिंट', braille: 'ब्रेल', tactileGraphic: 'छूकर समझने वाले चित्र', tactileObject: 'छूकर समझने वाली 3D वस्तुएँ',
      fullRubyAnnotations: 'पूरे रूबी एनोटेशन', rubyAnnotations: 'कुछ रूबी एनोटेशन', horizontalWriting: 'आड़ी लिखावट', verticalWriting: 'खड़ी लिखावट', withAdditionalWordSegmentation: 'शब्दों के बीच अतिरिक्त जगह के साथ', withoutAdditionalWordSegmentation: 'शब्दों के बीच अतिरिक्त जगह के बिना',
      none: 'कोई सुलभता सुविधा नहीं', unknown: 'सुलभता सुविधाएँ ज्ञात नहीं', 'waymark:shortSteps': 'छोटे चरण', 'waymark:easyReading': 'पढ़ने में आसान', 'waymark:worksOffline': 'बिना इंटरनेट चलता है', 'waymark:noTimeLimit': 'समय सीमा नहीं', 'waymark:noSpeechNeeded': 'बोलना ज़रूरी नहीं', 'waymark:voicing': 'स्क्रीन पर जो है उसे बोलता है',
    },
    hazards: { flashing: 'चमकने वाली सामग्री', noFlashingHazard: 'चमक का खतरा नहीं', unknownFlashingHazard: 'चमक का खतरा ज्ञात नहीं', motionSimulation: 'कृत्रिम गति', noMotionSimulationHazard: 'कृत्रिम गति का खतरा नहीं', unknownMotionSimulationHazard: 'कृत्रिम गति का खतरा ज्ञात नहीं', sound: 'अचानक या परेशान करने वाली आवाज़ें', noSoundHazard: 'आवाज़ का खतरा नहीं', unknownSoundHazard: 'आवाज़ का खतरा ज्ञात नहीं', none: 'कोई खतरा नहीं', unknown: 'खतरे ज्ञात नहीं' },
  },
  sw: {
    features: {
      ARIA: 'Majukumu ya ARIA', index: 'Faharasa', pageBreakMarkers: 'Kurasa za toleo la kuchapishwa', pageNavigation: 'Nenda kwenye ukurasa', readingOrder: 'Mpangilio wa kusoma', structuralNavigation: 'Vichwa', tableOfContents: 'Jedwali la yaliyomo', taggedPDF: 'PDF yenye lebo', annotations: 'Maelezo ya pembeni', bookmarks: 'Alamisho',
      alternativeText: 'Maandishi mbadala', audioDescription: 'Maelezo ya sauti', closedCaptions: 'Manukuu ya kuwasha na kuzima', describedMath: 'Maelezo ya hesabu kwa maandishi', longDescription: 'Maelezo marefu ya picha', openCaptions: 'Manukuu yanayoonekana daima', signLanguage: 'Lugha ya alama', transcript: 'Nakala ya maandishi', captions: 'Manukuu',
      displayTransformability: 'Mwonekano unaweza kubadilishwa', synchronizedAudioText: 'Sauti inayoenda na maandishi', timingControl: 'Kikomo cha muda kinaweza kubadilishwa', unlocked: 'Hakuna kizuizi kwa teknolojia saidizi',
      ChemML: 'Fomula za kemia katika ChemML', latex: 'Hesabu katika LaTeX', 'latex-chemistry': 'Fomula za kemia katika LaTeX', MathML: 'Hesabu katika MathML', 'MathML-chemistry': 'Fomula za kemia katika MathML', ttsMarkup: 'Vidokezo vya usomaji kwa sauti',
      highContrastAudio: 'Tofauti kubwa kati ya usemi na sauti ya nyuma', highContrastDisplay: 'Tofauti kubwa kati ya maandishi na mandharinyuma', largePrint: 'Maandishi makubwa', braille: 'Breli', tactileGraphic: 'Michoro ya kugusa', tactileObject: 'Vitu vya kugusa vya 3D',
      fullRubyAnnotations: 'Maelezo kamili ya ruby', rubyAnnotations: 'Baadhi ya maelezo ya ruby', horizontalWriting: 'Maandishi ya mlalo', verticalWriting: 'Maandishi ya wima', withAdditionalWordSegmentation: 'Nafasi zaidi kati ya maneno', withoutAdditionalWordSegmentation: 'Bila nafasi zaidi kati ya maneno',
      none: 'Hakuna vipengele vya ufikivu', unknown: 'Vipengele vya ufikivu havijulikani', 'waymark:shortSteps': 'Hatua fupi', 'waymark:easyReading': 'Rahisi kusoma', 'waymark:worksOffline': 'Hufanya kazi bila intaneti', 'waymark:noTimeLimit': 'Bila kikomo cha muda', 'waymark:noSpeechNeeded': 'Si lazima kuongea', 'waymark:voicing': 'Husoma kwa sauti kilicho kwenye skrini',
    },
    hazards: { flashing: 'Mmweko', noFlashingHazard: 'Hakuna hatari ya mmweko', unknownFlashingHazard: 'Hatari ya mmweko haijulikani', motionSimulation: 'Mwendo wa kuigiza', noMotionSimulationHazard: 'Hakuna hatari ya mwendo wa kuigiza', unknownMotionSimulationHazard: 'Hatari ya mwendo wa kuigiza haijulikani', sound: 'Sauti za ghafla au za kusumbua', noSoundHazard: 'Hakuna hatari ya sauti', unknownSoundHazard: 'Hatari ya sauti haijulikani', none: 'Hakuna hatari', unknown: 'Hatari hazijulikani' },
  },
  zh: {
    features: {
      ARIA: 'ARIA 角色', index: '索引', pageBreakMarkers: '印刷版分页符', pageNavigation: '转到页', readingOrder: '阅读顺序', structuralNavigation: '标题', tableOfContents: '目录', taggedPDF: '带标签的 PDF', annotations: '批注', bookmarks: '书签',
      alternativeText: '替代文本', audioDescription: '口述影像', closedCaptions: '隐藏式字幕', describedMath: '数学的文本说明', longDescription: '图像的详细描述', openCaptions: '开放字幕', signLanguage: '手语', transcript: '文字稿', captions: '字幕',
      displayTransformability: '外观可以修改', synchronizedAudioText: '与文本同步的音频', timingControl: '时间限制可以更改', unlocked: '不限制辅助技术',
      ChemML: 'ChemML 中的化学公式', latex: 'LaTeX 格式的数学', 'latex-chemistry': 'LaTeX 中的化学公式', MathML: 'MathML 格式的数学', 'MathML-chemistry': 'MathML 中的化学公式', ttsMarkup: '文本转语音提示',
      highContrastAudio: '语音与背景声对比度高', highContrastDisplay: '文本与背景对比度高', largePrint: '大字体', braille: '盲文', tactileGraphic: '触觉图形', tactileObject: '触觉 3D 对象',
      fullRubyAnnotations: '完整的注音', rubyAnnotations: '部分注音', horizontalWriting: '横排', verticalWriting: '竖排', withAdditionalWordSegmentation: '词间加空格', withoutAdditionalWordSegmentation: '词间不加空格',
      none: '没有无障碍功能', unknown: '无障碍功能未知', 'waymark:shortSteps': '步骤短小', 'waymark:easyReading': '容易阅读', 'waymark:worksOffline': '可离线使用', 'waymark:noTimeLimit': '没有时间限制', 'waymark:noSpeechNeeded': '不需要说话', 'waymark:voicing': '朗读屏幕内容',
    },
    hazards: { flashing: '闪烁的内容', noFlashingHazard: '无闪烁危险', unknownFlashingHazard: '闪烁危险未知', motionSimulation: '运动模拟', noMotionSimulationHazard: '无运动模拟危险', unknownMotionSimulationHazard: '运动模拟危险未知', sound: '突然或刺激的声音', noSoundHazard: '无声音危险', unknownSoundHazard: '声音危险未知', none: '无危险', unknown: '未知是否存在危险' },
  },
  ur: {
    features: {
      ARIA: 'ARIA کردار', index: 'اشاریہ', pageBreakMarkers: 'مطبوعہ ایڈیشن کے صفحات کی حدیں', pageNavigation: 'صفحے پر جائیں', readingOrder: 'پڑھنے کی ترتیب', structuralNavigation: 'سرخیاں', tableOfContents: 'فہرست مضامین', taggedPDF: 'ٹیگ شدہ PDF', annotations: 'حواشی', bookmarks: 'بک مارک',
      alternativeText: 'متبادل متن', audioDescription: 'صوتی تفصیل', closedCaptions: 'کھولنے اور بند کرنے والے کیپشن', describedMath: 'ریاضی کی متنی تفصیل', longDescription: 'تصویروں کی مفصل وضاحت', openCaptions: 'ہمیشہ دکھنے والے کیپشن', signLanguage: 'اشاروں کی زبان', transcript: 'تحریری نقل', captions: 'کیپشن',
      displayTransformability: 'ظاہری شکل بدلی جا سکتی ہے', synchronizedAudioText: 'متن کے ساتھ چلنے والی آواز', timingControl: 'وقت کی حد بدلی جا سکتی ہے', unlocked: 'معاون ٹیکنالوجی پر کوئی روک نہیں',
      ChemML: 'ChemML میں کیمیائی فارمولے', latex: 'LaTeX میں ریاضی', 'latex-chemistry': 'LaTeX میں کیمیائی فارمولے', MathML: 'MathML میں ریاضی', 'MathML-chemistry': 'MathML میں کیمیائی فارمولے', ttsMarkup: 'متن کو بولنے کے اشارے',
      highContrastAudio: 'گفتگو اور پس منظر کی آواز میں زیادہ فرق', highContrastDisplay: 'متن اور پس منظر میں زیادہ کنٹراسٹ', largePrint: 'بڑی چھپائی', braille: 'بریل', tactileGraphic: 'چھو کر سمجھنے والی تصویریں', tactileObject: 'چھو کر سمجھنے والی 3D چیزیں',
      fullRubyAnnotations: 'مکمل روبی حواشی', rubyAnnotations: 'کچھ روبی حواشی', horizontalWriting: 'افقی تحریر', verticalWriting: 'عمودی تحریر', withAdditionalWordSegmentation: 'لفظوں کے درمیان اضافی فاصلے کے ساتھ', withoutAdditionalWordSegmentation: 'لفظوں کے درمیان اضافی فاصلے کے بغیر',
      none: 'رسائی کی کوئی سہولت نہیں', unknown: 'رسائی کی سہولتیں معلوم نہیں', 'waymark:shortSteps': 'چھوٹے مراحل', 'waymark:easyReading': 'پڑھنے میں آسان', 'waymark:worksOffline': 'انٹرنیٹ کے بغیر چلتا ہے', 'waymark:noTimeLimit': 'وقت کی حد نہیں', 'waymark:noSpeechNeeded': 'بولنا ضروری نہیں', 'waymark:voicing': 'جو اسکرین پر ہے اسے بولتا ہے',
    },
    hazards: { flashing: 'جھپکنے والا مواد', noFlashingHazard: 'جھپکنے کا خطرہ نہیں', unknownFlashingHazard: 'جھپکنے کا خطرہ معلوم نہیں', motionSimulation: 'مصنوعی حرکت', noMotionSimulationHazard: 'مصنوعی حرکت کا خطرہ نہیں', unknownMotionSimulationHazard: 'مصنوعی حرکت کا خطرہ معلوم نہیں', sound: 'اچانک یا پریشان کن آوازیں', noSoundHazard: 'آواز کا خطرہ نہیں', unknownSoundHazard: 'آواز کا خطرہ معلوم نہیں', none: 'کوئی خطرہ نہیں', unknown: 'خطرات معلوم نہیں' },
  },
  am: {
    features: {
      ARIA: 'የARIA ሚናዎች', index: 'ማውጫ', pageBreakMarkers: 'የታተመው እትም ገጾች', pageNavigation: 'ወደ ገጽ ሂድ', readingOrder: 'የንባብ ቅደም ተከተል', structuralNavigation: 'ርዕሶች', tableOfContents: 'የይዘት ሰንጠረዥ', taggedPDF: 'መለያ ያለው PDF', annotations: 'ማስታወሻዎች', bookmarks: 'ዕልባቶች',
      alternativeText: 'አማራጭ ጽሑፍ', audioDescription: 'የድምፅ መግለጫ', closedCaptions: 'የሚበራና የሚጠፋ የግርጌ ጽሑፍ', describedMath: 'የሒሳብ ጽሑፋዊ መግለጫ', longDescription: 'የሥዕሎች ሰፊ መግለጫ', openCaptions: 'ሁልጊዜ የሚታይ የግርጌ ጽሑፍ', signLanguage: 'የምልክት ቋንቋ', transcript: 'የንግግሩ ጽሑፍ', captions: 'የግርጌ ጽሑፍ',
      displayTransformability: 'መልኩ ሊቀየር ይችላል', synchronizedAudioText: 'ከጽሑፍ ጋር የተጣጣመ ድምፅ', timingControl: 'የጊዜ ገደቡ ሊቀየር ይችላል', unlocked: 'ለአጋዥ ቴክኖሎጂ ያልተቆለፈ',
      ChemML: 'የኬሚስትሪ ቀመሮች በChemML', latex: 'ሒሳብ በLaTeX', 'latex-chemistry': 'የኬሚስትሪ ቀመሮች በLaTeX', MathML: 'ሒሳብ በMathML', 'MathML-chemistry': 'የኬሚስትሪ ቀመሮች በMathML', ttsMarkup: 'ጽሑፍን ለማንበብ የሚረዱ ፍንጮች',
      highContrastAudio: 'በንግግርና በዳራ ድምፅ መካከል ከፍተኛ ልዩነት', highContrastDisplay: 'በጽሑፍና በዳራ መካከል ከፍተኛ ንፅፅር', largePrint: 'ትልቅ ኅትመት', braille: 'ብሬል', tactileGraphic: 'የሚዳሰሱ ሥዕሎች', tactileObject: 'የሚዳሰሱ 3D ነገሮች',
      fullRubyAnnotations: 'ሙሉ የሩቢ ማብራሪያ', rubyAnnotations: 'ከፊል የሩቢ ማብራሪያ', horizontalWriting: 'አግድም ጽሕፈት', verticalWriting: 'ቁልቁል ጽሕፈት', withAdditionalWordSegmentation: 'በቃላት መካከል ተጨማሪ ክፍተት ያለው', withoutAdditionalWordSegmentation: 'በቃላት መካከል ተጨማሪ ክፍተት የሌለው',
      none: 'የተደራሽነት ገጽታ የለም', unknown: 'የተደራሽነት ገጽታዎች አይታወቁም', 'waymark:shortSteps': 'አጫጭር ደረጃዎች', 'waymark:easyReading': 'ለማንበብ ቀላል', 'waymark:worksOffline': 'ያለ ኢንተርኔት ይሠራል', 'waymark:noTimeLimit': 'የጊዜ ገደብ የለም', 'waymark:noSpeechNeeded': 'መናገር አያስፈልግም', 'waymark:voicing': 'በስክሪኑ ላይ ያለውን ያነባል',
    },
    hazards: { flashing: 'ብልጭ ድርግም የሚል', noFlashingHazard: 'የብልጭታ አደጋ የለም', unknownFlashingHazard: 'የብልጭታ አደጋ አይታወቅም', motionSimulation: 'አስመሳይ እንቅስቃሴ', noMotionSimulationHazard: 'የአስመሳይ እንቅስቃሴ አደጋ የለም', unknownMotionSimulationHazard: 'የአስመሳይ እንቅስቃሴ አደጋ አይታወቅም', sound: 'ድንገተኛ ወይም የሚረብሽ ድምፅ', noSoundHazard: 'የድምፅ አደጋ የለም', unknownSoundHazard: 'የድምፅ አደጋ አይታወቅም', none: 'አደጋ የለም', unknown: 'አደጋዎች አይታወቁም' },
  },
  id: {
    features: {
      ARIA: 'Peran ARIA', index: 'Indeks', pageBreakMarkers: 'Pemutusan halaman edisi cetak', pageNavigation: 'Pergi ke halaman', readingOrder: 'Urutan baca', structuralNavigation: 'Judul', tableOfContents: 'Daftar isi', taggedPDF: 'PDF bertag', annotations: 'Anotasi', bookmarks: 'Markah',
      alternativeText: 'Teks alternatif', audioDescription: 'Deskripsi audio', closedCaptions: 'Takarir tertutup', describedMath: 'Deskripsi teks matematika', longDescription: 'Deskripsi gambar yang diperluas', openCaptions: 'Takarir terbuka', signLanguage: 'Bahasa isyarat', transcript: 'Transkrip', captions: 'Takarir',
      displayTransformability: 'Tampilan bisa diubah', synchronizedAudioText: 'Audio disinkronkan dengan teks', timingControl: 'Batas waktu bisa diubah', unlocked: 'Tanpa kunci bagi teknologi bantu',
      ChemML: 'Rumus kimia dalam ChemML', latex: 'Matematika dalam LaTeX', 'latex-chemistry': 'Rumus kimia dalam LaTeX', MathML: 'Matematika dalam MathML', 'MathML-chemistry': 'Rumus kimia dalam MathML', ttsMarkup: 'Petunjuk pengucapan teks',
      highContrastAudio: 'Kontras tinggi antara ucapan dan suara latar', highContrastDisplay: 'Kontras tinggi antara teks dan latar belakang', largePrint: 'Cetakan besar', braille: 'Braille', tactileGraphic: 'Grafis taktil', tactileObject: 'Objek 3D taktil',
      fullRubyAnnotations: 'Anotasi ruby lengkap', rubyAnnotations: 'Beberapa anotasi ruby', horizontalWriting: 'Tulisan mendatar', verticalWriting: 'Tulisan tegak', withAdditionalWordSegmentation: 'Dengan spasi tambahan antarkata', withoutAdditionalWordSegmentation: 'Tanpa spasi tambahan antarkata',
      none: 'Tanpa fitur aksesibilitas', unknown: 'Fitur aksesibilitas tidak diketahui', 'waymark:shortSteps': 'Langkah pendek', 'waymark:easyReading': 'Mudah dibaca', 'waymark:worksOffline': 'Bisa tanpa internet', 'waymark:noTimeLimit': 'Tanpa batas waktu', 'waymark:noSpeechNeeded': 'Tidak perlu berbicara', 'waymark:voicing': 'Membacakan isi layar',
    },
    hazards: { flashing: 'Konten berkedip', noFlashingHazard: 'Tidak ada bahaya kedipan', unknownFlashingHazard: 'Bahaya kedipan tidak diketahui', motionSimulation: 'Simulasi gerakan', noMotionSimulationHazard: 'Tidak ada bahaya simulasi gerakan', unknownMotionSimulationHazard: 'Bahaya simulasi gerakan tidak diketahui', sound: 'Bunyi mendadak atau mengganggu', noSoundHazard: 'Tidak ada bahaya bunyi', unknownSoundHazard: 'Bahaya bunyi tidak diketahui', none: 'Tidak ada bahaya', unknown: 'Keberadaan bahaya tidak diketahui' },
  },
}

/**
 * What people call an accessibility feature or hazard, in the first of their languages that has words. Values of other
 * vocabularies are their own names, in no language.
 */
export function accessibilityLabel(kind: 'feature' | 'hazard', value: string, languages: readonly string[]): Label {
  const language = spokenTo(languages)
  const words = WORDS[language][kind === 'feature' ? 'features' : 'hazards']
  return Object.hasOwn(words, value) ? { text: words[value] as string, language } : { text: value, language: null }
}
