import { describe, expect, it } from 'vitest'
import { momentAt, pressed } from '../testing/questions.ts'
import {
  fateOf,
  nextBatch,
  refusedLineOf,
  refusedOf,
  refusedWordsOf,
  settle,
  type Unsent,
  waitingOf,
} from './command-queue.ts'

function command(order: number): Unsent {
  return {
    kind: 'command',
    order,
    refusedCode: null,
    questionId: `q${order}`,
    command: pressed(order, { type: 'answer' }, `k${order}`),
  }
}

function typed(order: number): Unsent {
  const words = {
    key: `k${order}`,
    channel: 'phone' as const,
    text: 'Где автобус?',
    askedAt: momentAt(order),
  }
  return { kind: 'typed', order, refusedCode: null, typed: words }
}

const keysOf = (queue: readonly Unsent[]) => {
  const batch = nextBatch(queue)
  if (!batch) return null
  return batch.kind === 'typed' ? batch.typed.key : batch.given.map((one) => one.command.key)
}

describe('nextBatch', () => {
  it('lets nothing overtake what was pressed before it', () => {
    const queue = [command(1), command(2), typed(3), command(4)]
    expect(keysOf(queue)).toEqual(['k1', 'k2'])
    expect(keysOf(queue.slice(2))).toBe('k3')
    expect(keysOf(queue.slice(3))).toEqual(['k4'])
    expect(keysOf([])).toBeNull()
  })

  it('takes as many as the server does', () => {
    const queue = Array.from({ length: 450 }, (_, index) => command(index))
    expect(keysOf(queue)).toHaveLength(200)
  })

  it('does not send what was refused', () => {
    expect(keysOf([{ ...command(1), refusedCode: 'livestream.over' }, command(2)])).toEqual(['k2'])
  })
})

describe('settle', () => {
  it('drops what is done, keeps what is refused with its reason and what nobody spoke of', () => {
    const queue = settle(
      [command(1), command(2), command(3)],
      [
        { key: 'k1', isDone: true, code: null },
        { key: 'k2', isDone: false, code: 'livestream.step_not_allowed' },
      ],
    )
    expect(waitingOf(queue).map(({ order }) => order)).toEqual([3])
    expect(refusedOf(queue)).toMatchObject([{ order: 2, refusedCode: 'livestream.step_not_allowed' }])
  })
})

it('tells what became of a key', () => {
  const queue = [command(1), { ...command(2), refusedCode: 'livestream.over' }]
  expect(['k1', 'k2', 'k3'].map((key) => fateOf(queue, key))).toEqual([
    'waiting',
    'refused livestream.over',
    null,
  ])
})

it('keeps the refused words of a line with how it stood when they were begun, the latest of its question', () => {
  const word = (order: number, line: string, refusedCode: string | null): Unsent => ({
    ...{ kind: 'command', order, refusedCode, questionId: 'q1' },
    command: pressed(order, { type: 'word_answer', before: 'В среду', line }, `k${order}`),
  })
  const queue = [word(1, 'Насос', 'full'), word(2, 'Насос купили', 'full'), word(3, 'Да', null), command(4)]
  expect(refusedLineOf(queue, 'q1')).toEqual({ keys: ['k1', 'k2'], line: 'Насос купили', before: 'В среду' })
  expect(refusedLineOf(queue, 'q4')).toBeNull()
  expect([refusedWordsOf(queue), refusedWordsOf([word(3, 'Да', null)])]).toEqual(['q1', null])
})
