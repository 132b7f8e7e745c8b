import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../lib/api.ts'
import { fakeStorageForEach } from '../../../lib/browser/test-storage.ts'
import type { Question } from '../stream/codes.ts'
import { buildQuestion, momentAt, pressed, STARTED_AT } from '../testing/questions.ts'
import { refusedOf, waitingOf } from './command-queue.ts'
import { createAirStore } from './store.ts'
import { type AirLine, createAirSync } from './sync.ts'

const PLACE = { userId: 'editor', livestreamId: 'evening' }
const known = buildQuestion({ id: 'q1', number: 1, state: 'selected', position: 0 })

function fakeServer() {
  const heard: string[] = []
  let isDown = false
  let question: Question = known
  let revision = 1
  function reach() {
    if (isDown) throw new ApiError('network.unreachable', 0)
  }
  const line: AirLine = {
    async send(given) {
      reach()
      return given.map(({ command }) => {
        heard.push(`${command.type} ${command.at}`)
        if (command.type === 'unfold')
          return { key: command.key, isDone: false, code: 'livestream.not_folded' }
        revision += 1
        if (command.type === 'answer') question = { ...question, state: 'answered', timeCodeS: 95 }
        return { key: command.key, isDone: true, code: null }
      })
    },
    async add({ text }) {
      reach()
      heard.push(text)
    },
    async load(since) {
      reach()
      const balance = { asked: 1, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 1, authors: 1 }
      const questions = since < revision ? [question] : []
      return { questions, revision, hasMore: false, balance, now: momentAt(100) }
    },
  }
  return { line, heard, setDown: (value: boolean) => (isDown = value) }
}

fakeStorageForEach()

async function open(server: ReturnType<typeof fakeServer>) {
  const store = createAirStore(PLACE)
  store.setStartedAt(STARTED_AT)
  const sync = createAirSync(store, server.line)
  await sync()
  return { store, sync }
}

describe('a stream without connection', () => {
  it('shows what was pressed as done and sends it in order when the line is back', async () => {
    const server = fakeServer()
    const { store, sync } = await open(server)
    server.setDown(true)
    store.press('q1', pressed(60, { type: 'read_out' }))
    store.press('q1', pressed(90, { type: 'answer' }))
    store.type({ key: 'typed', channel: 'hall', text: 'А мост?', askedAt: momentAt(92) })
    await sync()
    expect(store.find('q1')).toMatchObject({ state: 'answered', timeCodeS: 60 })
    expect(store.view()).toMatchObject({ isLineLost: true, balance: { onAir: 1, waiting: 0 } })
    expect(waitingOf(store.view().queue)).toHaveLength(3)

    server.setDown(false)
    await sync()
    expect(server.heard).toEqual([`read_out ${momentAt(60)}`, `answer ${momentAt(90)}`, 'А мост?'])
    expect(store.view()).toMatchObject({ isLineLost: false, queue: [] })
    expect(store.find('q1')).toMatchObject({ timeCodeS: 95 })
  })

  it('loses nothing by a reload', async () => {
    const server = fakeServer()
    const first = await open(server)
    server.setDown(true)
    first.store.press('q1', pressed(90, { type: 'answer' }))
    await first.sync()

    const again = createAirStore(PLACE)
    again.setStartedAt(STARTED_AT)
    again.restore(first.store.keep())
    expect(again.find('q1')).toMatchObject({ state: 'answered', timeCodeS: 90 })
    server.setDown(false)
    await createAirSync(again, server.line)()
    expect(server.heard).toEqual([`answer ${momentAt(90)}`])
    expect(createAirStore(PLACE).view().queue).toEqual([])
  })

  it('keeps a refused command with its reason until it is read, and sends the others', async () => {
    const server = fakeServer()
    const { store, sync } = await open(server)
    store.press('q1', pressed(80, { type: 'unfold' }, 'bad'))
    store.press('q1', pressed(90, { type: 'answer' }))
    await sync()
    expect(waitingOf(store.view().queue)).toEqual([])
    expect(refusedOf(store.view().queue)).toMatchObject([{ refusedCode: 'livestream.not_folded' }])
    expect(refusedOf(createAirStore(PLACE).view().queue)).toHaveLength(1)
    store.dismiss('bad')
    expect(createAirStore(PLACE).view().queue).toEqual([])
  })

  it('mixes no two people at one laptop', async () => {
    const { store } = await open(fakeServer())
    store.press('q1', pressed(90, { type: 'answer' }))
    expect(createAirStore({ ...PLACE, userId: 'another' }).view().queue).toEqual([])
    expect(createAirStore({ ...PLACE, livestreamId: 'other' }).view().queue).toEqual([])
  })
})
