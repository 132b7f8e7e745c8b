// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import { TODAY_ROUTES } from '@veche/contract/routes/portal/today.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { AsideToday, partAside } from './AsideToday.tsx'
import { DayHead } from './DayHead.tsx'
import { DayList } from './DayList.tsx'
import type { RenderThing } from './DayRow.tsx'
import { DoneToday } from './DoneToday.tsx'
import { countDay, readTime } from './item-time.ts'
import type { DayItem, Today } from './today.queries.ts'
import { WaitingList } from './WaitingList.tsx'

fakeNetworkForEach()
// Half an hour before midnight «through half an hour» is tomorrow.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T09:00:00Z') }))
afterAll(() => void vi.useRealTimers())
const LOCALE = { language: 'ru', timeZone: 'Europe/Moscow', isPaper: false }
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

function buildItem(changes: Partial<DayItem> = {}): DayItem {
  return {
    ...{ kind: 'task', also: [], id: '00000000-0000-7000-8000-000000000001', chatId: null },
    ...{
      title: 'Темно на Садовой',
      municipalityCode: null,
      address: null,
      where: null,
      network: 'vk',
      handWay: null,
    },
    ...{ isUrgent: false, step: 'in_progress', time: 'today', dueAt: null, warnAt: null, isPaused: false },
    ...{ awaitedUntil: null, isPromised: false, awaitedPart: null },
    ...{ startsAt: null, endsAt: null, act: 'answer', waiting: null, reasonCode: null, words: null },
    count: null,
    ...changes,
  }
}
const buildToday = (items: DayItem[], changes: Partial<Today> = {}): Today => ({
  ...{ asOf: inHours(0), items, beyond: [], done: { count: 0, items: [] } },
  ...changes,
})
const renderThing: RenderThing = (item, content, className) => (
  <a href={`/things/${item.id}`} className={className}>
    {content}
  </a>
)

it('stands under the times of the day in the order it came, one link for each thing', () => {
  const items = [
    buildItem({ id: 'a', time: 'late', title: 'Яма', dueAt: inHours(-2) }),
    buildItem({ id: 'b', time: 'today', title: 'Свет', dueAt: inHours(0.5), act: 'take' }),
    buildItem({ id: 'c', time: 'none', title: 'Снег' }),
  ]
  show(<DayList today={buildToday(items)} renderThing={renderThing} />)
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    ...['Просрочено', 'Сегодня', 'Без срока'],
  ])
  const [late, today] = screen.getAllByRole('link')
  expect(late?.textContent).toMatch(/−2.ч.*Яма.*Ответить/u)
  expect(today?.textContent).toMatch(/мин.*Свет.*Взять в работу/u)
})

it('begins with what may become a danger, before what is late for days, and says why', () => {
  const items = [
    buildItem({ id: 'part', time: 'late', title: 'Часть ответа', dueAt: inHours(-120) }),
    buildItem({
      id: 'tree',
      time: 'today',
      title: 'Дерево вот-вот упадёт',
      isUrgent: true,
      dueAt: inHours(0.4),
    }),
    buildItem({ id: 'wire', time: 'late', title: 'Провод висит', isUrgent: true, dueAt: inHours(-1) }),
  ]
  show(<DayList today={buildToday(items)} renderThing={renderThing} />)
  const urgent = within(screen.getByRole('region', { name: 'Срочное' }))
  urgent.getByText(/^В словах автора опасность/)
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    ...['/things/tree', '/things/wire', '/things/part'],
  ])
})

it('names the way by which a question was written down, in place of the form of the site', () => {
  const item = buildItem({ network: 'form', handWay: 'phone' })
  const { again } = show(<DayList today={buildToday([item])} renderThing={renderThing} />)
  expect(screen.getByRole('link').textContent).toContain('Телефон')
  expect(screen.queryByRole('img', { name: /орма/ })).toBeNull()
  again(<DayList today={buildToday([{ ...item, handWay: null }])} renderThing={renderThing} />)
  expect(screen.getByRole('img', { name: /орма/ })).toBeTruthy()
})

it('says why an answer came back, and what else a thing is', () => {
  const item = buildItem({
    ...{ kind: 'returned', also: ['promise'], act: 'mend', reasonCode: 'no_date', words: 'Назовите день' },
    waiting: { name: 'Борис', since: inHours(-1) },
  })
  show(<DayList today={buildToday([item])} renderThing={renderThing} />)
  const link = screen.getByRole('link')
  expect(link.textContent).toMatch(/вернули на доработку/)
  expect(link.textContent).toMatch(/Борис: .*Назовите день/)
  expect(within(link).getByText('обещание')).toBeTruthy()
})

