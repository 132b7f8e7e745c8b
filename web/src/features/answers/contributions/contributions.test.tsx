// @vitest-environment jsdom

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { DUTY_ROUTES } from '@veche/contract/routes/portal/duty.ts'
import { expect, it, vi } from 'vitest'
import today from '../../../locales/ru/sections/today.json' with { type: 'json' }
import { buildPart, PART_DUE } from '../../../testing/answers.ts'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { fakeUploadsForEach } from '../../../testing/fake-uploads.ts'
import { abilitiesOf, buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AskedPartMark } from './AskedPartMark.tsx'
import { ContributionsPanel } from './ContributionsPanel.tsx'
import type { PartsOfIncident } from './contributions.queries.ts'
import { PartScreen } from './PartScreen.tsx'
import { PartsWaiting } from './PartsWaiting.tsx'

const network = fakeNetworkForEach()
const uploads = fakeUploadsForEach()
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

const term = (hours: number, dueAt: string, changes = {}) => ({
  ...{ hours, dueAt, isCut: false, isTooShort: false },
  ...changes,
})
const ANSWER_DUE = '2026-11-24T14:00:00.000Z'
const CUT = '2026-11-24T13:46:00.000Z'
const TERMS = {
  answerDueAt: ANSWER_DUE,
  latestAt: CUT,
  terms: [
    term(2, '2026-11-24T11:30:00.000Z'),
    ...[4, 8, 16, 24, 40].map((hours) => term(hours, CUT, { isCut: true })),
  ],
  people: [{ id: 'i', name: 'Инна' }],
}

const NOT_KNOWN = {
  ...{
    topicCode: null,
    topicBy: null,
    municipalityCode: null,
    municipalityBy: null,
    street: null,
    house: null,
  },
  ...{ streetPlaces: null, objects: [], otherTopics: [], articles: [], people: [], answer: null, groups: [] },
}
const OPEN = { isRoundTheClock: true, isOpen: true, changesAt: null }
const answerOf = (agencyCode: string) => ({
  ...{ agencyCode, phone: '', innerPhone: '', email: '', address: '', hours: OPEN, match: 'topic' as const },
  ...{ line: null, unitCode: null, post: null, emergency: null, writers: [], mayWrite: false },
})

function panel(
  known: Partial<PartsOfIncident>,
  changes: Parameters<typeof buildIncident>[0] = {},
  isLedToLate = false,
) {
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], topicGroups: [] },
    topics: [{ code: 'power', groupCode: 'g', name: 'Электричество', definition: null, isUrgent: false }],
    ...{ retired: { municipalities: [], agencies: [], units: [], topics: [] } },
    agencies: [agency('water', 'Водоканал'), agency('roads', 'Дороги'), agency('heat', 'Теплосеть')],
  }))
  network.serve(DUTY_ROUTES.answer, () => NOT_KNOWN)
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => ({
    ...{ contributions: [], mayAsk: true, offeredWords: 'Нет воды, •••' },
    ...known,
  }))
  network.serve(CONTRIBUTION_ROUTES.term, () => TERMS)
  const onInsert = vi.fn()
  const bring = vi.fn(async (_files: readonly File[]) => undefined)
  const incident = buildIncident({ step: 'in_progress', agencyCode: 'roads', ...changes })
  const intoAnswer = { bring, room: 2 }
  return {
    onInsert,
    bring,
    ...show(<ContributionsPanel {...{ incident, onInsert, intoAnswer, isLedToLate }} />),
  }
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
  expect(dialog().getByText(/закрыть до .*17:00, и последняя четверть.* меньше, чем 8 часов/)).toBeTruthy()
  const choices = dialog()
    .getAllByRole('option')
    .map(({ textContent }) => textContent)
  expect(choices[0]).toMatch(/^2 часа: до .*14:30$/)
  // Four hours and more would all end at the bound, which stands beside.
  expect(choices.slice(1)).toEqual([expect.stringMatching(/^4 часа: до .*16:46$/), 'Свои день и час'])
  expect(dialog().getByText(/^Не позже .*16:46/)).toBeTruthy()
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

it('is led to at its first late part, where the first act has the words by which the day called it', async () => {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue(undefined)
  const late = buildPart({ id: POST, agencyCode: 'heat', isLate: true })
  panel({ contributions: [buildPart(), late] }, {}, true)
  const part = await screen.findByRole('article', { name: 'Теплосеть' })
  await waitFor(() => expect(scroll.mock.contexts).toEqual([part]))
  expect(document.activeElement).toBe(part)
  const row = within(part)
  const acts = row.getAllByRole('button').map(({ textContent }) => textContent ?? '')
  expect(acts).toEqual(['Написать', 'Больше не нужно'])
  expect(acts[0]).toBe(today.act.press)
  scroll.mockRestore()
})

