import { ROUTES } from '@veche/contract/routes/all.ts'
import { expect, it } from 'vitest'
import { planReading, readQuestions } from './reading-plan.ts'

const planOf = (called: string) => {
  const route = ROUTES.find(({ method, path }) => `${method} ${path}` === called)
  if (!route) throw new Error(`No route ${called}`)
  return planReading(route)
}

it.each([
  ['GET /api/incidents', null],
  ['GET /api/incidents/changed', null],
  ['GET /api/board/items', null],
  ['GET /api/today', null],
  ['GET /api/rules/firings', null],
  ['GET /api/figures/{code}/rows', null],
  ['GET /api/network-acts', null],
  ['GET /api/incidents/{incidentId}', 'card'],
  ['GET /api/incidents/{incidentId}/author-history', 'card'],
  ['POST /api/incidents/{incidentId}/commands', 'card'],
  ['POST /api/incidents/{incidentId}/contact', 'contact'],
  ['GET /api/incidents/{incidentId}/answer/files/{fileId}', 'card'],
  ['GET /api/messages/{messageId}/attachments/{no}', 'file'],
  ['GET /api/chats/{chatId}/messages', 'chat'],
  ['GET /api/livestreams/{livestreamId}/questions', 'stream'],
  ['GET /api/report-runs/{runId}/file', 'report'],
  ['POST /api/chats/{chatId}/moderation', 'chat'],
  ['POST /api/chats/{chatId}/propose', 'chat'],
  ['GET /api/fakes/{fakeId}', 'rumour'],
  ['GET /api/fakes/message-claim', 'rumour'],
  ['GET /api/contributions', null],
  ['GET /api/contributions/{contributionId}', 'part'],
  ['GET /api/contributions/{contributionId}/files/{fileId}', 'part'],
  ['GET /api/subtasks', null],
  ['GET /api/subtasks/{subtaskId}/photo', 'part'],
])('%s shows questions (%s)', (called, kind) => {
  const plan = planOf(called)
  expect(plan).not.toBeNull()
  expect(plan?.opens?.kind ?? null).toBe(kind)
  if (kind === null) expect(plan?.places.length).toBeGreaterThan(0)
})

it.each([
  'GET /api/livestreams',
  'GET /api/practices',
  'GET /api/users',
  'GET /api/presence/writers',
  'GET /api/snoozes',
  'GET /api/settings',
  'GET /api/incidents/{incidentId}/presence',
  'POST /api/incidents/{incidentId}/presence',
])('%s shows none', (called) => {
  expect(planOf(called)).toBeNull()
})

it('takes numbers where the answer has them, ids where not, and nothing of what is not there', () => {
  const places = [
    { path: ['rows', '[]'], id: 'id' },
    { path: ['rows', '[]', 'event'], id: 'id' },
    { path: ['spells', '[]'], id: 'incidentId' },
  ] as const
  const answer = {
    rows: [
      { id: 'a', number: 7, event: { id: 'b', number: 8 } },
      { id: 'c', number: 9, event: null },
    ],
    spells: [{ incidentId: 'd', title: '' }, { incidentId: null }],
  }
  const { numbers, ids } = readQuestions(answer, places)
  expect([[...numbers], [...ids]]).toEqual([[7, 9, 8], ['d']])
  expect(readQuestions(null, places).numbers.size).toBe(0)
})
