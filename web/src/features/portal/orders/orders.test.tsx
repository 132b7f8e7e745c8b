// @vitest-environment jsdom

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { BulletinResponse, BulletinSummary } from '@veche/contract/portal/orders.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { ORDER_ROUTES } from '@veche/contract/routes/portal/orders.ts'
import { BULLETIN_PAPERS } from '@veche/contract/values/orders.ts'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { meQuery } from '../../../lib/session.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { fakeUploadsForEach } from '../../../testing/fake-uploads.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { BulletinDialog } from './BulletinDialog.tsx'
import { BulletinList } from './BulletinList.tsx'
import { BulletinScreen } from './BulletinScreen.tsx'
import { KeptActsHost } from './use-kept-acts.ts'

const network = fakeNetworkForEach()
const uploads = fakeUploadsForEach()
const ID = '00000000-0000-7000-8000-000000000031'

function setOnLine(isOnLine: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnLine })
  act(() => void window.dispatchEvent(new Event(isOnLine ? 'online' : 'offline')))
}
afterEach(() => {
  vi.useRealTimers()
  setOnLine(true)
})

const SUMMARY: BulletinSummary = {
  ...{
    id: ID,
    kind: 'order',
    state: 'open',
    title: 'Списки домов',
    act: 'Прислать список',
    dueOn: '2026-11-30',
  },
  ...{
    authorName: 'Олег',
    publishedAt: '2026-11-20T08:00:00Z',
    isCorrected: false,
    isRead: false,
    isMine: true,
  },
  ...{ deed: null, isLate: false },
}

function buildBulletin(changes: Partial<BulletinResponse> = {}): BulletinResponse {
  return {
    ...SUMMARY,
    content: {
      ...{ title: 'Списки домов', text: 'Зима близко.\n\n- Адрес\n- Телефон', links: [], files: [] },
      audience: { roles: ['head'], agencyCodes: [], municipalityCodes: [] },
      task: { act: 'Прислать список', dueOn: '2026-11-30', doneBy: 'person' },
    },
    ...{ versionNo: 1, note: null, writtenAt: '2026-11-20T08:00:00Z', readAt: null, withdrawn: null },
    ...{
      closedAt: null,
      isAddressed: true,
      linkNames: [],
      subjects: ['u1'],
      deeds: [],
      mayChange: false,
      maySeePeople: false,
      seesOwnPeople: false,
    },
    counts: { people: 3, read: 1, must: 3, done: 0, cannot: 0, late: 0, doneLate: 0 },
    ...changes,
  }
}
const screenOf = (changes: Partial<BulletinResponse> = {}) => (
  <>
    <KeptActsHost userId={ME.id} />
    <BulletinScreen
      bulletin={buildBulletin(changes)}
      back={null}
      renderLink={(_link, content) => content}
      onRemoved={() => undefined}
    />
  </>
)
/** The frame of every page knows who is there before it shows anything. */
async function open(node: ReactNode) {
  const view = show(node)
  await waitFor(() => expect(view.client.getQueryData(meQuery.queryKey)).toBeTruthy())
  return view
}
const pressRead = async (user: ReturnType<typeof show>['user']) => {
  await user.click(await screen.findByRole('button', { name: 'Прочитано' }))
}

it('says that it was read in one touch, and asks no more', async () => {
  network.serve(ORDER_ROUTES.addReceipt, () => ({ ok: true }))
  const { user, again } = show(screenOf())
  await screen.findByText(/Председатель|Руководитель|Глава/)
  await pressRead(user)
  await waitFor(() =>
    expect(network.sentTo(ORDER_ROUTES.addReceipt)).toEqual([
      { versionNo: 1, pressedAt: expect.any(String) },
    ]),
  )
  // Whoever is at the keys goes on from where the button stood.
  expect(document.activeElement).not.toBe(document.body)
  again(screenOf({ isRead: true, readAt: '2026-11-24T09:00:00Z' }))
  expect(screen.queryByRole('button', { name: 'Прочитано' })).toBeNull()
  expect(screen.getByText(/^Вы прочли/)).toBeTruthy()
})

