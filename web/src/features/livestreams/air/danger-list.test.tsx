import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { createAirStore } from '../commands/store.ts'
import { AirContext } from '../commands/use-air.ts'
import { buildQuestion } from '../testing/questions.ts'
import { DangerList } from './DangerList.tsx'

const nothing = () => undefined

function render(...questions: ReturnType<typeof buildQuestion>[]): string {
  const store = createAirStore({ userId: 'u1', livestreamId: 'l1' })
  store.restore({ questions, revision: 1, balance: null })
  return renderRussian(
    <AirContext value={{ store, press: () => '', undo: nothing, type: () => '', refresh: nothing }}>
      <DangerList chosenId={null} onChoose={nothing} />
    </AirContext>,
  )
}

it('says of each danger that it was passed on, and by which number', () => {
  const danger = { state: 'on_control', isDanger: true, incidentId: 'i1', incidentNumber: 142 } as const
  const html = render(buildQuestion({ id: 'q1', number: 7, askedText: 'Пахнет газом!', ...danger }))
  for (const words of ['Пахнет газом!', 'Опасность: 1', 'инцидент № 142']) expect(html).toContain(words)
  expect(render(buildQuestion({ id: 'q2', number: 8 }))).toBe('')
})
