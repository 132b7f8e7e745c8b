import { readFileSync } from 'node:fs'
import { PULSE_QUESTIONS, PULSE_STRAINS } from '@veche/contract/values/portal/pulse.ts'
import { expect, it } from 'vitest'
import { monthCells } from './month-cells.ts'

type Words = {
  question: Record<string, string>
  strain: Record<string, string>
  score: Record<string, string>
}
const FILE = new URL('../../../../../web/src/locales/ru/sections/portal/pulse.json', import.meta.url)
const WORDS: Words = JSON.parse(readFileSync(FILE, 'utf8'))

it('calls questions, points of the scale and what they come to as the page does', () => {
  const tables = PULSE_STRAINS.map((strain) => {
    const questions = PULSE_QUESTIONS.map(() => ({ mean: 3, low: 0.4, strain }))
    const all = { answers: 12, questions }
    const [head = [], ...rows] = monthCells([{ month: '2026-11', all, groups: [] }], {
      agencies: [],
      municipalities: [],
    } as never)
    return { head, rows, strain }
  })
  for (const { head, rows, strain } of tables) {
    expect(rows.map((row) => row[3])).toEqual(PULSE_QUESTIONS.map((question) => WORDS.question[question]))
    expect(new Set(rows.map((row) => row[6]))).toEqual(new Set([WORDS.strain[strain]]))
    expect(head[5]).toBe(`«${WORDS.score[1]}» и «${WORDS.score[2]}», %`)
  }
})
