// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import type { DebriefBeat, ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import { EXERCISE_ROUTES } from '@veche/contract/routes/portal/exercises.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ExerciseCards } from './ExerciseCards.tsx'
import { exerciseRunQuery } from './exercises.queries.ts'
import { compare } from './figures.ts'
import { RunScreen } from './RunScreen.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000071'
const BEFORE = '00000000-0000-7000-8000-000000000072'
afterEach(() => vi.restoreAllMocks())

const FIGURES = {
  ...{ seenMinutes: 3, answeredMinutes: 12, asked: 2, answered: 1, dangers: 1, dangersMissed: 1 },
  ...{ dangersLate: 0, falseAlarms: 0, firstWordMinute: null, rumours: 0, rumoursAfterWord: 0 },
  ...{ answers: 1, remarks: 2 },
}
const BEAT: DebriefBeat = {
  ...{ key: 'baby', minute: 4, place: 'private', person: 'Ксения Громова', text: 'Батареи остыли, ребёнок' },
  ...{ kind: 'danger', outcome: 'seen', seenAfter: 3, answeredAfter: null, isUrgent: false, answer: null },
  ...{ remarks: null, lesson: 'Отметить срочным', figures: ['seen', 'share', 'dangersMissed'] },
}
const ANSWERED: DebriefBeat = {
  ...{ ...BEAT, key: 'when', minute: 8, kind: 'question', outcome: 'answered', text: 'Когда дадут воду?' },
  ...{ answeredAfter: 12, answer: 'К 23:00', remarks: 2, figures: ['seen', 'answered', 'share', 'tone'] },
}
const RUN: ExerciseRunResponse = {
  ...{ id: ID, code: 'water-main', title: 'Прорыв водовода', summary: 'Мороз', goals: ['Увидеть беду'] },
  ...{ minutes: 60, state: 'lobby', end: null, speed: 1, minute: 0, startedByName: 'Мария Ильина' },
  ...{ startedAt: '2026-11-24T09:00:00Z', begunAt: null, endedAt: null, endsBy: null, mayRun: true },
  seats: [
    { role: 'dispatcher', name: 'Мария Ильина', isOwn: true, by: 'person' },
    { role: 'executor', name: null, isOwn: false, by: 'nobody' },
    { role: 'approver', name: 'Денис Лебедев', isOwn: false, by: 'person' },
  ],
  ...{ beats: [], todo: [], debrief: null, before: null, earlier: [] },
}
const OVER = withEarlier({
  ...{ ...RUN, state: 'over', end: 'played', begunAt: RUN.startedAt, endedAt: '2026-11-24T09:40:00Z' },
  debrief: { figures: FIGURES, beats: [BEAT, ANSWERED], best: 'when', worst: 'baby' },
  before: {
    ...{
      id: BEFORE,
      code: 'water-main',
      title: 'Прорыв водовода',
      at: '2026-10-20T09:00:00Z',
      end: 'played',
    },
    ...{ startedByName: 'Мария Ильина', teamSize: 2, speed: 5, isOwn: true },
    isOtherTeam: false,
    figures: { ...FIGURES, seenMinutes: 9, answered: 2, dangersMissed: 1 },
  },
})
function withEarlier(run: ExerciseRunResponse): ExerciseRunResponse {
  return { ...run, earlier: run.before ? [run.before] : [] }
}

function Screen() {
  const { data } = useQuery(exerciseRunQuery(ID))
  return data ? (
    <RunScreen run={data} back={null} renderRun={(id, words) => <a href={`/exercises/${id}`}>{words}</a>} />
  ) : null
}
async function open(run: ExerciseRunResponse) {
  network.serve(EXERCISE_ROUTES.getExerciseRun, () => run)
  network.serve(EXERCISE_ROUTES.runExerciseCommand, () => ({ ok: true }))
  const view = show(<Screen />)
  await screen.findByRole('heading', { name: 'Прорыв водовода' })
  return view
}

