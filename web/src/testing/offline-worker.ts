/** `web/public/offline.js` as a browser runs it, with its caches, one open window and a line that the test cuts. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'

const ORIGIN = 'https://veche.example'
const TASKS = 'veche-tasks-1'
const SHOWN_AT = 'Mon, 30 Nov 2026 09:00:00 GMT'

type Given = {
  /** Of the window. */
  page?: string
  /** By path: what the window was shown before. */
  shown?: Record<string, unknown>
  /** What the server says; a throw is no line. */
  answer?: () => Response
}
type Asked = { method?: string; mode?: string }

/** Keeps in the order of the last writing, as a browser does. */
function fakeCache(dropped: string[]) {
  const kept = new Map<string, Response>()
  const urlOf = (request: string | { url: string }) =>
    new URL(typeof request === 'string' ? request : request.url, ORIGIN).href
  return {
    kept,
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    match: async (request: string | { url: string }) => kept.get(urlOf(request))?.clone(),
    async put(request: string | { url: string }, response: Response) {
      kept.delete(urlOf(request))
      kept.set(urlOf(request), response)
    },
    async delete(request: string | { url: string }) {
      dropped.push(urlOf(request).slice(ORIGIN.length))
      return kept.delete(urlOf(request))
    },
  }
}

export function startOfflineWorker({
  page = '/tasks',
  shown = {},
  answer = () => new Response('{}'),
}: Given = {}) {
  /** Whole caches by their names, and what was dropped of one by its path. */
  const dropped: string[] = []
  const stores = new Map<string, ReturnType<typeof fakeCache>>()
  function open(name: string) {
    const store = stores.get(name) ?? fakeCache(dropped)
    stores.set(name, store)
    return store
  }
  const caches = {
    open: async (name: string) => open(name),
    match: async (path: string, { cacheName }: { cacheName: string }) => open(cacheName).match(path),
    async delete(name: string) {
      dropped.push(name)
      return stores.delete(name)
    },
  }
  for (const [path, body] of Object.entries(shown)) {
    const response = new Response(JSON.stringify(body), { headers: { date: SHOWN_AT } })
    open(TASKS).kept.set(`${ORIGIN}${path}`, response)
  }

  const listeners = new Map<string, (event: unknown) => void>()
  const notices: { title: string; options: unknown }[] = []
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    location: { origin: ORIGIN },
    clients: { get: async () => ({ url: `${ORIGIN}${page}` }) },
    navigator: { language: 'en-GB' },
    registration: {
      showNotification: async (title: string, options: unknown) => void notices.push({ title, options }),
    },
  }
  let line = answer
  const script = readFileSync(new URL('../../public/offline.js', import.meta.url), 'utf8')
  const fetch = async () => line()
  runInNewContext(script, { self, caches, fetch, Request, Response, Headers, URL, Date })

  /** Until all is done that the event began. */
  async function fire(name: string, event: object): Promise<Response | undefined> {
    const works: Promise<unknown>[] = []
    let reply: Promise<Response> | undefined
    listeners.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => void works.push(work),
      respondWith(given: Promise<Response>) {
        reply = given
      },
    })
    await Promise.all(works)
    return reply
  }
  const keptOf = (path: string) => open(TASKS).kept.get(`${ORIGIN}${path}`)

  return {
    dropped,
    notices,
    say: (data: unknown) => fire('message', { data }),
    push: () => fire('push', {}),
    /** As the window asks; undefined: the worker leaves it to the network. */
    ask: (path: string, { method = 'GET', mode = 'cors' }: Asked = {}) =>
      fire('fetch', { request: { method, mode, url: `${ORIGIN}${path}` }, clientId: 'page' }),
    /** From now on the server says this. */
    answer(next: () => Response) {
      line = next
    },
    /** Paths, the oldest first. */
    kept: () => [...open(TASKS).kept.keys()].map((url) => url.slice(ORIGIN.length)),
    read: async (path: string) => keptOf(path)?.clone().json(),
    dateOf: (path: string) => keptOf(path)?.headers.get('date'),
  }
}