it('says until when a clock stands, and names a promise that runs meanwhile', () => {
  const item = buildItem({ dueAt: inHours(3), isPaused: true })
  const awaited = buildItem({ ...item, id: 'b', awaitedUntil: '2026-11-30T09:00:00.000Z' })
  const promised = buildItem({ ...awaited, id: 'c', kind: 'promise', isPaused: false, isPromised: true })
  // Its clock was not stopped: what is left of it is said as ever.
  const goesOn = buildItem({ ...promised, id: 'd', isPromised: false })
  show(<DayList today={buildToday([item, awaited, promised, goesOn])} renderThing={renderThing} />)
  const [stands, waits, runs, counts] = screen.getAllByRole('link')
  expect(stands?.textContent).toMatch(/часы стоят: приостановил центр/)
  expect(waits?.textContent).toMatch(/ждём автора до 30.ноября/)
  expect(runs?.textContent).toMatch(/обещание к .*15:00/)
  for (const link of [stands, waits, runs]) expect(link?.textContent).not.toMatch(/\d\s?ч(?!а)/u)
  expect(counts?.textContent).toMatch(/3.ч/)
})

it('says why a part does not stand by time alone, and nothing where it does', () => {
  const calm = [
    buildItem({ id: 'a', dueAt: inHours(1) }),
    buildItem({ id: 'b', time: 'tomorrow', dueAt: inHours(30) }),
    buildItem({ id: 'c', time: 'tomorrow', dueAt: inHours(31) }),
  ]
  const { again } = show(<DayList today={buildToday(calm)} renderThing={renderThing} />)
  expect(screen.queryByText(/Срочное стоит сверху|на сегодня/)).toBeNull()
  const danger = buildItem({ id: 'd', isUrgent: true, dueAt: inHours(2) })
  const back = buildItem({ id: 'e', kind: 'returned', dueAt: inHours(30) })
  again(<DayList today={buildToday([danger, ...calm, back])} renderThing={renderThing} />)
  const ofToday = within(screen.getByRole('region', { name: 'Сегодня' }))
  ofToday.getByText(/то, что вернулось, дополняется или о чём автор написал снова/)
  expect(within(screen.getByRole('region', { name: 'Завтра' })).queryByText(/Срочное стоит/)).toBeNull()
  const later = buildItem({ id: 'f', time: 'tomorrow', isUrgent: true, dueAt: inHours(32) })
  again(<DayList today={buildToday([later, ...calm])} renderThing={renderThing} />)
  within(screen.getByRole('region', { name: 'Завтра' })).getByText(/Срочное стоит/)
})

it('shows what comes later only as far as one asks', async () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    buildItem({ id, time: 'later', title: `Дело ${id}`, dueAt: inHours(40) }),
  )
  const { user } = show(<DayList today={buildToday(items)} renderThing={renderThing} />)
  expect(screen.getAllByRole('link')).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: 'Показать ещё 2' }))
  expect(screen.getAllByRole('link')).toHaveLength(5)
})

it('goes along the day by J and K', async () => {
  const items = ['a', 'b'].map((id) => buildItem({ id, title: `Дело ${id}`, dueAt: inHours(1) }))
  const { user } = show(<DayList today={buildToday(items)} renderThing={renderThing} />)
  await user.keyboard('jj')
  expect(document.activeElement?.getAttribute('href')).toBe('/things/b')
  await user.keyboard('k')
  expect(document.activeElement?.getAttribute('href')).toBe('/things/a')
})

it('says what of a kind did not fit', () => {
  show(
    <DayList today={buildToday([], { beyond: [{ kind: 'task', count: 12 }] })} renderThing={renderThing} />,
  )
  expect(screen.getByText(/задачи — 12/)).toBeTruthy()
})

it('names colleagues who wait, the longest first, and no resident', () => {
  const items = [
    buildItem({ id: 'a', kind: 'approval', act: 'decide', waiting: { name: 'Глеб', since: inHours(-1) } }),
    buildItem({ id: 'b', kind: 'question', act: 'reply', waiting: { name: null, since: inHours(-9) } }),
    buildItem({
      id: 'c',
      kind: 'mention',
      act: 'answer_note',
      waiting: { name: 'Вера', since: inHours(-5) },
    }),
  ]
  show(<WaitingList items={items} renderThing={renderThing} />)
  const links = screen.getAllByRole('link').map(({ textContent }) => textContent)
  expect(links).toHaveLength(2)
  expect(links[0]).toMatch(/^ВераОтветить: Темно/)
  expect(links[1]).toMatch(/^ГлебРешить: Темно/)
})

it('counts what is done, and opens it', () => {
  const done = {
    count: 4,
    items: [
      { incidentId: '00000000-0000-7000-8000-000000000002', title: 'Лёд', step: 'submit', at: inHours(0) },
    ],
  }
  show(<DoneToday done={done} renderDone={(id, content) => <a href={id}>{content}</a>} />)
  expect(screen.getByText('Сделано сегодня: 4')).toBeTruthy()
  expect(screen.getByText('Отправлено на согласование')).toBeTruthy()
})

