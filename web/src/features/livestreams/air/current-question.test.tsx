import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { createAirStore } from '../commands/store.ts'
import { AirContext } from '../commands/use-air.ts'
import { buildQuestion, STARTED_AT } from '../testing/questions.ts'
import { CurrentQuestion } from './CurrentQuestion.tsx'

const nothing = () => undefined

function render(startedAt: string | null): string {
  const store = createAirStore({ userId: 'u1', livestreamId: 'l1' })
  const selected = (number: number, askedText: string) =>
    buildQuestion({ id: `q${number}`, number, state: 'selected', position: number, askedText })
  store.restore({
    questions: [selected(1, 'Когда вода?'), selected(2, 'Когда автобус?')],
    revision: 1,
    balance: null,
  })
  return renderRussian(
    <AirContext value={{ store, press: () => '', undo: nothing, type: () => '', refresh: nothing }}>
      <CurrentQuestion startedAt={startedAt} wantedId="q2" />
    </AirContext>,
  )
}

it('announces the very question that the key will put on air, be it not the first', () => {
  const html = render(STARTED_AT)
  expect(html).toContain('Следующий вопрос')
  expect(html).toContain('Когда автобус?')
  expect(html).not.toContain('Когда вода?')
})

it('names no key before the stream has begun', () => {
  const html = render(null)
  expect(html).toContain('Первый вопрос')
  expect(html).not.toContain('<kbd')
})
