/** What the worker kept for a page without a line goes with the person who read it. */
import { ROUTES } from '@veche/contract/routes/all.ts'
import { expect, it } from 'vitest'
import { startOfflineWorker } from '../../testing/offline-worker.ts'

type Asked = { method?: string; mode?: string; status?: number }

/** The caches and the kept answers that the worker drops when the page asks this. */
async function droppedBy(path: string, { method = 'POST', mode = 'cors', status = 200 }: Asked = {}) {
  const worker = startOfflineWorker({ answer: () => new Response('{}', { status }) })
  await worker.ask(path, { method, mode })
  return worker.dropped
}

const TASKS = ['veche-tasks-1']
/** Doors through which nobody comes or goes. */
const SAME_PERSON = [
  '/api/auth/revoke-other-sessions',
  '/api/auth/two-factor/enable',
  '/api/auth/two-factor/disable',
  '/api/auth/passkey/options',
]
const DOORS = ROUTES.filter(({ path }) => path.startsWith('/api/auth/') && path !== '/api/auth/get-session')

it('is dropped at every door through which somebody comes or goes', async () => {
  const open: string[] = []
  for (const { method, path } of DOORS) {
    const mode = method === 'GET' ? 'navigate' : 'cors'
    if ((await droppedBy(path.replace('{provider}', 'region'), { method, mode })).length === 0)
      open.push(path)
  }
  expect(open.toSorted()).toEqual(SAME_PERSON.toSorted())
  // The button of the menu, a key of a device, and the way back from an organisation.
  for (const path of ['organisation/sign-out', 'passkey', 'organisation/{provider}/callback'])
    expect(DOORS.map((door) => door.path)).toContain(`/api/auth/${path}`)
})

it.each(['/api/incidents', '/api/me/sign-ins/7'])('stays with %s', async (path) =>
  expect(await droppedBy(path)).toEqual([]),
)

it('is dropped with a session that has ended, and a card with the right to it', async () => {
  const read = (path: string, status: number) => droppedBy(path, { method: 'GET', status })
  const card = '/api/incidents/0195c5c0-0000-7000-8000-000000000001'
  expect(await read(card, 401)).toEqual(TASKS)
  for (const status of [403, 404]) expect(await read(card, status)).toEqual([card])
  for (const status of [200, 500, 503]) expect(await read(card, status)).toEqual([])
})
