// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { expect, it, vi } from 'vitest'
import { buildPart, PART_DUE } from '../../../testing/answers.ts'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { ContributionsPanel } from './ContributionsPanel.tsx'
import type { PartsOfIncident } from './contributions.queries.ts'
import { PartScreen } from './PartScreen.tsx'
import { PartsWaiting } from './PartsWaiting.tsx'

const network = fakeNetworkForEach()
const KEY = expect.any(String)
const POST = '00000000-0000-7000-8000-000000000042'

const given = buildPart({
  ...{ state: 'given', answer: 'Откроем 25 ноября', givenAt: PART_DUE, takenByName: 'Инна', revision: 3 },
  acts: ['accept', 'send_back', 'say', 'withdraw'],
  posts: [
    { id: POST, kind: 'given', byName: 'Инна', isOfWriter: false, words: 'Откроем 25 ноября', at: PART_DUE },
  ],
})
const agency = (code: string, shortName: string) => ({
  ...{ code, name: shortName, shortName, kind: 'utility' as const, municipalityCode: null },
  ...{ isTrusted: false, units: [] },
})

function panel(known: Partial<PartsOfIncident>) {
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], topicGroups: [] },
    ...{ topics: [], retired: { municipalities: [], agencies: [], units: [], topics: [] } },
    agencies: [agency('water', 'Водоканал'), agency('roads', 'Дороги'), agency('heat', 'Теплосеть')],
  }))
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => ({
    ...{ contributions: [], mayAsk: true, offeredWords: 'Нет воды, •••' },
    ...known,
  }))
  network.serve(CONTRIBUTION_ROUTES.term, () => ({
    dueAt: PART_DUE,
    isCut: true,
    people: [{ id: 'i', name: 'Инна' }],
  }))
  const onInsert = vi.fn()
  const incident = buildIncident({ step: 'in_progress', agencyCode: 'roads' })
  return { onInsert, ...show(<ContributionsPanel incident={incident} onInsert={onInsert} />) }
}
const dialog = () => within(screen.getByRole('dialog'))

async function chooseBody(user: ReturnType<typeof show>['user']) {
  await user.type(dialog().getByRole('combobox', { name: 'У кого' }), 'водо')
  await user.click(await dialog().findByRole('option', { name: /Водоканал/ }))
}

it('asks a body: what, until when, and which words of the resident it sees', async () => {
  network.serve(CONTRIBUTION_ROUTES.ask, () => ({
    contributions: [buildPart()],
    mayAsk: true,
    offeredWords: '',
  }))
  const { user } = panel({})
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  expect(dialog().getByLabelText<HTMLTextAreaElement>(/Слова жителя/).value).toBe('Нет воды, •••')
  await user.type(dialog().getByRole('combobox', { name: 'У кого' }), 'дор')
  expect(await dialog().findByText('Ничего не нашли')).toBeTruthy()
  await user.clear(dialog().getByRole('combobox', { name: 'У кого' }))
  await chooseBody(user)
  expect(await dialog().findByText(/Часть нужна до/)).toBeTruthy()
  expect(dialog().getByText(/позже истечёт срок самого ответа/)).toBeTruthy()
  await user.type(dialog().getByLabelText(/Что нужно/), 'Когда откроют?')
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toMatchObject([
    {
      ...{ bodies: [{ agencyCode: 'water', personId: null }], ask: 'Когда откроют?', hours: 8 },
      ...{ shownWords: 'Нет воды, •••', isConfirmed: false },
    },
  ])
})

it('sends nothing without a body, and personal data only when somebody says that they are needed', async () => {
  network.serve(CONTRIBUTION_ROUTES.ask, () => new Refused(400, 'contribution.personal_data'))
  const { user } = panel({})
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  await user.type(dialog().getByLabelText(/Что нужно/), 'Когда откроют?')
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  expect(await dialog().findByText('Выберите, у кого просите.')).toBeTruthy()
  expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toEqual([])
  await chooseBody(user)
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await user.click(await dialog().findByRole('checkbox', { name: /нужны там для ответа/ }))
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await waitFor(() => expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toHaveLength(2))
  expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toMatchObject([
    { isConfirmed: false },
    { isConfirmed: true },
  ])
})

