/** Lists the pages that are kept on this device (worker.ts), the one read last first. vite.config.ts makes it small. */
{
  const list = document.getElementById('kept-pages')!
  const none = document.getElementById('kept-none')!
  const { lang } = document.documentElement
  const language = lang == 'en' ? 'en-GB' : lang

  const read = async () => {
    const pages: { href: string; title: string; at: Date }[] = []
    for (const name of ['plain', 'needs']) {
      if (!(await caches.has(name))) continue
      const store = await caches.open(name)
      for (const { url } of await store.keys()) {
        const copy = await store.match(url)
        const { pathname, search } = new URL(url)
        if (!copy || /\/offline$/.test(pathname)) continue
        // The title alone: the styles of a whole page would be held against the policy of this one.
        const [head = ''] = /<title>[^]*?<\/title>/.exec(await copy.text()) ?? []
        const title = new DOMParser().parseFromString(head, 'text/html').title.replace(/ · [^·]*$/, '')
        pages.push({ href: pathname + search, title, at: new Date(copy.headers.get('date')!) })
      }
    }
    pages.reverse().sort((a, b) => Number(b.at) - Number(a.at))
    list.replaceChildren(
      ...pages.map(({ href, title, at }) => {
        const line = document.createElement('li')
        const link = Object.assign(document.createElement('a'), { href, textContent: title })
        const when = document.createElement('span')
        when.className = 'soft small'
        when.textContent = at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
        line.append(link, ' ', when)
        return line
      }),
    )
    none.hidden = pages.length > 0
  }
  if ('caches' in self) void read()
}