it('lets one take a free role, choose how fast it goes, and begin', async () => {
  const { user } = await open(RUN)
  const seats = within(screen.getByRole('list', { name: 'Роли' }))
  expect(seats.getAllByRole('button', { name: 'Занять' })).toHaveLength(1)
  await user.click(seats.getByRole('button', { name: 'Занять' }))
  await user.click(screen.getByRole('button', { name: '×10' }))
  expect(screen.getByText(/Займёт около 6 минут/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Начать' }))
  await waitFor(() =>
    expect(network.sentTo(EXERCISE_ROUTES.runExerciseCommand)).toEqual([
      { type: 'take', role: 'executor' },
      { type: 'begin', speed: 10, free: 'self' },
    ]),
  )
})

it('says to whoever is alone which speed is too fast for one person', async () => {
  const alone = { ...RUN, seats: RUN.seats.map((seat) => (seat.isOwn ? seat : { ...seat, name: null })) }
  const { user } = await open(alone)
  await user.click(screen.getByRole('button', { name: '×5' }))
  expect(screen.queryByText(/^Вы здесь один/)).toBeNull()
  await user.click(screen.getByRole('button', { name: '×20' }))
  expect(screen.getByText(/^Вы здесь один/)).toBeTruthy()
})

it('opens the region only in a role of one’s own, in another window, by an address that comes for it', async () => {
  network.serve(EXERCISE_ROUTES.enterExercise, () => ({
    url: 'http://localhost:8087/exercise/enter?ticket=x',
  }))
  const tab = { location: { href: '' }, close: vi.fn() }
  vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window)
  const { user } = await open(RUN)
  expect(screen.getAllByRole('button', { name: 'Открыть регион' })).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Открыть регион' }))
  await waitFor(() => expect(tab.location.href).toContain('ticket=x'))
  expect(network.sentTo(EXERCISE_ROUTES.enterExercise)).toEqual([{ role: 'dispatcher' }])
})

it('says in the new window that the region opens, before its address has come', async () => {
  let answer = () => {}
  network.serve(EXERCISE_ROUTES.enterExercise, async () => {
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    return { url: 'http://localhost:8087/exercise/enter?ticket=x' }
  })
  const inside = document.implementation.createHTMLDocument()
  const tab = { location: { href: '' }, close: vi.fn(), document: inside }
  vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window)
  const { user } = await open(RUN)
  await user.click(screen.getByRole('button', { name: 'Открыть регион' }))
  expect(inside.body.textContent).toBe('Открываем учебный регион…')
  await waitFor(() => {
    answer()
    expect(tab.location.href).toContain('ticket=x')
  })
})

it('tells whoever may not begin who does', async () => {
  await open({ ...RUN, mayRun: false })
  expect(screen.queryByRole('button', { name: 'Начать' })).toBeNull()
  expect(screen.getByText(/^Начинает Мария Ильина/)).toBeTruthy()
  expect(screen.getByText('Регион готов. Займите роль, пока учения не начались.')).toBeTruthy()
})

it('leaves the rest to the script for whoever has the role of the executor alone', async () => {
  const seats = RUN.seats.map((seat) =>
    seat.role === 'executor'
      ? { ...seat, name: 'Глеб Сомов', isOwn: true, by: 'person' as const }
      : { ...seat, name: null, isOwn: false, by: 'nobody' as const },
  )
  const { user } = await open({ ...RUN, seats })
  await user.click(screen.getByRole('button', { name: 'Начать' }))
  await waitFor(() =>
    expect(network.sentTo(EXERCISE_ROUTES.runExerciseCommand)).toEqual([
      { type: 'begin', speed: 2, free: 'script' },
    ]),
  )
})

