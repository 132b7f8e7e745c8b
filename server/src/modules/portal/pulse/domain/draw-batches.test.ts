import { PULSE_LEAST, PULSE_REST } from '@veche/contract/values/portal/pulse.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawBatches } from './draw-batches.ts'

const NOW = '2026-11'
const answers = (count: number, group: string, month = NOW) =>
  Array.from({ length: count }, () => ({ month, group }))

it('writes a group when five have answered, and nobody of fewer', () => {
  expect(drawBatches(answers(4, 'a'), NOW)).toEqual([])
  const [batch] = drawBatches([...answers(4, 'a'), ...answers(6, 'b')], NOW)
  expect(batch).toMatchObject({ month: NOW, group: 'b', answers: { length: 6 } })
})

it('joins those who are left over when their month has passed, and lets too few wait on', () => {
  const left = [...answers(3, 'a', '2026-09'), ...answers(2, 'b', '2026-10')]
  expect(drawBatches([...left, ...answers(4, 'a')], NOW)).toMatchObject([
    { month: '2026-10', group: PULSE_REST, answers: { length: 5 } },
  ])
  expect(drawBatches(answers(3, 'a', '2026-10'), NOW)).toEqual([])
})

it('never writes fewer than five together, nobody twice, and loses nobody who could be written', () => {
  const answer = fc.record({
    month: fc.constantFrom('2026-09', '2026-10', NOW),
    group: fc.constantFrom('a', 'b', PULSE_REST),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), (waiting) => {
      const batches = drawBatches(waiting, NOW)
      const written = batches.flatMap((batch) => batch.answers)
      expect(batches.every((batch) => batch.answers.length >= PULSE_LEAST)).toBe(true)
      expect(new Set(written).size).toBe(written.length)
      const left = waiting.filter((one) => !written.includes(one))
      expect(drawBatches(left, NOW)).toEqual([])
    }),
  )
})
