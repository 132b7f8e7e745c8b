// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { FindQuestionField } from './FindQuestionField.tsx'

const network = fakeNetworkForEach()
const address = (street: string, house: string) => ({ settlement: null, street, house, object: null })
const row = (end: string, number: number, changes: Partial<IncidentResponse> = {}) => ({
  ...buildIncident({ id: `${INCIDENT_ID.slice(0, -2)}${end}`, number, ...changes }),
  ...{ place: '', approval: null, handWay: null },
})
const OWN = row('01', 204, { municipalityCode: 'sady', address: address('Труда', '5') })
const FAR = row('11', 205, { municipalityCode: 'elsewhere', title: 'Яма на въезде' })
const NEAR = row('12', 47_100, { municipalityCode: 'sady', address: address('Труда', '5') })

/** What the server was asked for, and how it answers: by a number only that question, as far as the reader sees it. */
let searches: (string | null)[] = []
beforeEach(() => {
  searches = []
  network.serve(INCIDENT_ROUTES.list, ({ query }) => {
    const search = query.get('search')
    searches.push(search)
    const all = [OWN, FAR, NEAR]
    const found = /^\d+$/.test(search ?? '')
      ? all.filter(({ number }) => String(number) === search)
      : all.filter(() => search === 'яма')
    return { incidents: found, nextCursor: null, isCut: false, also: [] }
  })
})

function open() {
  const onFound = vi.fn()
  const { user } = show(<FindQuestionField given={[OWN]} shouldFocus={false} onFound={onFound} />)
  const field = screen.getByLabelText<HTMLInputElement>('С каким вопросом: номер или слова из него')
  return { user, onFound, field, taken: () => onFound.mock.calls.map(([found]) => found.number) }
}

it('finds by words, the nearest first and never the question itself, and takes the one that is pressed', async () => {
  const { user, field, taken } = open()
  await user.type(field, ' яма ')
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  const found = within(await screen.findByRole('list', { name: 'Найденные вопросы, ближние первыми' }))
  const names = found.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
  expect(names.map((name) => name?.replace(/\D/g, ''))).toEqual(['47100', '205'])
  expect([searches, taken()]).toEqual([['яма'], []])
  await user.click(found.getAllByRole('button')[0]!)
  expect(taken()).toEqual([47_100])
  expect(field.value).toBe('')
  expect(screen.queryByRole('list')).toBeNull()
})

it.each(['47100', '№ 47 100', '№47\u00a0100', '47,100', ' #47100, '])(
  'takes %j as a number at once',
  async (typed) => {
    const { user, field, taken } = open()
    await user.type(field, typed)
    expect(screen.getByRole('button', { name: 'Добавить' })).toBeTruthy()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(taken()).toEqual([47_100]))
    expect([searches, field.value]).toEqual([['47100'], ''])
  },
)

it('says of a number of elsewhere that there is none, whatever else holds these digits', async () => {
  network.serve(INCIDENT_ROUTES.list, () => ({
    ...{ incidents: [FAR], nextCursor: null, isCut: false, also: [] },
  }))
  const { user, field, taken } = open()
  await user.type(field, '№ 900{Enter}')
  expect(await screen.findByText('Вопроса с таким номером нет.')).toBeTruthy()
  expect([taken(), field.value]).toEqual([[], '№ 900'])
})

it('says of its own number that the question is there already', async () => {
  const { user, field, taken } = open()
  await user.type(field, '204{Enter}')
  expect(await screen.findByText('Вопрос № 204 уже здесь, в списке.')).toBeTruthy()
  // Left out before, it is taken in again.
  expect(taken()).toEqual([204])
})

it('says that words found nothing, asks nothing where nothing is typed, and names a refusal', async () => {
  const { user, field, taken } = open()
  await user.click(field)
  await user.keyboard('{Enter}')
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  expect(searches).toEqual([])
  await user.type(field, 'трамвай{Enter}')
  expect(await screen.findByText(/^По этим словам ничего не нашлось/)).toBeTruthy()
  network.serve(INCIDENT_ROUTES.list, () => new Refused(503, 'http.unavailable'))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByText(/ничего не нашлось/)).toBeNull())
  expect(taken()).toEqual([])
})