it('offers whoever gathers no team to play alone', async () => {
  network.serve(EXERCISE_ROUTES.openExercise, () => ({ id: ID }))
  const { code, title, summary, goals, minutes } = RUN
  const card = { code, title, summary, goals, minutes, beatCount: 9, roles: [], last: null }
  const onOpened = vi.fn()
  const { user } = show(
    <ExerciseCards
      exercises={[card]}
      closed={null}
      mayRun={false}
      renderRun={() => null}
      onOpened={onOpened}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Играть в одиночку «Прорыв водовода»' }))
  await waitFor(() => expect(onOpened).toHaveBeenCalledOnce())
})

it('says on the card who gathered the last time', () => {
  const { code, title, summary, goals, minutes } = RUN
  const last = { ...OVER.before!, startedByName: 'Глава Дарья' }
  const card = { code, title, summary, goals, minutes, beatCount: 9, roles: [], last }
  show(
    <ExerciseCards
      exercises={[card]}
      closed={null}
      mayRun={false}
      renderRun={(_, content) => content}
      onOpened={vi.fn()}
    />,
  )
  screen.getByText(/В прошлый раз, .* \(Глава Дарья\)/)
})

it('compares with any earlier time, and says that the people were others', async () => {
  const older = { ...OVER.before!, id: ID, at: '2026-09-12T09:00:00Z', isOtherTeam: true }
  const { user } = await open({ ...OVER, earlier: [OVER.before!, older] })
  expect(screen.queryByText(/играли другие люди/)).toBeNull()
  const choice = screen.getByLabelText('С каким разом сравнить')
  await user.selectOptions(choice, ID)
  expect(screen.getByText(/играли другие люди или в других ролях/)).toBeTruthy()
})

it('keeps what was chosen for free roles while one is away', async () => {
  const { user, leave } = await open(RUN)
  await user.click(screen.getByRole('button', { name: /^сыграет сценарий/ }))
  leave()
  await open(RUN)
  const script = screen.getByRole('button', { name: /^сыграет сценарий/ })
  expect(script.getAttribute('aria-pressed')).toBe('true')
})

it('leaves what is free to the script, and says what then nobody plays', async () => {
  const { user } = await open(RUN)
  await user.click(screen.getByRole('button', { name: /^сыграет сценарий/ }))
  expect(screen.getByText(/Исполнителя никто не сыграет/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Начать' }))
  await waitFor(() =>
    expect(network.sentTo(EXERCISE_ROUTES.runExerciseCommand)).toEqual([
      { type: 'begin', speed: 2, free: 'script' },
    ]),
  )
})

it('lists what to do now, danger first and then own steps, and leads to each in its role', async () => {
  network.serve(EXERCISE_ROUTES.enterExercise, () => ({
    url: 'http://localhost:8087/exercise/enter?ticket=x',
  }))
  const tab = { location: { href: '' }, close: vi.fn() }
  vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window)
  const said = { place: 'private', person: 'Ксения Громова', text: 'Батареи остыли' } as const
  const { user } = await open({
    ...{ ...RUN, state: 'running', minute: 12.4, speed: 20, begunAt: RUN.startedAt },
    seats: [
      { role: 'dispatcher', name: 'Мария Ильина', isOwn: true, by: 'person' },
      { role: 'executor', name: 'Мария Ильина', isOwn: true, by: 'person' },
      { role: 'approver', name: null, isOwn: false, by: 'script' },
    ],
    todo: [
      { ...said, key: 'first', minute: 0, role: 'approver', by: 'script', isOwn: false, isUrgent: false },
      { ...said, key: 'baby', minute: 4, role: 'executor', by: 'person', isOwn: true, isUrgent: false },
      { ...said, key: 'gas', minute: 9, role: 'approver', by: 'script', isOwn: false, isUrgent: true },
    ],
  })
  const rows = within(screen.getByRole('list', { name: 'Что сделать сейчас' })).getAllByRole('listitem')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Согласовать ответсрочное.*ждёт 3 мин/),
    expect.stringMatching(/^Ответить.*ждёт 8 мин.*Открыть регион/),
    expect.stringMatching(/^Согласовать ответ.*ждёт 12 мин · играет сценарий/),
  ])
  await user.click(screen.getByRole('button', { name: 'Открыть регион: Ксения Громова' }))
  await waitFor(() => expect(tab.location.href).toContain('ticket=x'))
  expect(network.sentTo(EXERCISE_ROUTES.enterExercise)).toEqual([{ role: 'executor', key: 'baby' }])
})

it('says at the debrief who played what', async () => {
  const [dispatcher, executor, approver] = RUN.seats
  const seats = [{ ...dispatcher!, name: null, by: 'script' as const }, executor!, approver!]
  await open({ ...OVER, seats })
  expect(
    screen.getByText(/Диспетчер: играет сценарий · Исполнитель: никто не играет · Согласующий: Денис/),
  ).toBeTruthy()
})