it('keeps a press without a line, over a reload too, and sends it once when the line is back', async () => {
  network.serve(ORDER_ROUTES.addReceipt, () => NO_LINE)
  const first = await open(screenOf())
  setOnLine(false)
  await pressRead(first.user)
  expect(await screen.findByText(/Отмечено здесь, без связи/)).toBeTruthy()
  const tried = network.sentTo(ORDER_ROUTES.addReceipt).length
  first.leave()

  // The page is closed and opened again before the line is back.
  network.serve(ORDER_ROUTES.addReceipt, () => ({ ok: true }))
  // No clock sends it: only the line that is back.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  show(screenOf())
  expect(await screen.findByText(/Отмечено здесь, без связи/)).toBeTruthy()
  expect(network.sentTo(ORDER_ROUTES.addReceipt)).toHaveLength(tried)
  setOnLine(true)
  expect(await screen.findByText('Отмечено: прочитано')).toBeTruthy()
  // The line comes and goes: nothing is left to send.
  setOnLine(false)
  setOnLine(true)
  expect(Object.keys(localStorage).filter((key) => key.includes('bulletins'))).toEqual([])
  const sent = network.sentTo(ORDER_ROUTES.addReceipt)
  expect(sent).toHaveLength(tried + 1)
  expect(sent.at(-1)).toEqual(sent[0] ?? sent.at(-1))
})

it('says «done» with words and a link, and that it was read by the same press', async () => {
  network.serve(ORDER_ROUTES.addReceipt, () => ({ ok: true }))
  network.serve(ORDER_ROUTES.addDeed, () => ({ ok: true }))
  const { user } = show(screenOf())
  await user.click(await screen.findByRole('button', { name: 'Сделано' }))
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('Слова автору'), { target: { value: 'Отправили утром' } })
  fireEvent.change(dialog.getByLabelText('Ссылка на файл или страницу'), { target: { value: 'не адрес' } })
  await user.click(dialog.getByRole('button', { name: 'Сделано' }))
  expect(network.sentTo(ORDER_ROUTES.addDeed)).toEqual([])
  fireEvent.change(dialog.getByLabelText(/^Ссылка на файл/), { target: { value: 'https://example.org/1' } })
  const act = { id: ID, name: 'Акт.pdf' }
  uploads.answer(() => ({ status: 200, body: act }))
  const papers = [new File(['%PDF'], 'Акт.pdf', { type: 'application/pdf' })]
  await user.upload(dialog.getByLabelText('Добавить файл', { selector: 'input' }), papers)
  await dialog.findByRole('link', { name: 'Акт.pdf' })
  await user.click(dialog.getByRole('button', { name: 'Сделано' }))
  await waitFor(() => expect(network.sentTo(ORDER_ROUTES.addDeed)).toHaveLength(1))
  expect(network.sentTo(ORDER_ROUTES.addDeed)[0]).toMatchObject({
    ...{ state: 'done', words: 'Отправили утром', link: 'https://example.org/1', subject: 'u1' },
    files: [act],
  })
  expect(network.sentTo(ORDER_ROUTES.addReceipt)).toHaveLength(1)
  expect(await screen.findByText('Отмечено: сделано')).toBeTruthy()
})

