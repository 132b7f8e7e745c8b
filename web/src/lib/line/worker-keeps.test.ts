/** What the worker keeps for a page without a line: answers of the pages that are kept, and few small pictures, the newest. */
import { expect, it } from 'vitest'
import { startOfflineWorker } from '../../testing/offline-worker.ts'

const MOST = 80
const ID = '00000000-0000-7000-8000-000000000002'
const fullOf = (no: number) => `/api/messages/${ID}/attachments/${no}`
const smallOf = (no: number) => `${fullOf(no)}/thumbnail`

const bytes = (count: number) => () =>
  new Response(new Uint8Array(count), { headers: { date: new Date().toUTCString() } })
const NO_LINE = () => {
  throw new TypeError('Failed to fetch')
}
const sizeOf = async (response: Response | undefined) => (await response?.arrayBuffer())?.byteLength

it('keeps small ones, the oldest goes before there are too many, and gives them without a line', async () => {
  const worker = startOfflineWorker({ answer: bytes(1000) })
  // What was sent in full is not even looked at, and a picture that is too large is only shown.
  expect(await worker.ask(fullOf(0))).toBeUndefined()
  worker.answer(bytes(200_000))
  expect(await sizeOf(await worker.ask(smallOf(0)))).toBe(200_000)
  expect(worker.kept()).toEqual([])

  worker.answer(bytes(1000))
  for (let no = 1; no <= MOST + 2; no += 1) await worker.ask(smallOf(no))
  expect(worker.kept()).toHaveLength(MOST)
  expect(worker.kept().at(0)).toBe(smallOf(3))
  worker.answer(NO_LINE)
  expect(await sizeOf(await worker.ask(smallOf(3)))).toBe(1000)
  await expect(worker.ask(smallOf(1))).rejects.toThrow('Failed to fetch')
})

it.each([
  ['/approvals', '/api/incidents?queue=to_approve'],
  ['/approvals', '/api/broadcasts/to-approve'],
  [`/approvals/${ID}`, `/api/incidents/${ID}/answer/judging`],
  [`/tasks/${ID}`, `/api/incidents/${ID}/articles`],
  ['/tasks', '/api/incidents/near'],
  ['/duty', '/api/duty/answer?words=вода'],
  ['/duty/ministry-roads', '/api/duty/bodies/ministry-roads'],
  [`/practices/${ID}`, `/api/practices/${ID}`],
  ['/feedback', '/api/feedback'],
  [`/broadcasts/${ID}`, `/api/broadcasts/${ID}`],
])('gives on %s what was read last of %s', async (page, path) => {
  const worker = startOfflineWorker({ page, answer: bytes(10) })
  await worker.ask(path)
  worker.answer(NO_LINE)
  expect(await sizeOf(await worker.ask(path))).toBe(10)
})

it.each([
  ['/desk', '/api/incidents'],
  ['/users', '/api/me'],
])('keeps nothing of %s', async (page, path) => {
  const worker = startOfflineWorker({ page })
  await worker.ask(path)
  expect(worker.kept()).toEqual([])
})

it('takes no calendar of a secret address for the page that opens without a line', async () => {
  const worker = startOfflineWorker()
  const address = `/calendar/${'a'.repeat(43)}/veche.ics`
  expect(await worker.ask(address, { mode: 'navigate' })).toBeUndefined()
  expect(await worker.ask('/tasks', { mode: 'navigate' })).toBeDefined()
})
