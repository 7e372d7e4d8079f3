/**
 * Makes a passkey, or signs with one, when its form is sent: asks the site what to have the device sign, hands that to the
 * browser, and sends the form with the answer. vite.config.ts puts it into the pages with such a form, under a hash in the
 * content policy; nothing imports it. Its words stand in `data-` attributes of the form; those of a fault under the name that the
 * browser gives it.
 */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON

const form = document.querySelector<HTMLFormElement>('form[data-passkey]')!
const answer = form.elements.namedItem('response') as HTMLInputElement
const told = form.querySelector<HTMLElement>('[data-told]')!

async function options(): Promise<Options> {
  const token = form.elements.namedItem('token') as HTMLInputElement | null
  const response = await fetch('/passkey-options.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ purpose: form.dataset.passkey, token: token?.value }),
  })
  const given = (await response.json()) as { options: Options | null; message: string }
  if (!given.options) throw new Error(given.message || form.dataset.stale)
  return given.options
}

async function send(): Promise<void> {
  told.textContent = form.dataset.follow!
  try {
    const optionsJSON = await options()
    const signed =
      'user' in optionsJSON ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
    answer.value = JSON.stringify(signed)
    form.submit()
  } catch (error) {
    const { name, message } = error as Error
    told.textContent = form.dataset[name.toLowerCase()] ?? message
  }
}

const instead = form.nextElementSibling as HTMLElement
if (browserSupportsWebAuthn()) {
  form.hidden = false
  instead.hidden = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
} else instead.textContent = form.dataset.unknown!