it('asks why it cannot be done, and says when the server does not take it', async () => {
  network.serve(ORDER_ROUTES.addDeed, () => new Refused(409, 'bulletin.withdrawn'))
  const { user } = show(screenOf({ isRead: true, readAt: '2026-11-24T09:00:00Z' }))
  await user.click(await screen.findByRole('button', { name: 'Не могу' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Не могу' }))
  expect((await dialog.findAllByText('Напишите, почему не получается')).length).toBeGreaterThan(0)
  fireEvent.change(dialog.getByLabelText('Слова автору'), { target: { value: 'Нет доступа' } })
  await user.click(dialog.getByRole('button', { name: 'Не могу' }))
  expect(await screen.findByText(/Не принято: Распоряжение отозвано/)).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Сделано' })).toBeTruthy()
})

it('asks which word stands when another was said meanwhile, and sends its own over that one', async () => {
  const met = { id: ID.replace('31', '77'), state: 'done', at: '2026-11-24T09:00:00Z', by: 'Вера' }
  network.serve(ORDER_ROUTES.addDeed, ({ body }) =>
    (body as { after: string | null }).after === null
      ? new Refused(409, 'bulletin.said_meanwhile', met)
      : { ok: true },
  )
  const { user } = await open(screenOf({ isRead: true, readAt: '2026-11-24T09:00:00Z' }))
  await user.click(await screen.findByRole('button', { name: 'Не могу' }))
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('Слова автору'), { target: { value: 'Нет доступа' } })
  await user.click(dialog.getByRole('button', { name: 'Не могу' }))
  expect(await screen.findByText(/Вера, .*«Сделано»/)).toBeTruthy()
  expect(screen.getByText(/Нет доступа/)).toBeTruthy()
  expect(network.sentTo(ORDER_ROUTES.addDeed)).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Всё равно отправить моё' }))
  await waitFor(() =>
    expect(network.sentTo(ORDER_ROUTES.addDeed)[1]).toMatchObject({ after: met.id, words: 'Нет доступа' }),
  )
})

it('says before its words that it was corrected, withdrawn or late', () => {
  const { again } = show(screenOf({ isCorrected: true, note: 'Другой день', versionNo: 2 }))
  expect(screen.getByText(/^Изменено .*: Другой день$/)).toBeTruthy()
  again(screenOf({ isLate: true }))
  expect(screen.getByText(/^Срок прошёл/)).toBeTruthy()
  const withdrawn = { name: 'Олег', at: '2026-11-24T08:00:00Z', reason: 'Отменено' }
  again(screenOf({ state: 'withdrawn', withdrawn }))
  expect(screen.getByText(/^Отозвано .*: Отменено$/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Сделано' })).toBeNull()
})

it('shows a colleague’s word for the body, and lets only its own be taken back', async () => {
  const deed = {
    ...{ id: ID, subject: 'u1', state: 'done' as const, words: 'Список у вас', link: null, files: [] },
    ...{ byName: 'Вера', isMine: false, at: '2026-11-24T08:00:00Z' },
  }
  network.serve(ORDER_ROUTES.addDeed, () => ({ ok: true }))
  const read = { isRead: true, readAt: '2026-11-24T09:00:00Z', deed: 'done' as const }
  const { user, again } = show(screenOf({ ...read, deeds: [deed] }))
  expect(screen.getByText('Список у вас')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Вернуть' })).toBeNull()
  again(screenOf({ ...read, deeds: [{ ...deed, isMine: true }] }))
  await user.click(screen.getByRole('button', { name: 'Вернуть' }))
  await waitFor(() =>
    expect(network.sentTo(ORDER_ROUTES.addDeed)).toMatchObject([{ state: 'taken_back', subject: 'u1' }]),
  )
})

it('lists what is unread and late in words, and as read what was pressed here without a line', async () => {
  const rows = [
    SUMMARY,
    { ...SUMMARY, id: ID.replace('31', '32'), title: 'Другое', isRead: true, isLate: true },
  ]
  network.serve(ORDER_ROUTES.addReceipt, () => NO_LINE)
  const list = <BulletinList label="Ждут вас" bulletins={rows} renderBulletin={(_id, content) => content} />
  const { user } = await open(
    <>
      {list}
      {screenOf()}
    </>,
  )
  const [first, second] = within(screen.getByRole('list', { name: 'Ждут вас' })).getAllByRole('listitem')
  expect(first?.textContent).toContain('Не прочитано')
  expect(second?.textContent).toContain('Просрочено')
  setOnLine(false)
  await pressRead(user)
  await waitFor(() => expect(first?.textContent).not.toContain('Не прочитано'))
})

it('publishes the version that is shown, after a look at whom it reaches', async () => {
  const draft = buildBulletin({ state: 'draft', publishedAt: null, mayChange: true, versionNo: 3 })
  network.serve(ORDER_ROUTES.runBulletinCommand, () => new Refused(409, 'bulletin.changed_meanwhile'))
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 139, municipalities: 22, agencies: 0 }))
  const { user } = show(
    <BulletinScreen
      bulletin={draft}
      back={null}
      renderLink={(_l, content) => content}
      onRemoved={() => undefined}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Опубликовать' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/^Кому: /)).toBeTruthy()
  expect(await dialog.findByText('Получат 139 человек, 22 округа')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Опубликовать' }))
  await waitFor(() =>
    expect(network.sentTo(ORDER_ROUTES.runBulletinCommand)).toEqual([
      { type: 'publish', expectedVersion: 3 },
    ]),
  )
  expect(await screen.findByText(/Черновик изменили в другом окне/)).toBeTruthy()
})

it('publishes to everybody only when that is said, and to nobody never', async () => {
  const everybody = { roles: [], agencyCodes: [], municipalityCodes: [] }
  const content = { ...buildBulletin().content, audience: everybody }
  const draft = { state: 'draft', publishedAt: null, mayChange: true, content } as const
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 139, municipalities: 22, agencies: 3 }))
  network.serve(ORDER_ROUTES.runBulletinCommand, () => buildBulletin())
  const { user } = show(screenOf(draft))
  await user.click(screen.getByRole('button', { name: 'Опубликовать' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(await dialog.findByText(/Получат 139 человек, 22 округа, 3 ведомства/)).toBeTruthy()
  const publish = dialog.getByRole<HTMLButtonElement>('button', { name: 'Опубликовать' })
  expect(publish.disabled).toBe(true)
  await user.click(dialog.getByRole('checkbox', { name: /всему региону/ }))
  await user.click(publish)
  await waitFor(() =>
    expect(network.sentTo(ORDER_ROUTES.runBulletinCommand)).toMatchObject([{ isForEverybody: true }]),
  )
})

it('removes a draft after a question', async () => {
  const onRemoved = vi.fn()
  const draft = buildBulletin({ state: 'draft', publishedAt: null, mayChange: true })
  network.serve(ORDER_ROUTES.removeBulletinDraft, () => ({ ok: true }))
  const { user } = show(
    <BulletinScreen
      bulletin={draft}
      back={null}
      renderLink={(_l, content) => content}
      onRemoved={onRemoved}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Удалить черновик' }))
  expect(network.calls('DELETE')).toEqual([])
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Удалить черновик' }))
  await waitFor(() => expect(onRemoved).toHaveBeenCalled())
})

it('asks what has changed before it corrects what everybody has', async () => {
  const bulletin = buildBulletin({ mayChange: true })
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 0 }))
  network.serve(ORDER_ROUTES.changeBulletin, () => ({ ...bulletin, versionNo: 2, isCorrected: true }))
  const { user } = show(<BulletinDialog bulletin={bulletin} onClose={vi.fn()} />)
  fireEvent.change(screen.getByLabelText(/^Текст/), { target: { value: 'Иначе' } })
  await user.click(screen.getByRole('button', { name: 'Показать исправление всем' }))
  expect((await screen.findAllByText('Напишите, что изменилось')).length).toBeGreaterThan(0)
  expect(network.calls('PUT')).toEqual([])
  fireEvent.change(screen.getByLabelText(/^Что изменилось/), { target: { value: 'Другой порядок' } })
  await user.click(screen.getByRole('button', { name: 'Показать исправление всем' }))
  await waitFor(() => expect(network.calls('PUT')).toHaveLength(1))
  expect(network.sentTo(ORDER_ROUTES.changeBulletin)[0]).toMatchObject({
    ...{ text: 'Иначе', note: 'Другой порядок', before: { text: bulletin.content.text } },
  })
})

it('offers a writer of one body only whom they may address, and the centre everybody', async () => {
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 1 }))
  const grant = { id: ID, scopeName: '', isByGroup: false }
  const places = [
    { ...grant, role: 'head' as const, scope: { kind: 'agency' as const, code: 'roads' } },
    { ...grant, role: 'coordinator' as const, scope: { kind: 'municipality' as const, code: 'sady' } },
  ]
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({ ...ME, grants: places }))
  const draft = buildBulletin({ publishedAt: null, mayChange: true })
  const { user, leave } = show(<BulletinDialog bulletin={draft} onClose={vi.fn()} />)
  const offered = async (label: string) => {
    await user.click(await screen.findByRole('combobox', { name: label }))
    const list = within(await screen.findByRole('listbox'))
    const names = list.getAllByRole('option').map(({ textContent }) => textContent)
    await user.tab()
    return names
  }
  expect(await offered('Кому: ведомства')).toEqual(['Дорожная служба'])
  expect(await offered('Кому: муниципалитеты')).toEqual(['Садовый район'])
  expect(screen.queryByRole('button', { name: /^Все муниципалитеты/ })).toBeNull()
  const centre = { ...grant, role: 'moderator' as const, scope: { kind: 'region' as const } }
  leave()
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({ ...ME, grants: [centre] }))
  show(<BulletinDialog bulletin={draft} onClose={vi.fn()} />)
  expect(await screen.findByRole('button', { name: 'Все муниципалитеты (2)' })).toBeTruthy()
})

