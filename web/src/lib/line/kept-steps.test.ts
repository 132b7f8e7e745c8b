/** What a page without a line reads of a question after a step whose lists were not read again. */
import { expect, it } from 'vitest'
import { startOfflineWorker } from '../../testing/offline-worker.ts'

const ID = '00000000-0000-7000-8000-000000000001'
const OTHER = '00000000-0000-7000-8000-000000000002'

const row = (id: string, step: string) => ({ id, step, version: 1, place: '1_2' })

it('shows a question just taken as taken, in each list and on its card', async () => {
  const list = '/api/incidents?queue=mine'
  const worker = startOfflineWorker({
    shown: {
      [list]: { incidents: [row(ID, 'assigned'), row(OTHER, 'assigned')], nextCursor: null },
      [`/api/incidents/${ID}`]: { id: ID, step: 'assigned', thread: [] },
      [`/api/incidents/${OTHER}`]: { id: OTHER, step: 'assigned', thread: [] },
      '/api/today': { items: [] },
    },
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

it('opens a draft as it was saved last, and keeps nothing of an answer that nobody opened here', async () => {
  const path = `/api/incidents/${ID}/answer`
  const worker = startOfflineWorker({ shown: { [path]: { incidentId: ID, drafts: [] } } })
  const answered = { incidentId: ID, drafts: [{ candidate: 1, text: 'Скамейку починим' }] }
  await worker.say({ answered })
  expect(await worker.read(path)).toEqual(answered)
  await worker.say({ answered: { incidentId: OTHER, drafts: [] } })
  expect(worker.kept()).toEqual([path])
})
