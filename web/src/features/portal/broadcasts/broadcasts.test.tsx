// @vitest-environment jsdom

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { BROADCAST_ROUTES } from '@veche/contract/routes/portal/broadcasts.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BroadcastDialog } from './BroadcastDialog.tsx'
import { BroadcastScreen } from './BroadcastScreen.tsx'
import { WaitingBroadcasts } from './WaitingBroadcasts.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000041'
const CHANNEL = '00000000-0000-7000-8000-000000000042'
const place = (changes: object) => ({
  ...{ network: 'telegram' as const, surface: 'chat' as const, municipalityCode: 'borovichi' },
  ...changes,
})
const offer = (name: string, changes: object = {}) => ({
  ...place({
    channelId: CHANNEL,
    container: name,
    name,
    textLimit: 20,
    captionLimit: null,
    isTakenDown: true,
  }),
  ...changes,
})

const PEOPLE = { approvers: [{ name: 'Ольга', municipalityCodes: null }], colleagues: [], approvedIn: [] }

function buildBroadcast(changes: Partial<BroadcastResponse> = {}): BroadcastResponse {
  const row = (name: string, state: string, errorCode: string | null = null) => ({
    ...place({
      id: crypto.randomUUID(),
      name,
      state,
      errorCode,
      isCorrection: false,
      isReplacement: false,
      isTakenDown: true,
    }),
    ...{ permalink: state === 'sent' ? 'https://t.me/c/1/2' : null, at: null },
  })
  return {
    ...{ id: ID, state: 'out', isCorrecting: false, isCorrected: false, isUrgent: false, text: 'Воды нет' },
    ...{ publishAt: null, startedAt: '2026-11-24T09:00:00Z', calendarAt: '2026-11-24T09:00:00Z' },
    written: { name: 'Вера', at: '2026-11-24T08:00:00Z' },
    approved: { name: 'Дарья', at: '2026-11-24T09:00:00Z' },
    counts: { places: 3, out: 1, failed: 1, unknown: 1, down: 0, recalled: 0, never: 0, leftOut: 0 },
    leftOut: null,
    versionNo: 1,
    content: {
      ...{ text: 'Воды нет', variants: {}, publishAt: null, pictureId: null, isUrgent: false, way: 'beside' },
      places: [{ channelId: CHANNEL, container: 'a' }],
    },
    versions: [],
    ...{ isWaiting: false, out: null, forReader: { approvers: 2, colleagues: [] } },
    places: [row('Центр', 'sent'), row('Заречье', 'failed', 'telegram.403'), row('Бор', 'unknown')],
    ...{ collisions: [], sentBackReason: null, cancelled: null, withdrawn: null },
    ...{ mayChange: true, maySubmit: false, mayApprove: false, mayCancel: false, mayRepeat: true },
    ...{ mayHandOver: false, isForNobody: false },
    mayWithdraw: true,
    approvers: { names: [], count: 0 },
    ...changes,
  } as BroadcastResponse
}

const screenOf = (broadcast: BroadcastResponse) =>
  show(<BroadcastScreen broadcast={broadcast} back={null} renderBroadcast={(_id, content) => content} />)

/** What is said where the button stands, which is in sight however long the form is. */
const besideButton = (form: { getByRole: typeof screen.getByRole }) =>
  form.getByRole('button', { name: 'Сохранить черновик' }).closest('footer')?.textContent

it('says which pages the text never reaches, why, and what to do there by hand', async () => {
  const page = (name: string, pageUrl: string | null) => ({
    ...{ network: 'ok' as const, name, municipalityCode: 'borovichi', pageUrl },
    ...{ errorCode: 'ok.missing_keys', isWorking: true },
  })
  const { counts, content } = buildBroadcast()
  const { user } = screenOf(
    buildBroadcast({
      leftOut: [page('Пестово', 'https://ok.ru/group/71'), page('Хвойная', null)],
      counts: { ...counts, leftOut: 2 },
      content: { ...content, variants: { ok: 'Воды нет. Коротко' } },
    }),
  )
  expect(screen.getByText('публиковать нельзя на 2 страницах')).toBeTruthy()
  const list = within(screen.getByRole('list', { name: 'Куда текст не попадает' }))
  const [first, second] = list.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/Пестово.*ok\.missing_keys/)
  expect(within(first!).getByRole('link').getAttribute('href')).toBe('https://ok.ru/group/71')
  expect(within(second!).queryByRole('link')).toBeNull()
  await user.click(list.getByRole('button', { name: 'Скопировать текст: Пестово' }))
  // In the words that this network would have had.
  expect(await navigator.clipboard.readText()).toBe('Воды нет. Коротко')
})