it('puts what was given into the answer as a quotation, and accepts it', async () => {
  network.serve(CONTRIBUTION_ROUTES.command, () => buildPart({ state: 'accepted' }))
  const { user, onInsert } = panel({ contributions: [given] })
  await screen.findByRole('article', { name: 'Водоканал' })
  await user.click(await screen.findByRole('button', { name: 'Вставить в ответ' }))
  expect(onInsert).toHaveBeenCalledWith('Водоканал сообщает: Откроем 25 ноября')
  await user.click(screen.getByRole('button', { name: 'Принять' }))
  expect(await screen.findByText('Часть принята')).toBeTruthy()
  expect(network.sentTo(CONTRIBUTION_ROUTES.command)).toEqual([
    { type: 'accept', expectedRevision: 3, commandKey: KEY },
  ])
})

it('sends a part back with what is to be mended, and not without it', async () => {
  network.serve(CONTRIBUTION_ROUTES.command, () => buildPart({ state: 'taken' }))
  const { user } = panel({ contributions: [given] })
  await user.click(await screen.findByRole('button', { name: 'Вернуть' }))
  await user.click(dialog().getByRole('button', { name: 'Вернуть' }))
  expect(network.sentTo(CONTRIBUTION_ROUTES.command)).toEqual([])
  await user.type(dialog().getByLabelText('Что поправить'), 'Назовите час')
  await user.click(dialog().getByRole('button', { name: 'Вернуть' }))
  await waitFor(() =>
    expect(network.sentTo(CONTRIBUTION_ROUTES.command)).toEqual([
      { type: 'send_back', words: 'Назовите час', expectedRevision: 3, commandKey: KEY },
    ]),
  )
})

it('says which part is late', async () => {
  panel({ contributions: [buildPart({ isLate: true })] })
  expect(await screen.findByText(/просрочено с/)).toBeTruthy()
})

it('shows the asked body its part, and refuses with whom to ask', async () => {
  network.serve(CONTRIBUTION_ROUTES.command, () => buildPart({ state: 'refused', acts: [] }))
  const { user } = show(
    <PartScreen part={buildPart({ acts: ['take', 'give', 'refuse', 'say'] })} back={null} />,
  )
  expect(screen.getByText('Когда откроют задвижку?')).toBeTruthy()
  expect(screen.getByText('Второй день нет воды')).toBeTruthy()
  expect(screen.getByText(/Вам видна только эта часть/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Не наше' }))
  await user.type(dialog().getByLabelText('Почему, и кого спросить'), 'Спросите теплосеть')
  await user.click(dialog().getByRole('button', { name: 'Не наше' }))
  await waitFor(() =>
    expect(network.sentTo(CONTRIBUTION_ROUTES.command)).toEqual([
      { type: 'refuse', words: 'Спросите теплосеть', expectedRevision: 1, commandKey: KEY },
    ]),
  )
})

it('shows a panel of nothing to who may ask nobody', async () => {
  panel({ mayAsk: false })
  await waitFor(() =>
    expect(network.calls('GET')).toContain(`GET /api/incidents/${INCIDENT_ID}/contributions`),
  )
  expect(screen.queryByRole('region')).toBeNull()
})

it('says above one’s tasks how many parts are waited for, and that one is late', async () => {
  network.serve(CONTRIBUTION_ROUTES.list, () => ({
    contributions: [buildPart({ isLate: true })],
    nextCursor: null,
  }))
  show(<PartsWaiting renderLink={(content) => <a href="/parts">{content}</a>} />)
  expect((await screen.findByRole('link')).textContent).toBe('Ждут 1 часть ответаесть просроченные')
})