it('says minute and speed while it goes, and asks before it ends', async () => {
  const { user } = await open({
    ...{ ...RUN, state: 'running', minute: 12.4, speed: 5, begunAt: RUN.startedAt },
    beats: [{ key: 'when', minute: 8.2, place: 'channel', person: 'Анна Белова', text: 'Когда дадут воду?' }],
  })
  expect(screen.getByText('Идёт минута 12 из 60')).toBeTruthy()
  expect(screen.getByText('Когда дадут воду?')).toBeTruthy()
  expect(screen.getByRole('button', { name: '×5' }).getAttribute('aria-pressed')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Пауза' }))
  await user.click(screen.getByRole('button', { name: 'Закончить' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Закончить' }))
  await waitFor(() =>
    expect(network.sentTo(EXERCISE_ROUTES.runExerciseCommand)).toEqual([
      { type: 'speed', speed: 0 },
      { type: 'end' },
    ]),
  )
})

it('opens each figure to its rows, and compares with the last time', async () => {
  const { user } = await open(OVER)
  const tile = (name: RegExp) => screen.getByRole('button', { name })
  expect(tile(/Увидели.*3 мин.*лучше: было 9 мин/)).toBeTruthy()
  expect(tile(/Спросили и получили ответ.*1 из 2.*хуже: было 2 из 2/)).toBeTruthy()
  expect(tile(/Опасности пропущены.*1 из 1.*как в прошлый раз/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Сравниваем с разом/ }).getAttribute('href')).toBe(
    `/exercises/${BEFORE}`,
  )
  const rows = () => within(screen.getByRole('list', { name: 'По минутам' })).getAllByRole('listitem')
  expect(rows()).toHaveLength(2)
  await user.click(tile(/Опасности пропущены/))
  expect(rows()).toHaveLength(1)
  expect(screen.getByText(/^Минуты — игровые: за одну настоящую проходит/)).toBeTruthy()
  expect(rows()[0]?.textContent).toMatch(/опасность.*Худший момент.*Отметить срочным/)
  await user.click(tile(/Ложные тревоги/))
  expect(screen.getByText('Таких не было')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Показать всё' }))
  expect(rows()[1]?.textContent).toMatch(/Лучший момент.*ответ через 12 мин.*2 замечания.*К 23:00/)
})

it('says why there is no debrief', async () => {
  await open({ ...RUN, state: 'failed', end: 'broken', endedAt: RUN.startedAt })
  expect(screen.getByText(/Учебный регион остановился/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Начать' })).toBeNull()
})

it('calls more answered better and more waiting worse', () => {
  const more = { ...FIGURES, seenMinutes: 5, answered: 2 }
  expect(compare('seen', more, FIGURES)).toBe('worse')
  expect(compare('share', more, FIGURES)).toBe('better')
  expect(compare('tone', more, FIGURES)).toBe('same')
  // Three remarks to ten answers sound better than two to one; of no answer nothing is said.
  expect(compare('tone', { ...FIGURES, answers: 10, remarks: 3 }, FIGURES)).toBe('better')
  expect(compare('tone', { ...FIGURES, answers: 1, remarks: 3 }, FIGURES)).toBe('worse')
  expect(compare('tone', { ...FIGURES, answers: 0, remarks: 0 }, FIGURES)).toBe('unknown')
  // An early word is heard by those who still spread it; a late one by nobody.
  const [early, late] = [
    { ...FIGURES, rumours: 3, firstWordMinute: 12, rumoursAfterWord: 1 },
    { ...FIGURES, rumours: 3, firstWordMinute: 40, rumoursAfterWord: 0 },
  ]
  expect([compare('rumours', early, late), compare('rumours', late, early)]).toEqual(['better', 'worse'])
  expect(compare('rumours', { ...late, firstWordMinute: null }, late)).toBe('worse')
  expect(compare('answered', { ...FIGURES, answeredMinutes: null }, FIGURES)).toBe('unknown')
})

it('marks a danger as urgent ones are marked, and says of no step that nobody opened the card', async () => {
  const missed: DebriefBeat = { ...BEAT, outcome: 'missed', seenAfter: null }
  await open({
    ...OVER,
    before: null,
    earlier: [],
    debrief: { figures: FIGURES, beats: [missed], best: null, worst: null },
  })
  const line = screen.getByRole('list', { name: 'По минутам' })
  expect(line.querySelector('.st.urgent')?.textContent).toMatch(/пасност/)
  expect(line.textContent).toContain('никто не сделал ни шага')
  screen.getByText(/^Раньше тот же орган этих учений не играл: сравнивать не с чем\./)
})