it('says nothing of pages where it was not written down', () => {
  screenOf(buildBroadcast({ leftOut: null }))
  expect(screen.queryByText(/Куда текст не попадает/)).toBeNull()
  expect(screen.queryByText(/публиковать нельзя/)).toBeNull()
})

it('says in how many places a withdrawn text still stands', () => {
  const { counts } = buildBroadcast()
  screenOf(
    buildBroadcast({
      ...{ state: 'withdrawn', withdrawn: { name: 'Вера', at: '2026-11-24T10:00:00Z', reason: 'Ошибка' } },
      counts: { ...counts, places: 45, out: 0, failed: 0, unknown: 0, down: 45, recalled: 11 },
    }),
  )
  expect(screen.getByText('удалено в 34 из 45, в 11 текст остался с поправкой под ним')).toBeTruthy()
})

it('asks nobody for a word where nobody could say it, with the reason, and forgets a refusal with its state', async () => {
  const draft = buildBroadcast({ state: 'draft', startedAt: null, approved: null, maySubmit: true })
  network.serve(BROADCAST_ROUTES.runBroadcastCommand, () => new Refused(409, 'broadcast.nobody_approves'))
  const { user, again } = screenOf(draft)
  await user.click(screen.getByRole('button', { name: 'На согласование' }))
  const refusal = () =>
    screen.queryByText('Сохраните черновик и попросите', { exact: false, selector: '.toasts *' })
  await waitFor(() => expect(refusal()).toBeTruthy())
  again(
    <BroadcastScreen
      broadcast={{ ...draft, state: 'withdrawn', maySubmit: false }}
      back={null}
      renderBroadcast={(_id, content) => content}
    />,
  )
  await waitFor(() => expect(refusal()).toBeNull())
  again(
    <BroadcastScreen
      broadcast={{ ...draft, isForNobody: true }}
      back={null}
      renderBroadcast={(_id, content) => content}
    />,
  )
  const submit = screen.getByRole<HTMLButtonElement>('button', { name: 'На согласование' })
  expect(submit.disabled).toBe(true)
  expect(screen.getByText(/Согласовать некому/)).toBeTruthy()
  again(
    <BroadcastScreen
      broadcast={{ ...draft, isForNobody: true, forReader: { approvers: 0, colleagues: ['Вера', 'Пётр'] } }}
      back={null}
      renderBroadcast={(_id, content) => content}
    />,
  )
  expect(screen.getByText(/Попросите написать его: Вера, Пётр — согласуете вы/)).toBeTruthy()
})

it('names those who can approve it, and says when nobody can', () => {
  const waiting = buildBroadcast({ state: 'waiting', isWaiting: true, startedAt: null, approved: null })
  const { again } = screenOf({ ...waiting, approvers: { names: ['Ольга', 'Пётр'], count: 3 } })
  expect(screen.getByText(/Согласовать могут: Ольга, Пётр и ещё 1/)).toBeTruthy()
  again(<BroadcastScreen broadcast={waiting} back={null} renderBroadcast={(_id, content) => content} />)
  expect(screen.getByText(/Согласовать некому/)).toBeTruthy()
})

it('shows what residents see apart from a correction under way, and names those who can approve it', () => {
  const { content } = buildBroadcast()
  const correcting = { isCorrecting: true, isWaiting: true, approvers: { names: [], count: 0 } }
  screenOf(buildBroadcast({ ...correcting, out: content, content: { ...content, text: 'Воды нет до 17' } }))
  const seen = screen.getByRole('region', { name: 'Что видят жители сейчас' })
  expect(seen.textContent).toContain('Воды нет')
  expect(seen.textContent).not.toContain('до 17')
  const underWay = screen.getByRole('region', { name: 'Исправление, ещё не опубликовано' })
  expect(underWay.textContent).toContain('Уточнение.\n\nВоды нет до 17')
  expect(screen.getByText(/Согласовать некому/)).toBeTruthy()
})

