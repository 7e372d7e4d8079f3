/**
 * Saves a draft some seconds after the last change, and says so in a status line. Everything works without. What is made
 * from an old revision is refused by the API, so it never overwrites anything. vite.config.ts makes it small and puts it
 * into the page, under a hash in the content policy; nothing imports it. It also counts again how much of what is needed is given.
 */
{
  const PAUSE_MS = 3000
  const told = document.getElementById('autosave') as HTMLElement
  // What is said and where things are, in the language of the page.
  const words = told.dataset
  const form = told.closest('form')!
  const given = document.getElementById('given') as HTMLElement
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  let timer = 0
  let isOver = false
  let saving: Promise<void> | undefined

  const save = async () => {
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
    given.textContent = String(needed.filter((name) => field(name).value.trim()).length)
  }

  form.addEventListener('input', wait)
  addEventListener('online', wait)
  form.addEventListener('input', tally)
  // Going back brings what was typed.
  addEventListener('pageshow', tally)
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) {
      // The page that says so would take the place of what was typed.
      event.preventDefault()
      told.textContent = words.unsent!
      return
    }
    clearTimeout(timer)
    isOver = true
    if (!saving) return
    // What is under way has to end first: it moves the revision.
    event.preventDefault()
    saving.then(() => form.requestSubmit((event as SubmitEvent).submitter))
  })
}
