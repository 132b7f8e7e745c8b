// @vitest-environment jsdom

import { QueryClient } from '@tanstack/react-query'
import type { MessageResponse } from '@veche/contract/incidents.ts'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { CASEWORK_ROUTES, CLARIFICATION_ROUTES } from '@veche/contract/routes/casework.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildAnswer } from '../../../testing/answers.ts'
import { Download, fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
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
    KNOWLEDGE_ROUTES.offerArticles,
  ])
    network.serve(route, () => LIMITED)
  network.serve(INCIDENT_ROUTES.get, ({ path }) => buildIncident({ id: path.split('/').at(-1)!, version }))
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(window, 'caches')
  Reflect.deleteProperty(navigator, 'connection')
})

it('reads what the nearest tasks show, each card after the rest of it, and again only what has changed', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
  const tasks = [1, 2].map((no) => ({ id: idOf(no), version: 3 }))
  const { signal } = new AbortController()
  await readTasksAhead(client, tasks, signal)
  // The bodies that may be asked in them.
  expect(network.calls()[0]).toBe('GET /api/directory')
  expect(network.calls().slice(4, 11)).toEqual(
    ['/answer', '/notes', '/clarifications', '/contributions', '/subtasks', '/articles', ''].map(
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

const PICTURE: MessageResponse['attachments'][number] = {
  ...{ kind: 'photo', url: null, title: null },
  copy: {
    ...{ no: 0, state: 'stored', reason: null, contentType: 'image/jpeg', family: 'picture', size: 1000 },
    ...{ width: 640, height: 480, hasThumbnail: true, isScanned: false, canRetry: false },
  },
}

it('reads the small pictures of the tasks after all words, each once, where the worker keeps them', async () => {
  const kept = new Set<string>()
  const match = async (path: string) => (kept.has(path) ? new Response('{}') : undefined)
  Object.defineProperty(window, 'caches', { configurable: true, value: { match } })
  const thread = buildIncident().thread.map((message) => ({
    ...message,
    attachments: Array.from({ length: 9 }, (_, no) => ({ ...PICTURE, copy: { ...PICTURE.copy!, no } })),
  }))
  network.serve(INCIDENT_ROUTES.get, ({ path }) =>
    buildIncident({ id: path.split('/').at(-1)!, version, thread }),
  )
  network.serve(CASEWORK_ROUTES.getThumbnail, () => new Download(''))
  const pictures = () => network.calls().filter((call) => call.endsWith('/thumbnail'))
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
  await readTasksAhead(client, [{ id: idOf(1), version: 3 }], new AbortController().signal)
  expect(pictures()).toHaveLength(4)
  expect(network.calls().slice(-4)).toEqual(pictures())
  for (const call of pictures()) kept.add(call.slice('GET '.length))
  await readTasksAhead(client, [{ id: idOf(1), version: 3 }], new AbortController().signal)
  expect(pictures()).toHaveLength(4)
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