it('finds a body by what it does, not by its name alone', async () => {
  const { user } = panel({})
  network.serve(DUTY_ROUTES.answer, ({ query }) => ({
    ...NOT_KNOWN,
    ...(query.get('words') === 'свет' && {
      topicCode: 'power',
      topicBy: 'words' as const,
      answer: answerOf('heat'),
    }),
  }))
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  await user.type(dialog().getByRole('combobox', { name: 'У кого' }), 'свет')
  const found = await dialog().findByRole('option', { name: /Теплосеть.*отвечает за: Электричество/ })
  expect(dialog().getAllByRole('option', { name: /Теплосеть|Дороги|Водоканал/ })).toEqual([found])
})

it('says that too little is left for a part, and asks all the same', async () => {
  network.serve(CONTRIBUTION_ROUTES.ask, () => ({ contributions: [], mayAsk: true, offeredWords: '' }))
  const { user } = panel({})
  network.serve(CONTRIBUTION_ROUTES.term, () => ({
    ...TERMS,
    terms: TERMS.terms.map((one) => ({ ...one, isCut: true, isTooShort: one.hours > 2 })),
  }))
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  await chooseBody(user)
  await dialog().findByText(/остаётся меньше часа работы/)
  dialog().getByText(/Попросите того, кто меняет сроки/)
  await user.selectOptions(dialog().getByLabelText(/Срок в рабочих часах/), '2')
  expect(dialog().queryByText(/остаётся меньше часа работы/)).toBeNull()
  // Of the choices that end at the bound the first stands for all.
  await user.selectOptions(dialog().getByLabelText(/Срок в рабочих часах/), '4')
  await user.type(dialog().getByLabelText(/Что нужно/), 'Когда откроют?')
  await user.click(dialog().getByRole('button', { name: 'Запросить всё равно' }))
  await waitFor(() => expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toHaveLength(1))
})

it('asks by a day and an hour of one’s own, up to the bound', async () => {
  network.serve(CONTRIBUTION_ROUTES.ask, () => ({ contributions: [], mayAsk: true, offeredWords: '' }))
  const { user } = panel({})
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  await chooseBody(user)
  await user.type(dialog().getByLabelText(/Что нужно/), 'Когда откроют?')
  await dialog().findByText(/^Не позже/)
  await user.selectOptions(dialog().getByLabelText(/Срок в рабочих часах/), 'Свои день и час')
  const moment = dialog().getByLabelText('Часть нужна до')
  fireEvent.change(moment, { target: { value: '2026-11-24T18:00' } })
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await dialog().findByText('Это позже, чем можно.')
  fireEvent.change(moment, { target: { value: '2026-11-24T15:00' } })
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await waitFor(() =>
    expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toMatchObject([{ dueAt: '2026-11-24T12:00:00.000Z' }]),
  )
})

it('says on the card what the time after a part is for', async () => {
  const deadline = { key: 'draft', startedAt: PART_DUE, dueAt: '2026-11-30T14:00:00.000Z', warnAt: null }
  panel({ contributions: [buildPart()] }, { deadline: deadline as never })
  await screen.findByText(/часть нужна до/)
  await screen.findByText(/Ответ жителю нужен до .*: время после части ваше/)
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
    contributions: [{ ...buildPart({ isLate: true }), incidentId: null }],
    nextCursor: null,
  }))
  show(<PartsWaiting renderLink={(content) => <a href="/parts">{content}</a>} />)
  expect((await screen.findByRole('link')).textContent).toBe('От вас ждут 1 часть ответаесть просроченные')
})

const FILES = ['Акт.pdf', 'Люк.jpg'].map((name, no) => ({
  ...{ id: `00000000-0000-7000-8000-0000000000b${no}`, name, size: 10, byName: 'Инна', at: PART_DUE },
  contentType: no === 0 ? 'application/pdf' : 'image/jpeg',
}))

