/** The mail of an invitation, in the language that whoever invites chooses. */
import { plainLine } from '#api/base/plain-text.ts'
import type { MailMessage } from '#api/mail/mail.ts'
import type { Role } from '#graph/queries/agent.ts'

const LONGEST_NAME = 80

interface Words {
  subject: string
  roles: Record<Role, string>
  /** With the name of the provider in the quotation marks of the language. */
  asked: (provider: string, role: string) => string
  open: string
  notYou: string
}

/** By language tag. */
const WORDS = {
  en: {
    subject: 'You are invited to publish at Waymark',
    roles: { owner: 'an owner', editor: 'an editor', contributor: 'a contributor' },
    asked: (provider, role) =>
      `You are invited to act for “${provider}” at Waymark, an open marketplace of learning resources, as ${role}.`,
    open: 'To accept, open this link within 7 days:',
    notYou: 'If you do not expect this, there is nothing to do: without the link nothing happens.',
  },
  ar: {
    subject: 'دعوة للنشر على Waymark',
    roles: { owner: 'مالك', editor: 'محرّر', contributor: 'مساهم' },
    asked: (provider, role) =>
      `أنت مدعو للعمل باسم «${provider}» على Waymark، وهو سوق مفتوح للموارد التعليمية، بصفة ${role}.`,
    open: 'للقبول، افتح هذا الرابط خلال 7 أيام:',
    notYou: 'إذا لم تكن تتوقع هذه الرسالة فلا داعي لفعل أي شيء: من دون الرابط لا يحدث شيء.',
  },
  de: {
    subject: 'Einladung zum Veröffentlichen bei Waymark',
    roles: { owner: 'Inhaberin oder Inhaber', editor: 'Redaktionsmitglied', contributor: 'Mitwirkende Person' },
    asked: (provider, role) =>
      `Sie sind eingeladen, bei Waymark, einem offenen Marktplatz für Lernmaterial, für „${provider}“ tätig zu sein. Ihre Rolle: ${role}.`,
    open: 'Zum Annehmen öffnen Sie innerhalb von 7 Tagen diesen Link:',
    notYou: 'Wenn Sie dies nicht erwarten, müssen Sie nichts tun: Ohne den Link geschieht nichts.',
  },
  es: {
    subject: 'Invitación para publicar en Waymark',
    roles: { owner: 'titular', editor: 'editor o editora', contributor: 'colaborador o colaboradora' },
    asked: (provider, role) =>
      `Se le invita a actuar en nombre de «${provider}» en Waymark, un mercado abierto de recursos educativos, como ${role}.`,
    open: 'Para aceptar, abra este enlace en un plazo de 7 días:',
    notYou: 'Si no espera este mensaje, no tiene que hacer nada: sin el enlace no ocurre nada.',
  },
  fr: {
    subject: 'Invitation à publier sur Waymark',
    roles: { owner: 'propriétaire', editor: 'éditeur ou éditrice', contributor: 'contributeur ou contributrice' },
    asked: (provider, role) =>
      `Vous êtes invité·e à agir pour «\u00a0${provider}\u00a0» sur Waymark, une place de marché ouverte de ressources éducatives, en tant que ${role}.`,
    open: 'Pour accepter, ouvrez ce lien dans les 7 jours :',
    notYou: 'Si vous n’attendez pas ce message, vous n’avez rien à faire : sans le lien, rien ne se passe.',
  },
  pt: {
    subject: 'Convite para publicar no Waymark',
    roles: { owner: 'titular', editor: 'editor ou editora', contributor: 'colaborador ou colaboradora' },
    asked: (provider, role) =>
      `Você foi convidado a atuar em nome de “${provider}” no Waymark, um mercado aberto de recursos educacionais, como ${role}.`,
    open: 'Para aceitar, abra este link dentro de 7 dias:',
    notYou: 'Se você não espera esta mensagem, não precisa fazer nada: sem o link nada acontece.',
  },
  sw: {
    subject: 'Mwaliko wa kuchapisha kwenye Waymark',
    roles: { owner: 'mmiliki', editor: 'mhariri', contributor: 'mchangiaji' },
    asked: (provider, role) =>
      `Umealikwa kufanya kazi kwa niaba ya “${provider}” kwenye Waymark, soko huria la nyenzo za kujifunzia, kama ${role}.`,
    open: 'Ili kukubali, fungua kiungo hiki ndani ya siku 7:',
    notYou: 'Kama hukutarajia ujumbe huu, huhitaji kufanya chochote: bila kiungo hakuna kitakachotokea.',
  },
} satisfies Record<string, Words>
export type LetterLanguage = keyof typeof WORDS

/** The languages a mail can be in, English first. */
export const LETTER_LANGUAGES = Object.keys(WORDS) as LetterLanguage[]

/** The mail that leads to an invitation. Of what others wrote it holds the name of the provider alone, as plain words. */
export function invitationLetter(
  language: LetterLanguage,
  { to, provider, role, link }: { to: string; provider: string; role: Role; link: string },
): MailMessage {
  const words: Words = WORDS[language]
  const asked = words.asked(`\u2068${mailName(provider)}\u2069`, words.roles[role])
  return { to, subject: words.subject, text: `${asked}\n\n${words.open}\n${link}\n\n${words.notYou}\n\nWaymark\n` }
}

/** A name with which nobody can speak through our mails: one short line without anything a mail program makes a link of. */
export function mailName(name: string): string {
  const words = plainLine(name.replace(/[\p{Cc}\p{Cf}]/gu, ' '))
    .replace(/[:/\\@<>[\]()]+/g, ' ')
    .replace(/\.(?=\S)/g, '. ')
  const short = [...plainLine(words)]
  return short.length > LONGEST_NAME ? `${short.slice(0, LONGEST_NAME).join('')}…` : short.join('')
}
