// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import { OWN_WORK_ROUTES } from '@veche/contract/routes/portal/own-work.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { MEASURES, measuresOf, middleOfWeek, usualOf } from './measures.ts'
import type { OwnWork, Week } from './own-work.queries.ts'
import { WeekTile } from './WeekTile.tsx'
import { WeekTiles } from './WeekTiles.tsx'
import { OwnReturns, type RenderQuestion, ThanksList } from './WordsOfOthers.tsx'

const network = fakeNetworkForEach()

const week = (startsOn: string, changes: Partial<Week> = {}): Week => ({
  ...{ startsOn, answers: 0, returned: 0, inTime: { of: 0, count: 0 }, satisfied: { of: 0, count: 0 } },
  ...{ medianMinutes: null, sorted: 0, decided: 0, handed: 0 },
  chatReplies: 0,
  ...changes,
})
const WEEKS = [
  week('2026-11-09', { answers: 6, inTime: { of: 6, count: 6 } }),
  week('2026-11-16', { answers: 10, inTime: { of: 10, count: 5 } }),
  week('2026-11-23', { answers: 3, inTime: { of: 3, count: 3 } }),
]
const MIDDLE = {
  ...{ people: 7, answers: 15, inTimeShare: 0.9, returned: 0, satisfiedShare: null, minutes: null },
}
const work = (changes: Partial<OwnWork> = {}): OwnWork => ({
  ...{ asOf: '2026-11-29T09:00:00Z', weeks: WEEKS, returns: [], thanks: [] },
  unit: { state: 'compared', name: 'Отдел дорог', middle: MIDDLE },
  ...changes,
})
const measure = (key: string) => MEASURES.find((one) => one.key === key)!
const renderQuestion: RenderQuestion = (id, content) => <a href={id}>{content}</a>

it('stands beside whole weeks of one’s own past, without the one that goes on', () => {
  expect(usualOf(measure('answers'), WEEKS)).toBe(8)
  expect(usualOf(measure('inTime'), WEEKS)).toBe(0.75)
  expect(usualOf(measure('answers'), WEEKS.slice(-1))).toBeNull()
  // Weeks before one came are no weeks of doing nothing.
  expect(usualOf(measure('answers'), [week('2026-11-02'), ...WEEKS])).toBe(8)
  expect(usualOf(measure('answers'), [week('2026-11-16'), ...WEEKS.slice(-1)])).toBeNull()
})

it('sets what falls on one week beside one week, and a share beside a share', () => {
  expect(middleOfWeek(measure('answers'), work())).toBe(5)
  expect(middleOfWeek(measure('inTime'), work())).toBe(0.9)
  expect(middleOfWeek(measure('satisfied'), work())).toBeNull()
  expect(middleOfWeek(measure('answers'), work({ unit: { state: 'none' } }))).toBeNull()
})

it('leaves out what one never did', () => {
  expect(measuresOf(WEEKS).map(({ key }) => key)).toEqual(['answers', 'inTime'])
})

it('tells this week, the usual and the middle of the unit, and the same in a table', () => {
  show(<WeekTiles work={work()} />)
  const heading = screen.getByRole('heading', { name: /^Эта неделя/ })
  expect(heading.textContent).toMatch(/с 23.ноября по 29.ноября включительно$/u)
  expect(screen.getByText(/отправленный на согласование ещё не в счёте/)).toBeTruthy()
  const tile = within(screen.getByRole('region', { name: 'Ответов' }))
  expect(tile.getByText('3')).toBeTruthy()
  expect(tile.getByText('обычно у вас: 8')).toBeTruthy()
  expect(tile.getByText('середина подразделения: 5')).toBeTruthy()
  expect(screen.getByText(/Отдел дорог.*7 человек/)).toBeTruthy()
  const rows = screen.getAllByRole('row', { hidden: true }).map(({ textContent }) => textContent)
  expect(rows).toHaveLength(4)
  expect(rows[1]).toMatch(/23.ноября3100/u)
})

it('says that a unit is too small, and compares with nobody', () => {
  show(<WeekTiles work={work({ unit: { state: 'few', name: 'Отдел дорог' } })} />)
  expect(screen.getByText(/мало людей/)).toBeTruthy()
  expect(screen.queryByText(/середина/)).toBeNull()
})

it('says that there is nothing to count yet', () => {
  show(<WeekTiles work={work({ weeks: [week('2026-11-23')] })} />)
  expect(screen.getByText('Пока считать нечего')).toBeTruthy()
})

it('tells in the words of the approver why a text came back, and that it was put right', () => {
  const back = { incidentId: 'one', title: 'Темно', at: '2026-11-24T09:00:00Z', byName: 'Борис' }
  show(
    <OwnReturns
      returns={[{ ...back, reasonCode: 'no_date', words: 'Когда?', isSettled: true }]}
      renderQuestion={renderQuestion}
    />,
  )
  expect(screen.getByText(/Когда\?/)).toBeTruthy()
  expect(screen.getByText('исправлено и согласовано')).toBeTruthy()
})

it('shows words of residents, and says where they will be', () => {
  const { again } = show(<ThanksList thanks={[]} renderQuestion={renderQuestion} />)
  expect(screen.getByText(/его слова будут здесь/)).toBeTruthy()
  const thanks = [{ incidentId: 'one', title: 'Темно', at: '2026-11-24T09:00:00Z', words: 'Спасибо!' }]
  again(<ThanksList thanks={thanks} renderQuestion={renderQuestion} />)
  expect(screen.getByText('«Спасибо!»')).toBeTruthy()
})

it('has a few figures of the week beside the day', async () => {
  network.serve(OWN_WORK_ROUTES.read, () => work())
  show(<WeekTile />)
  const tile = within(await screen.findByRole('region', { name: 'Моя неделя' }))
  expect(tile.getByText(/Эта неделя: с 23.ноября по 29.ноября включительно\. Ответ считается/u)).toBeTruthy()
  expect(tile.getByText('Ответов').nextElementSibling?.textContent).toBe('3')
  expect(tile.queryByText('Вернули')).toBeNull()
})
