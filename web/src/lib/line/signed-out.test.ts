/** What the worker kept for a page without a line goes with the person who read it. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

const ORIGIN = 'https://veche.example'

/** The caches that the worker drops when the page sends this. */
async function droppedBy(path: string, method = 'POST'): Promise<string[]> {
  const dropped: string[] = []
  const listeners = new Map<string, (event: unknown) => void>()
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    location: { origin: ORIGIN },
  }
  const caches = { delete: async (name: string) => void dropped.push(name) }
  const script = readFileSync(new URL('../../../public/offline.js', import.meta.url), 'utf8')
  runInNewContext(script, { self, caches, Response, URL, Date })
  const works: Promise<unknown>[] = []
  listeners.get('fetch')?.({
    request: { method, url: `${ORIGIN}${path}`, mode: 'cors' },
    waitUntil: (work: Promise<unknown>) => void works.push(work),
  })
  await Promise.all(works)
  return dropped
}

it.each(['/api/auth/sign-out', '/api/auth/revoke-sessions', '/api/auth/sign-in/email'])(
  'is dropped by %s',
  async (path) => {
    expect(await droppedBy(path)).toEqual(['veche-tasks-1'])
  },
)

it.each(['/api/auth/revoke-other-sessions', '/api/incidents', '/api/me/sign-ins/7'])(
  'stays with %s',
  async (path) => expect(await droppedBy(path)).toEqual([]),
)