it('marks in an order what is to be done, where nothing is written', async () => {
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 0 }))
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ME)
  const { user } = await open(<BulletinDialog bulletin={null} onClose={() => undefined} />)
  await user.click(await screen.findByRole('radio', { name: 'Распоряжение' }))
  await user.type(screen.getByRole('textbox', { name: 'Заголовок' }), 'Проверить форму')
  await user.type(screen.getByRole('textbox', { name: 'Текст' }), 'До пятницы.')
  await user.click(screen.getByRole('button', { name: 'Сохранить черновик' }))
  const act = screen.getByRole('textbox', { name: 'Что сделать' })
  await waitFor(() => expect(act.getAttribute('aria-invalid')).toBe('true'))
  expect(network.sentTo(ORDER_ROUTES.createBulletin)).toHaveLength(0)
})

it('says which addresses a writer may not name', async () => {
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 1 }))
  const beyond = { codes: ['borki'], names: 'Борковский' }
  network.serve(ORDER_ROUTES.changeBulletin, () => new Refused(403, 'bulletin.out_of_scope', beyond))
  const draft = buildBulletin({ publishedAt: null, mayChange: true })
  const { user } = show(<BulletinDialog bulletin={draft} onClose={vi.fn()} />)
  fireEvent.change(screen.getByLabelText(/^Текст/), { target: { value: 'Иначе' } })
  await user.click(screen.getByRole('button', { name: 'Сохранить черновик' }))
  expect(await screen.findByText(/Уберите из адресатов: Борковский/)).toBeTruthy()
})