it('says before a correction is sent that nobody but its author could approve it, and keeps a draft', async () => {
  network.serve(BROADCAST_ROUTES.listBroadcastPlaces, () => ({
    ...{ places: [offer('a')], away: [], mayBeUrgent: false, ...PEOPLE },
  }))
  network.serve(BROADCAST_ROUTES.changeBroadcast, () => buildBroadcast())
  const broadcast = buildBroadcast({ forReader: { approvers: 0, colleagues: ['Вера', 'Пётр'] } })
  show(<BroadcastDialog broadcast={broadcast} onClose={() => undefined} />)
  const form = within(await screen.findByRole('dialog'))
  expect(besideButton(form)).toMatch(/некому.*Попросите написать его: Вера, Пётр/)
  expect(form.queryByRole('button', { name: 'На согласование' })).toBeNull()
  fireEvent.change(form.getByLabelText('Текст'), { target: { value: 'До 17' } })
  // The word that is put before it is seen, and counts.
  expect(
    await form.findByText((text) => text.startsWith('Уточнение.') && text.endsWith('До 17')),
  ).toBeTruthy()
  fireEvent.click(form.getByRole('button', { name: 'Сохранить черновик' }))
  await waitFor(() => expect(network.sentTo(BROADCAST_ROUTES.changeBroadcast)).toHaveLength(1))
  expect(network.sentTo(BROADCAST_ROUTES.changeBroadcast)[0]).toMatchObject({ isSubmitted: false })
})

