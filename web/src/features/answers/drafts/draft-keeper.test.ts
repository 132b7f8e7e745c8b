import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_CONTENT } from '../draft-content.ts'
import { createDraftKeeper, type KeptDraft, type SaveResult } from './draft-keeper.ts'

const SAVED_AT = '2026-11-23T14:09:00Z'
const initial = { ...EMPTY_CONTENT, revision: 0, savedAt: null, isUnsaved: false }

function start(
  results: SaveResult[],
  from: Partial<Parameters<typeof createDraftKeeper>[0]['initial']> = {},
) {
  const sent: KeptDraft[] = []
  const kept: (KeptDraft | null)[] = []
  const keeper = createDraftKeeper({
    initial: { ...initial, ...from },
    save: async (draft) => {
      sent.push(draft)
      return results.shift() ?? { outcome: 'saved', revision: draft.revision + 1, savedAt: SAVED_AT }
    },
    keep: (draft) => kept.push(draft),
    pauseMs: 1000,
    retryMs: 10_000,
  })
  return { keeper, sent, kept }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('draft keeper', () => {
  it('keeps each key in the browser and saves once at the pause', async () => {
    const { keeper, sent, kept } = start([])

    keeper.change({ text: 'Оль' })
    keeper.change({ text: 'Ольга' })
    await vi.advanceTimersByTimeAsync(1000)

    expect(sent).toEqual([{ ...EMPTY_CONTENT, text: 'Ольга', revision: 0 }])
    expect(kept.at(-1)).toBeNull()
    expect(keeper.getState()).toMatchObject({ status: 'clean', revision: 1, savedAt: SAVED_AT })
  })

  it('sends one request at a time, however many ask to save at once', async () => {
    const { keeper, sent } = start([])
    keeper.change({ text: 'Один' })
    const first = keeper.flush()
    keeper.change({ text: 'Один, два' })
    await Promise.all([first, keeper.flush(), keeper.flush()])

    expect(sent.map(({ text, revision }) => [text, revision])).toEqual([
      ['Один', 0],
      ['Один, два', 1],
    ])
  })

  it('saves again what was typed while a save was on its way', async () => {
    const { keeper, sent } = start([])
    keeper.change({ text: 'Один' })
    const flushed = keeper.flush()
    keeper.change({ text: 'Один, два' })
    await flushed
    await vi.advanceTimersByTimeAsync(1000)

    expect(sent.map(({ text, revision }) => [text, revision])).toEqual([
      ['Один', 0],
      ['Один, два', 1],
    ])
  })

  it('holds the text without a line and sends it when the line is back', async () => {
    const { keeper, sent, kept } = start([{ outcome: 'offline' }])
    keeper.change({ text: 'Люк закрыли' })
    await vi.advanceTimersByTimeAsync(1000)

    expect(keeper.getState().status).toBe('offline')
    expect(kept.at(-1)).toMatchObject({ text: 'Люк закрыли' })

    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(2)
    expect(keeper.getState().status).toBe('clean')
  })

  it('never overwrites a colleague: the person chooses, then the chosen text is saved on top', async () => {
    const theirs = {
      ...EMPTY_CONTENT,
      text: 'Их текст',
      revision: 7,
      savedAt: SAVED_AT,
      savedByName: 'Д. Лебедев',
    }
    const { keeper, sent } = start([{ outcome: 'conflict', theirs }])
    keeper.change({ text: 'Мой текст' })
    await vi.advanceTimersByTimeAsync(1000)
    keeper.change({ text: 'Мой текст, дальше' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)

    keeper.resolve('mine')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent.at(-1)).toEqual({ ...EMPTY_CONTENT, text: 'Мой текст, дальше', revision: 7 })
  })

  it('saves at the start what the browser kept from the last time', async () => {
    const { sent } = start([], { text: 'Осталось с утра', revision: 3, isUnsaved: true })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual([{ ...EMPTY_CONTENT, text: 'Осталось с утра', revision: 3 }])
  })

  it('takes over what was loaded since, unless words here wait or are newer', async () => {
    const back = { ...initial, text: 'Вторая версия' }
    // A draft that became a version has no revision any more.
    const { keeper } = start([], { text: 'Первая версия', revision: 5 })
    keeper.renew(back)
    expect(keeper.getState()).toMatchObject({ text: 'Вторая версия', status: 'clean' })

    keeper.change({ text: 'Третья' })
    keeper.renew({ ...back, text: 'Чужая' })
    expect(keeper.getState().text).toBe('Третья')
    await vi.advanceTimersByTimeAsync(1000)
    // Asked for before the save, came after it.
    keeper.renew(back)
    expect(keeper.getState()).toMatchObject({ text: 'Третья', revision: 1 })
  })

  it('tries again by itself after a lost line, and not after a refusal', async () => {
    const lost = start([{ outcome: 'offline' }])
    lost.keeper.change({ text: 'Ольга' })
    await vi.advanceTimersByTimeAsync(1000 + 10_000)
    expect(lost.sent).toHaveLength(2)
    const refused = start([{ outcome: 'failed', error: new Error('no') }])
    refused.keeper.change({ text: 'Ольга' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refused.sent).toHaveLength(1)
    expect(refused.keeper.getState().status).toBe('failed')
  })

  it('saves nothing once it is stopped, nor while a choice is open', async () => {
    const stopped = start([])
    stopped.keeper.change({ text: 'Ольга' })
    stopped.keeper.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stopped.sent).toEqual([])
    const theirs = { ...EMPTY_CONTENT, text: 'Нина', revision: 7, savedAt: SAVED_AT, savedByName: 'Нина' }
    const { keeper, sent, kept } = start([{ outcome: 'conflict', theirs }])
    keeper.change({ text: 'Ольга' })
    await keeper.flush()
    keeper.change({ text: 'Ольга!' })
    await keeper.flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([sent.length, keeper.getState().status, kept.at(-1)?.text]).toEqual([1, 'conflict', 'Ольга!'])
    keeper.resolve('mine')
    expect(kept.at(-1)).toMatchObject({ text: 'Ольга!', revision: 7 })
    keeper.resolve('theirs')
    expect(keeper.getState().text).toBe('Ольга!')
  })

  it('saves once what is flushed twice, and says nothing of it to who no longer listens', async () => {
    const { keeper, sent } = start([])
    const heard = vi.fn()
    keeper.subscribe(heard)()
    keeper.change({ text: 'Ольга' })
    await Promise.all([keeper.flush(), keeper.flush()])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(heard).not.toHaveBeenCalled()
  })

  it('forgets its own words when those of the colleague are taken', async () => {
    const theirs = { ...EMPTY_CONTENT, text: 'Нина', revision: 7, savedAt: SAVED_AT, savedByName: 'Нина' }
    const { keeper, kept } = start([{ outcome: 'conflict', theirs }])
    keeper.change({ text: 'Ольга' })
    await keeper.flush()
    keeper.resolve('theirs')
    expect(kept.at(-1)).toBeNull()
  })
})
