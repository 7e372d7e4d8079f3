/**
 * Suggestions below the search box, as the listbox of a combobox (ARIA Authoring Practices, manual selection). Everything
 * works without. vite.config.ts makes it small and puts it into the page, under a hash in the content policy; nothing
 * imports it.
 */
{
  const box = document.getElementById('q') as HTMLInputElement & { form: HTMLFormElement }
  const list = document.getElementById('suggestions') as HTMLUListElement
  const told = list.nextElementSibling as HTMLElement
  const options = list.children as HTMLCollectionOf<HTMLElement>
  let at = -1
  let timer = 0
  let asking: AbortController | undefined

  const say = (name: string, value: string | boolean) => box.setAttribute('aria-' + name, `${value}`)

  const choose = (next: number) => {
    options[at]?.removeAttribute('aria-selected')
    at = next
    options[at]?.setAttribute('aria-selected', 'true')
    options[at]?.scrollIntoView({ block: 'nearest' })
    say('activedescendant', options[at]?.id ?? '')
  }

  const show = (found: [text: string, about: string][], count = '') => {
    choose(-1)
    list.replaceChildren(
      ...found.map(([text, about], index) => {
        const option = document.createElement('li')
        option.setAttribute('role', 'option')
        option.id = 's' + index
        option.append(Object.assign(document.createElement('bdi'), { textContent: text }))
        option.append(' ', Object.assign(document.createElement('small'), { textContent: about }))
        option.onclick = () => {
          box.value = text
          box.form.submit()
        }
        return option
      }),
    )
    list.hidden = !found.length
    say('expanded', !list.hidden)
    told.textContent = count
  }

  const close = () => {
    clearTimeout(timer)
    asking?.abort()
    show([])
  }

  const ask = async () => {
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(box.dataset.from + encodeURIComponent(box.value), { credentials: 'omit', signal })
      const { suggestions, count } = await answer.json()
      show(suggestions, count)
    } catch {
      // Without suggestions the box is what it is without script.
    }
  }

  box.setAttribute('role', 'combobox')
  say('autocomplete', 'list')
  say('controls', list.id)
  say('expanded', false)
  // The box keeps the focus while a suggestion is pressed.
  list.onmousedown = () => false
  box.onblur = close
  box.oninput = () => {
    clearTimeout(timer)
    asking?.abort()
    if (box.value.trim()) timer = window.setTimeout(ask, 150)
    else close()
  }
  box.onkeydown = ({ key, isComposing }) => {
    const last = options.length - 1
    if (isComposing || last < 0) return true
    if (key == 'Escape') close()
    else if (key == 'Enter' && options[at]) options[at]!.click()
    else if (key == 'ArrowDown') choose(at < last ? at + 1 : -1)
    else if (key == 'ArrowUp') choose(at < 0 ? last : at - 1)
    else return true
    return false
  }
}
