// @vitest-environment jsdom

import { QueryClient } from '@tanstack/react-query'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { CASEWORK_ROUTES, CLARIFICATION_ROUTES } from '@veche/contract/routes/casework.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildAnswer } from '../../../testing/answers.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { pass, show } from '../../../testing/show.tsx'
import { readTasksAhead, TASKS_AHEAD } from './tasks-ahead.ts'
import { useTasksAhead } from './use-tasks-ahead.ts'

const network = fakeNetworkForEach()
const idOf = (no: number) => `00000000-0000-7000-8000-${String(no).padStart(12, '0')}`
const cardsRead = () => network.calls().filter((call) => /^GET \/api\/incidents\/[\d-]{36}$/.test(call))
const LIMITED = new Refused(403, 'access.forbidden')

let version = 3
beforeEach(() => {
  version = 3
  network.serve(INCIDENT_ROUTES.list, () => ({ incidents: [], nextCursor: null, isCut: false, also: [] }))
  network.serve(ANSWER_ROUTES.get, () => buildAnswer())
  // What a person may not read of a task does not keep the rest of it from them.
  for (const route of [
    CASEWORK_ROUTES.listNotes,
    CLARIFICATION_ROUTES.list,
    CONTRIBUTION_ROUTES.listOfIncident,
    SUBTASK_ROUTES.listOfIncident,
  ])
    network.serve(route, () => LIMITED)
  network.serve(INCIDENT_ROUTES.get, ({ path }) => buildIncident({ id: path.split('/').at(-1)!, version }))
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(navigator, 'connection')
})

it('reads what the nearest tasks show, each card after the rest of it, and again only what has changed', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
  const tasks = [1, 2].map((no) => ({ id: idOf(no), version: 3 }))
  const { signal } = new AbortController()
  await readTasksAhead(client, tasks, signal)
  // The bodies that may be asked in them.
  expect(network.calls()[0]).toBe('GET /api/directory')
  expect(network.calls().slice(4, 10)).toEqual(
    ['/answer', '/notes', '/clarifications', '/contributions', '/subtasks', ''].map(
      (part) => `GET /api/incidents/${idOf(1)}${part}`,
    ),
  )
  expect(cardsRead()).toHaveLength(2)
  await readTasksAhead(client, tasks, signal)
  expect(cardsRead()).toHaveLength(2)
  version = 4
  await client.invalidateQueries({ queryKey: ['incident', idOf(2)] })
  await readTasksAhead(client, [tasks[0]!, { id: idOf(2), version }], signal)
  expect(cardsRead().slice(2)).toEqual([`GET /api/incidents/${idOf(2)}`])
})

it('ends at its limit, and at a cut line', async () => {
  const many = Array.from({ length: TASKS_AHEAD + 5 }, (_, no) => ({ id: idOf(no), version: 3 }))
  await readTasksAhead(new QueryClient(), many, new AbortController().signal)
  expect(cardsRead()).toHaveLength(TASKS_AHEAD)
  network.serve(ANSWER_ROUTES.get, () => NO_LINE)
  await readTasksAhead(new QueryClient(), many, new AbortController().signal)
  expect(cardsRead()).toHaveLength(TASKS_AHEAD)
})

function Ahead() {
  useTasksAhead([{ id: idOf(1), version: 3 }])
  return null
}

it.each([
  ['when the page has been still', {}, 1],
  ['not at all on a metered line', { saveData: true }, 0],
])('reads them %s', async (_, connection, count) => {
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true })
  vi.useFakeTimers()
  show(<Ahead />)
  await pass(2000)
  expect(network.calls()).toEqual([])
  await pass(2000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(cardsRead()).toHaveLength(count))
})
