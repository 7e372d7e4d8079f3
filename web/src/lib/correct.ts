/** How a reader says that the words of a page are wrong in their language. */
import { inLanguage, localeName, type Locale } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'

/**
 * A mail to whoever runs the place, with the page and its language in the subject; null where the place names no mail address.
 * What was asked of the page is left out: needs may be in it.
 * @param contact of the place, such as `mailto:office@school.example`
 * @param path of the page, without its language
 */
export function correctionMail(contact: string | null, origin: string, path: string, locale: Locale): string | null {
  if (!contact?.startsWith('mailto:')) return null
  const subject = m.site_mail_subject({ address: origin + inLanguage(path, locale), language: localeName(locale) })
  return `${contact.replace(/\?.*$/, '')}?subject=${encodeURIComponent(subject)}`
}