it('shows what residents will see in each place before a correction or a withdrawal is sent', async () => {
  network.serve(BROADCAST_ROUTES.listBroadcastPlaces, () => ({
    ...{ places: [offer('a')], away: [], mayBeUrgent: false, ...PEOPLE },
  }))
  const { places } = buildBroadcast()
  const [sent, failed] = [places[0]!, places[1]!]
  const fixed = { ...sent, id: CHANNEL, name: 'Чат посёлка', isTakenDown: false }
  const broadcast = buildBroadcast({ places: [sent, failed, fixed] })
  const { leave } = show(<BroadcastDialog broadcast={broadcast} onClose={() => undefined} />)
  const form = within(await screen.findByRole('dialog'))
  fireEvent.change(form.getByLabelText('Текст'), { target: { value: 'До 17' } })
  const shown = (root: { getByRole: typeof form.getByRole }) =>
    within(root.getByRole('list', { name: 'Что увидят жители' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  expect(shown(form)).toEqual([
    '2 места: прежний текст останется, под ним выйдет этотЦентр, Чат посёлкаУточнение.\n\nДо 17',
    '1 место: прежнего текста нет, выйдет новыйЗаречьеДо 17',
  ])
  fireEvent.click(form.getByLabelText(/^Заменить/))
  expect(shown(form)).toEqual([
    '1 место: прежний текст удалим, останется только этотЦентрОбновлено.\n\nДо 17',
    '1 место: прежнего текста нет, выйдет новыйЗаречьеДо 17',
    '1 место: прежний текст останется, под ним выйдет этотЧат посёлкаУточнение.\n\nДо 17',
  ])
  leave()
  screenOf(broadcast)
  fireEvent.click(screen.getByRole('button', { name: 'Отозвать везде' }))
  expect(shown(within(screen.getByRole('dialog')))).toEqual([
    '1 место: текст удалим, ничего не останетсяЦентр',
    '1 место: текст не выходил и не выйдетЗаречье',
    expect.stringMatching(
      /^1 место: текст останется, под ним выйдет этоЧат посёлкаНаше сообщение «Воды нет» отозвано/,
    ),
  ])
})

it('says before a text is withdrawn what becomes of a correction that waits', () => {
  const { content } = buildBroadcast()
  const asked = () => {
    fireEvent.click(screen.getByRole('button', { name: 'Отозвать везде' }))
    return within(screen.getByRole('dialog'))
  }
  const { leave } = screenOf(buildBroadcast({ isCorrecting: true, isWaiting: true, out: content }))
  const dialog = asked()
  expect(dialog.getByText('исправление ждёт согласования')).toBeTruthy()
  expect(dialog.getByText(/Оно не выйдет нигде/)).toBeTruthy()
  leave()
  screenOf(buildBroadcast())
  expect(asked().queryByText(/Оно не выйдет нигде/)).toBeNull()
})

it('says as the places are chosen who can approve, and whom to ask where nobody can, without asking anew', async () => {
  const head = { name: 'Ольга', municipalityCodes: ['borovichi'] }
  network.serve(BROADCAST_ROUTES.listBroadcastPlaces, () => ({
    places: [offer('Центр'), offer('Ильмень', { municipalityCode: 'valday' })],
    ...{ away: [], mayBeUrgent: false, approvers: [head], approvedIn: null },
    colleagues: [{ name: 'Вера', municipalityCodes: null }, head],
  }))
  network.serve(BROADCAST_ROUTES.findBroadcastCollisions, () => ({ collisions: [] }))
  network.serve(BROADCAST_ROUTES.createBroadcast, () => buildBroadcast())
  show(<BroadcastDialog broadcast={null} onClose={() => undefined} />)
  const form = within(await screen.findByRole('dialog'))
  fireEvent.click(await form.findByLabelText(/Центр/))
  expect(form.getByText('Согласовать могут: Ольга')).toBeTruthy()
  expect(form.getByRole('button', { name: 'На согласование' })).toBeTruthy()
  fireEvent.click(form.getByLabelText(/Ильмень/))
  expect(besideButton(form)).toMatch(
    /согласовать эти слова некому.*Попросите написать его: Вера — согласуете вы/,
  )
  fireEvent.change(form.getByLabelText('Текст'), { target: { value: 'Воды нет' } })
  fireEvent.click(form.getByRole('button', { name: 'Сохранить черновик' }))
  await waitFor(() => expect(network.sentTo(BROADCAST_ROUTES.createBroadcast)).toHaveLength(1))
  expect(network.sentTo(BROADCAST_ROUTES.createBroadcast)[0]).toMatchObject({ isSubmitted: false })
  expect(network.calls('GET').filter((path) => path.includes('/broadcasts/places'))).toHaveLength(1)
})

it('says at the head of an empty form that nobody could approve its words, before any is written', async () => {
  network.serve(BROADCAST_ROUTES.listBroadcastPlaces, () => ({
    ...{ places: [offer('Центр')], away: [], mayBeUrgent: false, approvers: [], approvedIn: null },
    colleagues: [{ name: 'Вера', municipalityCodes: null }],
  }))
  show(<BroadcastDialog broadcast={null} onClose={() => undefined} />)
  const form = within(await screen.findByRole('dialog'))
  const [head] = await form.findAllByText(/Попросите написать его: Вера — согласуете вы/)
  const isBefore = head!.compareDocumentPosition(form.getByLabelText('Текст'))
  expect(isBefore & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

it('lists what waits for the reader among approvals: texts and corrections, each a link', async () => {
  const written = { name: 'Вера', at: '2026-11-24T08:00:00Z' }
  const row = { title: 'Воды нет', isUrgent: true, isCorrection: false, publishAt: null, written }
  network.serve(BROADCAST_ROUTES.listBroadcastsToApprove, () => ({
    broadcasts: [
      { ...row, id: ID },
      { ...row, id: CHANNEL, title: 'До 17', isUrgent: false, isCorrection: true },
    ],
  }))
  show(<WaitingBroadcasts renderBroadcast={(id, content) => <a href={`/broadcasts/${id}`}>{content}</a>} />)
  const links = within(await screen.findByRole('list', { name: 'Одним текстом' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/broadcasts/${ID}`,
    `/broadcasts/${CHANNEL}`,
  ])
  expect(links[0]?.textContent).toMatch(/^Воды нетАвтор: Вера.*Срочнождёт согласования$/)
  expect(links[1]?.textContent).toMatch(/исправление ждёт согласования$/)
})

it('shows first where a person is needed, with the reason and what can be done there', async () => {
  screenOf(buildBroadcast())
  const rows = within(screen.getByRole('list', { name: 'Где вышло' })).getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    ...[expect.stringContaining('Заречье'), expect.stringContaining('Бор'), expect.stringContaining('Центр')],
  ])
  expect(screen.getByText('вышло 1 из 3')).toBeTruthy()
  network.serve(BROADCAST_ROUTES.decideOnBroadcastPlace, () => buildBroadcast())
  fireEvent.click(screen.getByRole('button', { name: 'Проверить в сети: Бор' }))
  await waitFor(() => expect(network.calls('POST')).toHaveLength(1))
  network.serve(BROADCAST_ROUTES.runBroadcastCommand, () => buildBroadcast())
  fireEvent.click(screen.getByRole('button', { name: 'Повторить в 2 местах' }))
  await waitFor(() => expect(network.calls('POST')).toHaveLength(2))
})

it('approves an urgent text by one touch, and a usual one after a look at it', async () => {
  network.serve(BROADCAST_ROUTES.runBroadcastCommand, () => buildBroadcast())
  const waiting = { state: 'waiting', mayApprove: true, startedAt: null } as const
  const { leave } = screenOf(buildBroadcast({ ...waiting, isUrgent: true }))
  fireEvent.click(screen.getByRole('button', { name: 'Согласовать и отправить' }))
  await waitFor(() => expect(network.calls('POST')).toHaveLength(1))
  leave()
  screenOf(buildBroadcast(waiting))
  fireEvent.click(screen.getByRole('button', { name: 'Согласовать и отправить' }))
  expect(screen.getByRole('dialog').textContent).toContain('Согласовать этот текст для 3 мест?')
  expect(network.calls('POST')).toHaveLength(1)
})

it('says at once which network cannot take the words, and asks for other words for it alone', async () => {
  network.serve(BROADCAST_ROUTES.listBroadcastPlaces, () => ({
    places: [offer('Центр'), offer('Стена', { network: 'vk', surface: 'post', textLimit: 4000 })],
    away: [
      { network: 'vk', name: 'Боровичский', errorCode: 'vk.5', isWorking: false },
      { network: 'vk', name: 'Пестово', errorCode: 'vk.needs_user_token', isWorking: true },
    ],
    mayBeUrgent: false,
    ...PEOPLE,
  }))
  network.serve(BROADCAST_ROUTES.findBroadcastCollisions, () => ({
    collisions: [{ broadcastId: ID, text: 'Отключение тепла', at: '2026-11-24T09:00:00Z', places: 2 }],
  }))
  network.serve(BROADCAST_ROUTES.createBroadcast, () => buildBroadcast())
  show(<BroadcastDialog broadcast={null} onClose={() => undefined} />)
  const form = within(await screen.findByRole('dialog'))
  fireEvent.click(await form.findByRole('button', { name: 'Выбрать всё показанное: 1 чат, 1 страница' }))
  expect(form.getByText(/^Сейчас не отвечают.* Боровичский \(ВКонтакте\)$/)).toBeTruthy()
  expect(form.getByText(/^Работают, но.* Пестово \(ВКонтакте\)$/)).toBeTruthy()
  // Before it is sent, not after.
  expect(await form.findByText(/Отключение тепла/)).toBeTruthy()
  const text = form.getByLabelText('Текст')
  fireEvent.change(text, { target: { value: 'Нет воды' } })
  expect(form.queryByLabelText(/^Слова для сети/)).toBeNull()
  fireEvent.change(text, { target: { value: 'Завтра не будет воды с девяти утра' } })
  fireEvent.click(form.getByRole('button', { name: 'На согласование' }))
  await form.findAllByText('Напишите короче для этой сети.')
  expect(network.sentTo(BROADCAST_ROUTES.createBroadcast)).toEqual([])
  fireEvent.change(form.getByLabelText('Слова для сети Телеграм'), { target: { value: 'Завтра без воды' } })
  fireEvent.click(form.getByRole('button', { name: 'На согласование' }))
  await waitFor(() => expect(network.sentTo(BROADCAST_ROUTES.createBroadcast)).toHaveLength(1))
  expect(network.sentTo(BROADCAST_ROUTES.createBroadcast)[0]).toMatchObject({
    ...{ variants: { telegram: 'Завтра без воды' }, isSubmitted: true },
  })
})

it('hands a draft over to a colleague who may write to its places, and says that they are told', async () => {
  const draft = buildBroadcast({ state: 'draft', startedAt: null, approved: null, mayHandOver: true })
  network.serve(BROADCAST_ROUTES.listBroadcastTakers, () => ({
    people: [{ id: 'gleb', name: 'Глеб Орлов' }],
  }))
  network.serve(BROADCAST_ROUTES.runBroadcastCommand, () => draft)
  const { user, again } = screenOf(draft)
  await user.click(screen.getByRole('button', { name: 'Передать' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Кому передать черновик' }))
  await dialog.findByRole('combobox', { name: 'Коллега' })
  await user.click(dialog.getByRole('button', { name: 'Передать' }))
  expect(network.sentTo(BROADCAST_ROUTES.runBroadcastCommand)).toEqual([])
  await user.click(dialog.getByRole('combobox', { name: 'Коллега' }))
  await user.click(await screen.findByRole('option', { name: /Глеб Орлов/ }))
  await user.click(dialog.getByRole('button', { name: 'Передать' }))
  expect(await screen.findByText('Передано, коллега получит уведомление')).toBeTruthy()
  expect(network.sentTo(BROADCAST_ROUTES.runBroadcastCommand)).toEqual([
    { type: 'hand_over', userId: 'gleb' },
  ])
  again(
    <BroadcastScreen
      broadcast={{ ...draft, mayHandOver: false }}
      back={null}
      renderBroadcast={(_id, content) => content}
    />,
  )
  expect(screen.queryByRole('button', { name: 'Передать' })).toBeNull()
})
