/**
 * Keeps reading pages on the device of who has asked for it on /preferences, and shows them again where there is no connection.
 * The server says of each page, by `x-keep`, what to do: `plain` and `needs` are kept, each in a store of that name, `off` is
 * not; `no` takes the pages and this worker away. vite.config.ts makes it small; /worker.js sends it.
 */
interface Fetching extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(work: Promise<unknown>): void
}
interface Scope {
  addEventListener(name: 'install' | 'activate' | 'fetch', on: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: ServiceWorkerRegistration
}
{
  const MOST_PAGES = 100
  /** A slow line gets this long before the copy is shown. */
  const PATIENCE_MS = 6000
  const STORES = ['plain', 'needs']
  const scope = self as unknown as Scope

  const offlineOf = (url: string) => (/^\/[a-z]{2}(?=\/|$)/.exec(new URL(url).pathname)?.[0] ?? '') + '/offline'

  const note = async ({ url }: Request, answer: Response) => {
    const keep = answer.headers.get('x-keep')
    if (keep == 'no') {
      await Promise.all(STORES.map((name) => caches.delete(name)))
      await scope.registration.unregister()
    }
    // Who took needs back leaves no page that shows them.
    if (keep == 'plain') await caches.delete('needs')
    if (!answer.ok || !STORES.includes(keep!)) return
    const store = await caches.open(keep!)
    await store.delete(url)
    await store.put(url, answer)
    const pages = await store.keys()
    for (const page of pages.slice(0, -MOST_PAGES)) await store.delete(page)
    // After that: the list of what is kept grows old with the pages, and goes with them.
    const offline = offlineOf(url)
    if (!(await caches.match(offline))) await store.add(offline)
  }

  /** The copy, saying when it was read: by the clock of the server, whatever that of the device says. */
  const shown = async (copy: Response) => {
    const page = await copy.text()
    const [, language] = /<html lang="([\w-]+)/.exec(page) ?? []
    const at = new Date(copy.headers.get('date')!).toLocaleString(language == 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeStyle: 'short',
    })
    return new Response(page.replace('id="kept" hidden', 'id="kept"').replace('<time></time>', `<time>${at}</time>`), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': copy.headers.get('content-security-policy')!,
      },
    })
  }

  const open = async (event: Fetching) => {
    const { request } = event
    const fresh = fetch(request)
    const noted = fresh.then((answer) => note(request, answer.clone()))
    event.waitUntil(noted.catch(() => {}))
    const copy = await caches.match(request.url)
    if (!copy) return await fresh.catch(async () => (await caches.match(offlineOf(request.url))) ?? Response.error())
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    return await Promise.race([fresh.catch(() => shown(copy)), late.then(() => shown(copy.clone()))])
  }

  scope.addEventListener('install', () => void scope.skipWaiting())
  scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
  scope.addEventListener('fetch', (event) => {
    if (event.request.mode == 'navigate' && event.request.method == 'GET') event.respondWith(open(event))
  })
}