it('asks nothing of whoever wrote it, and shows them who has done it, those who owe it first', async () => {
  const place = { people: 2, read: 1, cannot: 0, doneLate: 0, isLate: false, agencyCode: null, deed: null }
  const deed = {
    ...{
      id: ID,
      subject: 'b',
      state: 'done' as const,
      words: 'Список у вас',
      link: null,
      files: [],
      byName: 'Вера',
    },
    ...{ isMine: false, at: '2026-11-24T08:00:00Z' },
  }
  network.serve(ORDER_ROUTES.readProgress, () => ({
    counts: buildBulletin().counts,
    groups: [
      { ...place, municipalityCode: 'b', must: 1, done: 1, deed },
      { ...place, municipalityCode: 'a', must: 1, done: 0, isLate: true },
    ],
    remindedAt: null,
  }))
  network.serve(ORDER_ROUTES.listReaders, () => ({ people: [], nextCursor: null }))
  const { user } = show(
    screenOf({ isAddressed: false, subjects: [], isMine: false, mayChange: true, maySeePeople: true }),
  )
  const table = within(await screen.findByRole('table', { name: 'По муниципалитетам и ведомствам' }))
  const [, late, done] = table.getAllByRole('row')
  expect([late?.textContent, done?.textContent]).toEqual([
    expect.stringContaining('Просрочено'),
    expect.stringContaining('Список у вас'),
  ])
  expect(screen.queryByRole('button', { name: 'Прочитано' })).toBeNull()
  await user.click(table.getByRole('button', { name: 'Люди: b' }))
  expect(await screen.findByText('Таких людей нет')).toBeTruthy()
})

