import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { fakeStorageForEach } from '../../../lib/browser/test-storage.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { AnswerLine } from '../answer-line/AnswerLine.tsx'
import { findLine, keepLine, listKeptLines } from '../answer-line/line-drafts.ts'
import { createAirStore } from '../commands/store.ts'
import { AirContext } from '../commands/use-air.ts'
import { TypedDialog } from '../intake/TypedDialog.tsx'
import { PromiseDialog } from '../promises/PromiseDialog.tsx'
import { buildQuestion } from '../testing/questions.ts'

fakeStorageForEach()
const nothing = () => undefined
const PLACE = { userId: 'u1', livestreamId: 'l1' }
const question = buildQuestion({ id: 'q1', number: 1, state: 'selected', timeCodeS: 60 })

function open(node: ReactNode, userId = 'u1'): string {
  const store = createAirStore({ ...PLACE, userId })
  store.restore({ questions: [question], revision: 1, balance: null })
  const air = { store, press: () => '', undo: nothing, type: () => '', refresh: nothing }
  return renderRussian(<AirContext value={air}>{node}</AirContext>)
}
const line = (
  <AnswerLine
    {...{ question, field: { current: null }, onPick: nothing, onHold: nothing, onDone: nothing }}
  />
)

it('has the line of an answer after a reload, says that it is not saved, and shows it to nobody else', () => {
  keepLine(PLACE, 'q1', { text: 'Мост откроют в мае', before: '' })
  expect(open(line)).toMatch(/value="Мост откроют в мае".*ещё не записано/)
  expect(open(line, 'u2')).not.toContain('Мост откроют')
  expect(listKeptLines(PLACE)).toEqual(['q1'])
  // What was taken back to how it stood is nothing to keep.
  keepLine(PLACE, 'q1', { text: 'В среду ', before: 'В среду' })
  expect([findLine(PLACE, 'q1'), listKeptLines(PLACE)]).toEqual([null, []])
  expect(open(line)).not.toContain('ещё не записано')
})

it('reads no line that another version wrote otherwise', () => {
  localStorage.setItem('veche.air-line.u1.l1.q1', '{"text":7}')
  expect(findLine(PLACE, 'q1')).toBeNull()
})

it('has an errand and a typed question with all their fields after a reload', () => {
  for (const [field, words] of Object.entries({ what: 'Фонари включат', who: 'Мэрия', dueOn: '2027-12-01' }))
    localStorage.setItem(`veche.air-errand.u1.l1.q1.${field}`, words)
  const errand = open(<PromiseDialog questionId="q1" onClose={nothing} />)
  for (const words of ['Фонари включат', 'Мэрия', '2027-12-01']) expect(errand).toContain(words)
  localStorage.setItem('veche.air-typed.u1.l1.text', 'Звонят из Опеченского')
  expect(open(<TypedDialog onClose={nothing} />)).toContain('Звонят из Опеченского')
})
