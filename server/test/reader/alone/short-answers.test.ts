/**
 * Answers to «где именно?», alarms of a word or two and their look-alikes, written by somebody who had seen neither code
 * nor words. Nothing is learnt from them; figures of 30 November 2026 with a little room: 21 of 150, 71 of 80, 7 of 70.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createMessageReader } from '../../../src/main/cli/reader/read-alone.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'

const Text = z.object({ text: z.string(), label: z.enum(['where', 'danger', 'talk']) })
const texts = readFileSync(path.join(import.meta.dirname, 'short-answers.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Text.parse(JSON.parse(line)))

it('hears short alarms and rings for few addresses and look-alikes', () => {
  const read = createMessageReader(loadStarter())
  const rung = (label: z.infer<typeof Text>['label']) =>
    texts.filter((one) => one.label === label && read(one.text).class === 'danger').length
  const figures = { where: rung('where'), danger: rung('danger'), talk: rung('talk') }

  expect(texts).toHaveLength(300)
  expect(figures.danger).toBeGreaterThanOrEqual(69)
  expect(figures.where).toBeLessThanOrEqual(24)
  expect(figures.talk).toBeLessThanOrEqual(8)
})