it('carries files: brought one by one, named where they did not come, and shown with the words', async () => {
  network.serve(ORDER_ROUTES.createBulletin, () => buildBulletin())
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 0 }))
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ME)
  uploads.answer(({ query }) =>
    query.get('name') === 'плохой.pdf'
      ? { status: 400, body: { code: 'bulletin.file_unreadable', message: '', details: {}, requestId: 'x' } }
      : { status: 200, body: { id: ID, name: 'форма.pdf' } },
  )
  const { user } = await open(<BulletinDialog bulletin={null} onClose={() => undefined} />)
  await user.type(await screen.findByRole('textbox', { name: 'Заголовок' }), 'Новая форма')
  await user.type(screen.getByRole('textbox', { name: 'Текст' }), 'С понедельника.')
  const pdf = (name: string) => new File(['%PDF'], name, { type: 'application/pdf' })
  await user.upload(screen.getByLabelText('Добавить файл', { selector: 'input' }), [
    pdf('плохой.pdf'),
    pdf('форма.pdf'),
  ])
  expect(await screen.findByRole('link', { name: 'форма.pdf' })).toBeTruthy()
  expect(screen.getByText(/^плохой\.pdf: Файл повреждён/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Сохранить черновик' }))
  await waitFor(() => expect(network.sentTo(ORDER_ROUTES.createBulletin)).toHaveLength(1))
  const files = [{ id: ID, name: 'форма.pdf' }]
  expect(network.sentTo(ORDER_ROUTES.createBulletin)).toMatchObject([{ files }])
  const { content } = buildBulletin()
  show(screenOf({ content: { ...content, files } }))
  const shown = await screen.findAllByRole('link', { name: 'форма.pdf' })
  expect(shown.at(-1)?.getAttribute('href')).toBe(`/api/bulletins/files/${ID}`)
})

it('sends a list as its ending says, whatever the browser calls it, and refuses one with macros by name', async () => {
  network.serve(ORDER_ROUTES.listBulletins, () => ({ bulletins: [], nextCursor: null }))
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ME)
  network.serve(ORDER_ROUTES.countBulletinReach, () => ({ people: 3, municipalities: 1, agencies: 0 }))
  const sent: string[] = []
  uploads.answer(({ query, file }) => {
    sent.push(file.type)
    return { status: 200, body: { id: query.get('id'), name: query.get('name') } }
  })
  await open(<BulletinDialog bulletin={null} onClose={() => undefined} />)
  const files = ['дома.CSV', 'дома.xlsx', 'дома.xlsm'].map(
    (name) => new File(['x'], name, { type: 'application/vnd.ms-excel' }),
  )
  const input = await screen.findByLabelText<HTMLInputElement>('Добавить файл', { selector: 'input' })
  expect(input.accept).toContain('.xlsx')
  fireEvent.change(input, { target: { files } })
  expect(await screen.findByText(/^дома\.xlsm: Годятся .* XLSX/)).toBeTruthy()
  expect(sent).toEqual([BULLETIN_PAPERS.csv, BULLETIN_PAPERS.xlsx])
  expect(screen.getByRole('link', { name: 'дома.xlsx' })).toBeTruthy()
})
