import { describe, expect, it } from 'vitest'
import type { Fault } from '../src/vk/faults.ts'
import { entriesOf, GROUP, KEY, type Stand, startReceiver, startStand, subscribe } from './support.ts'

const answer = (stand: Stand, guid: string) =>
  stand.call('wall.createComment', { owner_id: -GROUP, post_id: stand.postId, message: 'Ответ', guid })

const comments = (stand: Stand) => stand.emulator.control.dump({}).comments?.length ?? 0

function write(stand: Stand, text: string) {
  const { postId, residentId } = stand
  return stand.emulator.control.addComment({ groupId: GROUP, objectId: postId, residentId, text })
}

describe('faults of requests', () => {
  it('give the error asked for, as many times as asked, without an effect', async () => {
    const stand = await startStand()
    for (const code of [6, 9, 14, 15, 27, 901]) {
      stand.emulator.control.setFaults({
        faults: [{ kind: 'error', code, next: 2, method: 'wall.createComment' }],
      })
      expect((await answer(stand, `${code}`)).code).toBe(code)
      expect((await stand.call('users.get')).code).toBe(null)
      expect((await answer(stand, `${code}`)).code).toBe(code)
      await stand.clock.advance(1000, async () => {})
    }
    expect(comments(stand)).toBe(0)
    expect((await answer(stand, 'after')).code).toBe(null)
  })

  it('lose the answer before the effect or after it, and the guid makes a repeat safe', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    control.setFaults({
      faults: [
        { kind: 'drop', when: 'before', next: 1 },
        { kind: 'drop', when: 'after', next: 1 },
      ],
    })
    await expect(answer(stand, 'one')).rejects.toThrow('fetch failed')
    expect(comments(stand)).toBe(0)
    await expect(answer(stand, 'one')).rejects.toThrow('fetch failed')
    expect(comments(stand)).toBe(1)
    expect((await answer(stand, 'one')).code).toBe(null)
    expect(comments(stand)).toBe(1)
    expect(entriesOf(stand, 'request').map(({ effect, fault }) => [effect, fault])).toEqual([
      ['none', 'drop before'],
      ['created', 'drop after'],
      ['repeated', null],
    ])
  })

  it('answer with 5xx and with broken JSON', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    control.setFaults({ faults: [{ kind: 'http', when: 'before', status: 503, next: 1 }] })
    await expect(answer(stand, 'a')).rejects.toThrow('HTTP 503')
    expect(comments(stand)).toBe(0)
    control.setFaults({ faults: [{ kind: 'malformed', when: 'after', next: 1 }] })
    await expect(answer(stand, 'a')).rejects.toThrow(SyntaxError)
    expect(comments(stand)).toBe(1)
  })

  it('hang until the client gives up, and slow an answer down', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    control.setFaults({
      faults: [
        { kind: 'hang', when: 'after', next: 1 },
        { kind: 'slow', ms: 80 },
      ],
    })
    const hanging = fetch(`${stand.url}/method/users.get?v=5.199&access_token=${KEY}`, {
      signal: AbortSignal.timeout(200),
    })
    await expect(hanging).rejects.toThrow('timeout')
    const startedAt = performance.now()
    await stand.call('users.get')
    expect(performance.now() - startedAt).toBeGreaterThan(70)
  })

  it('strike with the probability and order that the seed gives', async () => {
    const codes = async (seed: number) => {
      const stand = await startStand()
      stand.emulator.control.setFaults({ faults: [{ kind: 'error', code: 9, probability: 0.3 }], seed })
      const seen: (number | null)[] = []
      for (let i = 0; i < 100; i += 1) {
        if (i % 20 === 0) await stand.clock.advance(1000, async () => {})
        seen.push((await stand.call('users.get')).code)
      }
      return seen
    }
    const first = await codes(1)
    expect(await codes(1)).toEqual(first)
    expect(await codes(2)).not.toEqual(first)
    const struck = first.filter((code) => code === 9).length
    expect(struck).toBeGreaterThan(15)
    expect(struck).toBeLessThan(45)
  })

  it('concern one community where they are told to, and may skip the first calls', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    control.setFaults({ faults: [{ kind: 'error', code: 9, groupId: 789 }] })
    expect((await stand.call('users.get')).code).toBe(null)
    control.setFaults({ faults: [{ kind: 'error', code: 9, skip: 2, next: 1 }] })
    const codes = []
    for (let i = 0; i < 4; i += 1) codes.push((await stand.call('users.get')).code)
    expect(codes).toEqual([null, null, 9, null])
  })
})

describe('faults of events', () => {
  async function deliver(faults: Fault[], count: number, ms: number) {
    const stand = await startStand()
    const receiver = await startReceiver(() => ({ body: 'ok' }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    stand.emulator.control.setFaults({ faults })
    for (let i = 0; i < count; i += 1) write(stand, `${i}`)
    await stand.emulator.control.advance({ ms })
    const texts = receiver.received.map(({ body }) => (body.object as { text: string }).text)
    return { stand, receiver, texts }
  }

  it('repeat an event under its id', async () => {
    const { receiver } = await deliver([{ kind: 'event_duplicate', times: 4 }], 1, 0)
    expect(receiver.received).toHaveLength(5)
    expect(new Set(receiver.received.map(({ body }) => body.event_id)).size).toBe(1)
  })

  it('shuffle events within a window', async () => {
    const { texts } = await deliver([{ kind: 'event_reorder', window: 10 }], 20, 0)
    expect(texts).toHaveLength(20)
    expect(texts).not.toEqual(texts.toSorted((a, b) => Number(a) - Number(b)))
    const firstWindow = texts.slice(0, 10).map(Number)
    expect(Math.max(...firstWindow)).toBeLessThan(14)
  })

  it('send an incomplete window after half a second', async () => {
    const fault: Fault = { kind: 'event_reorder', window: 10 }
    expect((await deliver([fault], 3, 400)).texts).toHaveLength(0)
    expect((await deliver([fault], 3, 500)).texts).toHaveLength(3)
  })

  it('delay and drop', async () => {
    expect((await deliver([{ kind: 'event_delay', ms: 5000 }], 1, 4999)).texts).toHaveLength(0)
    expect((await deliver([{ kind: 'event_delay', ms: 5000 }], 1, 5000)).texts).toHaveLength(1)
    const { texts, stand } = await deliver([{ kind: 'event_drop', next: 1 }], 2, 0)
    expect(texts).toEqual(['1'])
    expect(entriesOf(stand, 'delivery').map((entry) => entry.outcome)).toContain('dropped_by_fault')
  })

  it('are set over HTTP and refused when they make no sense', async () => {
    const stand = await startStand()
    const send = (method: string, body: unknown) =>
      fetch(`${stand.url}/_ctl/faults`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await send('PUT', { faults: [{ kind: 'event_drop', probability: 2 }] })).status).toBe(400)
    expect((await send('PUT', { faults: [{ kind: 'event_drop' }], seed: 3 })).status).toBe(200)
    expect((await send('POST', { faults: [{ kind: 'error', code: 6 }] })).status).toBe(200)
    expect(await (await fetch(`${stand.url}/_ctl/faults`)).json()).toHaveLength(2)
    await fetch(`${stand.url}/_ctl/faults`, { method: 'DELETE' })
    expect(await (await fetch(`${stand.url}/_ctl/faults`)).json()).toEqual([])
  })
})
