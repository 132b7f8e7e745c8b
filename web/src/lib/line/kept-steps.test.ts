/** What a page without a line reads of a question after a step whose lists were not read again. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

const ORIGIN = 'https://veche.example'
const ID = '00000000-0000-7000-8000-000000000001'
const OTHER = '00000000-0000-7000-8000-000000000002'

type Event = { data?: unknown; waitUntil: (work: Promise<unknown>) => void }

/** The worker as a browser runs it, with a cache of what the page was shown. */
function startWorker(shown: Record<string, unknown>) {
  const kept = new Map(
    Object.entries(shown).map(([path, body]) => [
      `${ORIGIN}${path}`,
      new Response(JSON.stringify(body), { headers: { date: 'Mon, 30 Nov 2026 09:00:00 GMT' } }),
    ]),
  )
  const cache = {
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    match: async ({ url }: Request) => kept.get(url)?.clone(),
    put: async ({ url }: Request, response: Response) => void kept.set(url, response),
  }
  const listeners = new Map<string, (event: Event) => void>()
  const self = {
    addEventListener: (name: string, listener: (event: Event) => void) => listeners.set(name, listener),
    location: { origin: ORIGIN },
  }
  const script = readFileSync(new URL('../../../public/offline.js', import.meta.url), 'utf8')
  runInNewContext(script, { self, caches: { open: async () => cache }, Response, URL, Date })
  return {
    async say(data: unknown) {
      const works: Promise<unknown>[] = []
      listeners.get('message')?.({ data, waitUntil: (work) => void works.push(work) })
      await Promise.all(works)
    },
    read: async (path: string) => kept.get(`${ORIGIN}${path}`)?.clone().json(),
    dateOf: (path: string) => kept.get(`${ORIGIN}${path}`)?.headers.get('date'),
  }
}

const row = (id: string, step: string) => ({ id, step, version: 1, place: '1_2' })

it('shows a question just taken as taken, in each list and on its card', async () => {
  const list = '/api/incidents?queue=mine'
  const worker = startWorker({
    [list]: { incidents: [row(ID, 'assigned'), row(OTHER, 'assigned')], nextCursor: null },
    [`/api/incidents/${ID}`]: { id: ID, step: 'assigned', thread: [] },
    [`/api/incidents/${OTHER}`]: { id: OTHER, step: 'assigned', thread: [] },
    '/api/today': { items: [] },
  })
  const card = { id: ID, step: 'in_progress', version: 2, thread: ['Когда?'] }
  await worker.say({ stepped: card })
  expect(await worker.read(list)).toEqual({
    incidents: [{ ...row(ID, 'in_progress'), version: 2 }, row(OTHER, 'assigned')],
    nextCursor: null,
  })
  expect(await worker.read(`/api/incidents/${ID}`)).toEqual(card)
  expect(await worker.read(`/api/incidents/${OTHER}`)).toMatchObject({ step: 'assigned' })
  expect(await worker.read('/api/today')).toEqual({ items: [] })
  // What was kept three days ago goes with its own date.
  expect(worker.dateOf(list)).toBe('Mon, 30 Nov 2026 09:00:00 GMT')
})