it('says that nothing is left, and never while something is', () => {
  const { again } = show(<DayHead name="Анна" today={buildToday([])} />)
  expect(screen.getByText('На сегодня всё сделано')).toBeTruthy()
  again(<DayHead name="Анна" today={buildToday([buildItem({ time: 'late', dueAt: inHours(-1) })])} />)
  expect(screen.queryByText('На сегодня всё сделано')).toBeNull()
  expect(screen.getByText('просроченных дел: 1')).toBeTruthy()
  expect(screen.getByText(/(На сегодня|осталось) 1 дело/)).toBeTruthy()
})

it('counts in its head what stands in the parts of the day, and nothing beside', () => {
  const items = [
    buildItem({ id: 'a', time: 'late', dueAt: inHours(-2) }),
    buildItem({ id: 'b', time: 'today', dueAt: inHours(0.5) }),
    buildItem({ id: 'c', kind: 'duty', time: 'today', startsAt: inHours(-1), endsAt: inHours(1) }),
    buildItem({ id: 'd', time: 'none' }),
    buildItem({ id: 'e', time: 'tomorrow', dueAt: inHours(30) }),
  ]
  const today = buildToday(items)
  const part = (name: string) => within(screen.getByRole('region', { name })).getByText(/^\d+$/).textContent
  const whole = (shown: typeof today) => (
    <>
      <DayHead name="Анна" today={shown} />
      <DayList today={shown} renderThing={renderThing} />
    </>
  )
  const { again } = show(whole(today))
  expect(screen.getByText(/(На сегодня|осталось) 3 дела/)).toBeTruthy()
  expect(['Просрочено', 'Сегодня', 'Без срока', 'Завтра'].map(part)).toEqual(['1', '1', '1', '1'])
  const ofToday = within(screen.getByRole('region', { name: 'Сегодня' }))
  // Two rows, of which the head counts one.
  expect(ofToday.getByText('+ 1 дежурство')).toBeTruthy()
  again(whole(buildToday(items.slice(1))))
  expect(screen.getByText(/(На сегодня|осталось) 2 дела/)).toBeTruthy()
})

it('leaves a duty to its row, which says it', () => {
  const duty = buildItem({
    kind: 'duty',
    title: 'Чат Старой Руссы',
    startsAt: inHours(-1),
    endsAt: inHours(1),
  })
  show(<DayHead name="Анна" today={buildToday([duty])} />)
  expect(screen.queryByText(/Чат Старой Руссы/)).toBeNull()
  // It is no work by itself.
  expect(countDay([duty])).toEqual({ late: 0, left: 0 })
})

it('reads time anew in a list that is hours old', () => {
  const item = buildItem({ dueAt: '2026-11-24T09:00:00Z' })
  const at = (moment: string) => readTime(item, Date.parse(moment), LOCALE)
  expect(at('2026-11-24T06:00:00Z')).toMatchObject({ reading: { state: 'ontime', shows: 'time' } })
  expect(at('2026-11-24T08:30:00Z')).toMatchObject({ reading: { state: 'attention' } })
  expect(at('2026-11-24T09:30:00Z')).toMatchObject({ reading: { state: 'late' } })
})

it('is what the contract says', () => {
  const today = buildToday([buildItem()])
  expect(TODAY_ROUTES.read.response?.safeParse(today).success).toBe(true)
})

it('folds what the reader has put aside below the day, and never what came back or was promised', () => {
  const until = inHours(2)
  const items = [
    buildItem({ id: 'a', title: 'Яма' }),
    buildItem({ id: 'b', title: 'Свет' }),
    buildItem({ id: 'c', title: 'Снег', kind: 'returned' }),
  ]
  const { day, aside } = partAside(items, [
    { incidentId: 'b', until },
    { incidentId: 'c', until },
  ])
  expect(day.map(({ id }) => id)).toEqual(['a', 'c'])
  show(<AsideToday items={aside} renderThing={renderThing} />)
  expect(screen.getByText(/^Отложено: 1, вернётся/)).toBeTruthy()
  expect(screen.getByText('Свет')).toBeTruthy()
})

it('says of a task whose part it waits for, and until when', () => {
  const part = { agencyCode: 'water', dueAt: inHours(2), more: 0 }
  const { again } = show(
    <DayList today={buildToday([buildItem({ awaitedPart: part })])} renderThing={renderThing} />,
  )
  expect(screen.getByText(/^ждём часть: .* до /)).toBeTruthy()
  const more = buildItem({ awaitedPart: { ...part, more: 1 } })
  again(<DayList today={buildToday([more])} renderThing={renderThing} />)
  expect(screen.getByText(/и ещё у 1 ведомства$/)).toBeTruthy()
})
