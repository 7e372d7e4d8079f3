/**
 * Saves a draft some seconds after the last change, and says so in a status line. Everything works without. What is made
 * from an old revision is refused by the API, so it never overwrites anything. vite.config.ts makes it small and puts it
 * into the page, under a hash in the content policy; nothing imports it. It also counts again how much of what is needed is given.
 * What is typed stays in the window until it is saved, and is offered again where a form was sent into a line that was gone.
 */
{
  const PAUSE_MS = 3000
  const told = document.getElementById('autosave') as HTMLElement
  // What is said and where things are, in the language of the page.
  const words = told.dataset
  const form = told.closest('form')!
  const given = document.getElementById('given') as HTMLElement
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const bring = document.getElementById('bring') as HTMLButtonElement
  const SENT = 'sent'
  let timer = 0
  let isOver = false
  let isSending = false
  let isReached = false
  let saving: Promise<void> | undefined

  /** Where what is typed stays: in this window alone, and gone with it. */
  const place = () => 'typed:' + (field('resource').value || 'new')
  const typed = () =>
    JSON.stringify([...new FormData(form)].filter(([name]) => name != 'revision' && name != 'resource'))

  const save = async () => {
    const [from, content] = [place(), typed()]
    try {
      const answer = await fetch(words.to!, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([...new FormData(form)]),
      })
      const { said, id, revision, isOver: over } = await answer.json()
      isOver = over
      if (id) {
        // From now on the page is that of the draft, and its buttons go there.
        if (!field('resource').value) history.replaceState(null, '', words.edit!.replace('{id}', id))
        field('resource').value = id
        field('revision').value = revision
        sessionStorage.removeItem(from)
        if (typed() != content) sessionStorage.setItem(place(), typed())
      }
      told.textContent = id ? words.saved!.replace('{time}', new Date().toLocaleTimeString()) : said
    } catch {
      told.textContent = words.offline!
    }
    saving = undefined
  }

  const wait = () => {
    clearTimeout(timer)
    if (!isOver) timer = window.setTimeout(() => (saving ? wait() : (saving = save())), PAUSE_MS)
  }

  const tally = () => {
    const needed = given.dataset.needed!.split(' ')
    // Another licence is given once it is taken from its list.
    const isAnother = field('licence').value == 'another'
    const source = (name: string) => field(name == 'licence' && isAnother ? 'anotherLicence' : name)
    given.textContent = String(needed.filter((name) => source(name).value.trim()).length)
  }

  /** Whether the site can be reached: whatever it answers. */
  const reach = () =>
    navigator.onLine ? fetch('/healthz', { method: 'HEAD', signal: AbortSignal.timeout(15000) }) : Promise.reject()

  const unsent = () => {
    told.textContent = words.unsent!
    isSending = isOver = false
  }

  /** Puts back into the form what stayed in the window. */
  const restore = (values: [name: string, value: string][]) => {
    const left = new Map<string, string[]>()
    for (const [name, value] of values) left.set(name, [...(left.get(name) ?? []), value])
    for (const control of form.elements as unknown as Iterable<HTMLInputElement>) {
      const own = left.get(control.name)
      if (control.type == 'checkbox' || control.type == 'radio') control.checked = !!own?.includes(control.value)
      else if (control.type != 'hidden' && own) control.value = own.shift() ?? ''
    }
  }

  const kept = sessionStorage.getItem(place())
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  // From a page that did not load one comes back, or by the address; whoever follows a link here has sent it.
  if (sessionStorage.getItem(SENT) && visit?.type == 'navigate' && document.referrer) {
    sessionStorage.removeItem(sessionStorage.getItem(SENT)!)
    sessionStorage.removeItem(SENT)
  } else if (kept && kept != typed()) {
    told.textContent = words.found!
    bring.hidden = false
    bring.onclick = () => {
      restore(JSON.parse(kept))
      bring.hidden = true
      told.textContent = ''
      form.dispatchEvent(new Event('input'))
      field('title').focus()
    }
  }

  form.addEventListener('input', () => {
    wait()
    sessionStorage.setItem(place(), typed())
  })
  addEventListener('online', wait)
  form.addEventListener('input', tally)
  addEventListener('pageshow', () => {
    // Going back brings what was typed, and a form that can be sent.
    isSending = isReached = false
    tally()
  })
  form.addEventListener('submit', (event) => {
    if (isReached) return
    // The page of an error would take the place of what was typed: first comes whether there is a line at all.
    event.preventDefault()
    if (isSending) return
    isSending = isOver = true
    clearTimeout(timer)
    const { submitter } = event as SubmitEvent
    // What is under way has to end first: it moves the revision.
    Promise.all([reach(), saving]).then(() => {
      isReached = true
      sessionStorage.setItem(SENT, place())
      form.requestSubmit(submitter)
    }, unsent)
  })
}