it('takes the files of a part into the answer by one press, each once', async () => {
  network.serve(CONTRIBUTION_ROUTES.getFile, () => 'bytes')
  const { user, bring } = panel({ contributions: [{ ...given, files: FILES }] })
  const files = within(await screen.findByRole('region', { name: 'Файлы к части' }))
  expect(files.getByRole('link', { name: 'Открыть: Акт.pdf' })).toBeTruthy()
  await user.click(files.getByRole('button', { name: 'Взять в ответ: Люк.jpg' }))
  await waitFor(() => expect(files.getAllByText('в ответе')).toHaveLength(1))
  await user.click(files.getByRole('button', { name: 'Взять 1 файл в ответ' }))
  await waitFor(() => expect(files.getAllByText('в ответе')).toHaveLength(2))
  expect(bring.mock.calls.map(([brought]) => brought.map(({ name, type }) => [name, type]))).toEqual([
    [['Люк.jpg', 'image/jpeg']],
    [['Акт.pdf', 'application/pdf']],
  ])
  expect(files.queryByRole('button')).toBeNull()
})

it('says that the answer has no room for them, and of one that is gone that it is', async () => {
  const third = { ...FILES[0], id: `${FILES[0]?.id.slice(0, -1)}5` } as (typeof FILES)[number]
  network.serve(CONTRIBUTION_ROUTES.getFile, () => new Refused(404, 'contribution.file_not_found'))
  const { user, bring } = panel({ contributions: [{ ...given, files: [...FILES, third] }] })
  await user.click(await screen.findByRole('button', { name: 'Взять 3 файла в ответ' }))
  expect(await screen.findByText(/уже десять файлов/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Взять в ответ: Люк.jpg' }))
  expect(await screen.findByText('Этого файла больше нет.')).toBeTruthy()
  expect(bring).not.toHaveBeenCalled()
})

it('lets the asked body add files, says which did not come, and takes one away with a way back', async () => {
  const part = buildPart({ files: FILES, mayBring: true, acts: ['give'] })
  uploads.answer(({ query }) =>
    query.get('name') === 'битый.pdf'
      ? {
          status: 400,
          body: { code: 'contribution.file_unreadable', message: '', details: {}, requestId: 'x' },
        }
      : { status: 200, body: part },
  )
  network.serve(CONTRIBUTION_ROUTES.changeFile, () => part)
  const { user, client } = show(<PartScreen part={part} back={null} />)
  await waitFor(() => expect(client.isFetching()).toBe(0))
  const input = screen.getByLabelText('Добавить фото или документ', { selector: 'input' })
  const pdf = (name: string) => new File(['x'], name, { type: 'application/pdf' })
  await user.upload(input, [pdf('битый.pdf'), pdf('Схема.pdf')])
  expect(await screen.findByText(/^битый.pdf: Файл повреждён/)).toBeTruthy()
  expect(uploads.sent.map(({ path }) => path)).toEqual(
    Array.from({ length: 2 }, () => `/api/contributions/${part.id}/files`),
  )
  await user.click(screen.getByRole('button', { name: 'Убрать: Акт.pdf' }))
  await user.click(await screen.findByRole('button', { name: /Отменить/ }))
  await waitFor(() =>
    expect(network.sentTo(CONTRIBUTION_ROUTES.changeFile)).toEqual([
      { isRemoved: true },
      { isRemoved: false },
    ]),
  )
})

it('offers no file to who only reads a part', async () => {
  show(<PartScreen part={buildPart({ files: FILES, mayBring: false })} back={null} />)
  expect(screen.getByRole('link', { name: 'Открыть: Люк.jpg' })).toBeTruthy()
  expect(screen.queryByLabelText('Добавить фото или документ')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Убрать/ })).toBeNull()
})

it('shows whoever decides on the answer what was given, and offers them to ask nobody', async () => {
  const { again } = panel(
    { contributions: [given] },
    { step: 'approval', abilities: abilitiesOf('approve', 'send_back') },
  )
  expect(await screen.findByText('Части ответа от других ведомств')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Запросить часть ответа' })).toBeNull()
  again(<ContributionsPanel incident={buildIncident({ step: 'approval' })} onInsert={null} />)
  expect(screen.getByRole('button', { name: 'Запросить часть ответа' })).toBeTruthy()
})

it('shows in the row of a question whose part is waited for and until when, and only there', async () => {
  const other = '00000000-0000-7000-8000-0000000000f1'
  const row = (changes: object) => ({ ...buildPart(), incidentId: INCIDENT_ID, ...changes })
  network.serve(CONTRIBUTION_ROUTES.list, ({ query }) => ({
    contributions: query.get('list') === 'asked' ? [row({}), row({ id: other, agencyCode: 'roads' })] : [],
    nextCursor: null,
  }))
  const { again } = show(<AskedPartMark incidentId={INCIDENT_ID} />)
  await screen.findByText(/^ждём часть: .* до /)
  screen.getByText('и ещё 1 часть')
  again(<AskedPartMark incidentId={other} />)
  expect(screen.queryByText(/ждём часть/)).toBeNull()
})
