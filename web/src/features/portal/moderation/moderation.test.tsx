// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { NetworkActResponse, NetworkActsOffer } from '@veche/contract/portal/moderation.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { MODERATION_ROUTES } from '@veche/contract/routes/portal/moderation.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { ActFigures } from './ActFigures.tsx'
import { ActList } from './ActList.tsx'
import { AskActDialog } from './AskActDialog.tsx'
import { ModerateOne } from './ModerateOne.tsx'
import { ModerateThis } from './ModerateThis.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000041'
const AT = '2026-11-24T09:00:00Z'

function buildAct(changes: Partial<NetworkActResponse> = {}): NetworkActResponse {
  return {
    ...{ id: ID, kind: 'ban', way: 'network', network: 'vk', channelName: 'Город', surface: 'chat' },
    ...{ messageId: ID, permalink: null, text: 'Переведите на карту', authorName: 'Олег', chatId: null },
    ...{ incidentId: null, incidentNumber: null, livestreamId: null, reason: 'fraud', term: 'week' },
    ...{ words: 'Просит переводы', until: null, isExpired: false, isUndone: false, state: 'waiting' },
    ...{ errorCode: null, askedByName: 'Лариса', askedAt: AT, decidedByName: null, decidedAt: null },
    ...{ endedAt: null },
    abilities: { decide: true, cancel: false, undo: false, finish: false, repeat: false },
    ...changes,
  }
}

function buildOffer(changes: Partial<NetworkActsOffer> = {}): NetworkActsOffer {
  return {
    ...{ messageId: ID, network: 'telegram', surface: 'chat', text: 'Купите диван', authorName: 'Олег' },
    ...{ hasOpenQuestion: false, earlier: [], channelName: 'Город', limits: [] },
    acts: [
      { kind: 'delete', way: 'network', terms: [], isUndoable: false, needsSecond: false },
      { kind: 'ban', way: 'network', terms: ['day', 'week'], isUndoable: true, needsSecond: true },
    ],
    ...changes,
  }
}

const list = (act: NetworkActResponse) => <ActList label="Действуют" acts={[act]} renderPlace={() => null} />

it('asks for a reason and words, says that a ban waits, and sends one press once', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () => buildOffer())
  network.serve(MODERATION_ROUTES.askNetworkAct, () => NO_LINE)
  const { user } = show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  await user.click(await screen.findByRole('radio', { name: 'Заблокировать' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Предложить второму человеку' }))
  expect(network.sentTo(MODERATION_ROUTES.askNetworkAct)).toEqual([])
  expect(await dialog.findAllByText(/Выберите причину|Напишите хотя бы/)).not.toHaveLength(0)
  await user.selectOptions(dialog.getByLabelText('Срок'), 'week')
  await user.selectOptions(dialog.getByLabelText('Причина'), 'spam')
  await user.type(dialog.getByLabelText('Что именно не так'), 'Реклама мебели')
  await user.click(dialog.getByRole('button', { name: 'Предложить второму человеку' }))
  await waitFor(() => expect(network.sentTo(MODERATION_ROUTES.askNetworkAct)).toHaveLength(1))
  network.serve(MODERATION_ROUTES.askNetworkAct, () => buildAct())
  await user.click(await dialog.findByRole('button', { name: 'Предложить второму человеку' }))
  await waitFor(() => expect(network.sentTo(MODERATION_ROUTES.askNetworkAct)).toHaveLength(2))
  const [first, again] = network.sentTo(MODERATION_ROUTES.askNetworkAct)
  expect(first).toMatchObject({ kind: 'ban', reason: 'spam', term: 'week', words: 'Реклама мебели' })
  expect(again).toEqual(first)
})

it('warns of an open question, and says what the network leaves to a person', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () =>
    buildOffer({
      hasOpenQuestion: true,
      acts: [{ kind: 'delete', way: 'hand', terms: [], isUndoable: true, needsSecond: false }],
    }),
  )
  network.serve(
    MODERATION_ROUTES.askNetworkAct,
    () => new Refused(409, 'moderation.question_stays_open', { field: 'knowsOfQuestion' }),
  )
  const { user } = show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  expect(await screen.findByText('Здесь есть вопрос без ответа')).toBeTruthy()
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Сеть не даёт сделать это отсюда')).toBeTruthy()
  await user.selectOptions(dialog.getByLabelText('Причина'), 'personal_data')
  await user.type(dialog.getByLabelText('Что именно не так'), 'Адрес соседки')
  await user.click(dialog.getByRole('button', { name: 'Записать' }))
  expect(await dialog.findAllByText(/Отметьте, что знаете об этом/)).not.toHaveLength(0)
  await user.click(dialog.getByRole('checkbox', { name: 'Знаю: отвечать всё равно нужно' }))
  await user.click(dialog.getByRole('button', { name: 'Записать' }))
  await waitFor(() =>
    expect(network.sentTo(MODERATION_ROUTES.askNetworkAct).at(-1)).toMatchObject({
      ...{ way: 'hand', knowsOfQuestion: true },
    }),
  )
})

it.each([
  [true, 'Скрыть отдельно от удаления эта сеть не даёт: удалённое можно вернуть.'],
  [false, 'Скрыть, не удаляя, эта сеть не даёт.'],
])('says that a network deletes and does not hide (comes back: %s)', async (isUndoable, words) => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () =>
    buildOffer({ acts: [{ kind: 'delete', way: 'network', terms: [], isUndoable, needsSecond: false }] }),
  )
  show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  expect(await screen.findByText(words)).toBeTruthy()
})

it('lets a second person confirm after a question, and says when somebody was first', async () => {
  network.serve(MODERATION_ROUTES.runNetworkActCommand, () => new Refused(409, 'moderation.decided_already'))
  const { user } = show(list(buildAct()))
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/Предлагает Лариса/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Подтвердить' }))
  expect(await screen.findByText('Решение уже принято.')).toBeTruthy()
  expect(network.sentTo(MODERATION_ROUTES.runNetworkActCommand)).toEqual([{ type: 'approve' }])
})

it('lifts a ban with a reason, and shows nothing to press to whoever may not', async () => {
  network.serve(MODERATION_ROUTES.runNetworkActCommand, () => buildAct({ isUndone: true }))
  const none = { decide: false, cancel: false, undo: false, finish: false, repeat: false }
  const { user } = show(list(buildAct({ state: 'done', until: AT, abilities: { ...none, undo: true } })))
  await user.click(screen.getByRole('button', { name: 'Разблокировать' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Почему'), 'Извинился')
  await user.click(dialog.getByRole('button', { name: 'Разблокировать' }))
  await waitFor(() =>
    expect(network.sentTo(MODERATION_ROUTES.runNetworkActCommand)).toMatchObject([
      { type: 'undo', words: 'Извинился' },
    ]),
  )
  show(list(buildAct({ state: 'failed', errorCode: 'vk.15', abilities: none })))
  expect(screen.getByText(/Сеть ответила:/).textContent).not.toContain('vk.15')
})

it('says that the term is over in the network itself', () => {
  show(list(buildAct({ state: 'done', until: AT, isExpired: true })))
  expect(screen.getByText('Срок вышел')).toBeTruthy()
})

it('asks for both acts in one dialog, each with a reason of its own', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () => buildOffer())
  network.serve(MODERATION_ROUTES.askNetworkAct, () => buildAct({ kind: 'delete', term: null }))
  const { user } = show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  await user.click(await screen.findByRole('checkbox', { name: 'И заблокировать автора' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Олег')).toBeTruthy()
  const [reason, alsoReason] = dialog.getAllByLabelText('Причина')
  const [words, alsoWords] = dialog.getAllByLabelText('Что именно не так')
  await user.selectOptions(reason!, 'spam')
  await user.type(words!, 'Реклама мебели')
  await user.click(dialog.getByRole('button', { name: 'Удалить и предложить блокировку' }))
  expect(network.sentTo(MODERATION_ROUTES.askNetworkAct)).toEqual([])
  await user.selectOptions(alsoReason!, 'fraud')
  await user.type(alsoWords!, 'Просит переводы')
  await user.click(dialog.getByRole('button', { name: 'Удалить и предложить блокировку' }))
  await waitFor(() =>
    expect(network.sentTo(MODERATION_ROUTES.askNetworkAct)).toMatchObject([
      {
        ...{ kind: 'delete', reason: 'spam', words: 'Реклама мебели', term: null },
        also: { kind: 'ban', reason: 'fraud', words: 'Просит переводы', term: 'day' },
      },
    ]),
  )
})

it('shows a ban that waits on the card it came from, with whom it is about and for how long', async () => {
  network.serve(MODERATION_ROUTES.listNetworkActs, () => ({
    acts: [buildAct(), buildAct({ id: `${ID.slice(0, -1)}3`, state: 'cancelled' })],
    nextCursor: null,
  }))
  const { user } = show(
    <ModerateThis messages={[{ id: ID, text: 'Где вода?', authorName: 'Анна' }]} incidentId={ID} />,
  )
  const here = within(await screen.findByRole('list', { name: 'Модерация этого обращения' }))
  expect(here.getAllByRole('listitem')).toHaveLength(1)
  expect(here.getByRole('listitem').textContent).toMatch(
    /Заблокировать: Олег.*Ждёт второго человека.*На неделю/,
  )
  await user.click(here.getByRole('button', { name: 'Подтвердить' }))
  expect(screen.getByRole('dialog').textContent).toMatch(
    /Олег.*ВКонтакте, Город.*На неделю.*Переведите на карту/,
  )
})

it('asks which message of a talk is meant', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () => buildOffer({ acts: [] }))
  const messages = [
    { id: ID, text: 'Где вода?', authorName: 'Анна' },
    { id: `${ID.slice(0, -1)}2`, text: 'Купите диван', authorName: null },
  ]
  const { user } = show(<ModerateThis messages={messages} />)
  await user.selectOptions(screen.getByLabelText('Какое сообщение'), `${ID.slice(0, -1)}2`)
  await user.click(screen.getByRole('button', { name: 'Модерация в сети' }))
  expect(await screen.findByText(/здесь ничего сделать нельзя/)).toBeTruthy()
})

it('counts by kind and reason, and names nobody', async () => {
  const row = { kind: 'delete', reason: 'spam', done: 12, failed: 1, declined: 1, undone: 3 } as const
  network.serve(MODERATION_ROUTES.countNetworkActs, () => ({ since: AT, rows: [row] }))
  show(<ActFigures />)
  const table = await screen.findByRole('table')
  expect(within(table).getAllByRole('row')[1]?.textContent).toBe('Удалить сообщениеСпам или реклама1232')
})

it('says of each act that cannot be done whether the network, the channel or the person is in the way', async () => {
  const abilities = { ...ME.abilities, manageChannels: false }
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({ ...ME, abilities }))
  network.serve(MODERATION_ROUTES.offerNetworkActs, () =>
    buildOffer({
      acts: [{ kind: 'delete', way: 'hand', terms: [], isUndoable: true, needsSecond: false }],
      limits: [
        { kind: 'delete', why: 'key', whom: [] },
        { kind: 'mute', why: 'network', whom: [] },
        { kind: 'ban', why: 'right', whom: ['Лариса Белова', 'Пётр Иванов'] },
      ],
    }),
  )
  show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  await screen.findByText(
    /«Удалить сообщение»: у канала «Город» нет нужного ключа\. Попросите администратора/,
  )
  screen.getByText(/«Запретить писать»: сеть не даёт этого программам/)
  screen.getByText('«Заблокировать»: у вас нет такого права. Оно есть у коллег: Лариса Белова, Пётр Иванов.')
})

it('sends whoever keeps channels to nobody else, and to an administrator where no colleague has the right', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () =>
    buildOffer({
      acts: [],
      limits: [
        { kind: 'delete', why: 'key', whom: [] },
        { kind: 'ban', why: 'right', whom: [] },
      ],
    }),
  )
  show(<AskActDialog messageId={ID} onClose={() => undefined} />)
  await screen.findByText(/«Удалить сообщение»: у канала «Город» нет нужного ключа\. Добавьте его/)
  screen.getByText(/такого права нет ни у вас, ни у коллег\. Его даёт администратор/)
})

const SAID = { text: 'Купите диван', authorName: 'Олег', isOurs: false, surface: 'comment' }

it('asks from the menu which message is meant, of those alone that others see', async () => {
  network.serve(MODERATION_ROUTES.offerNetworkActs, () => buildOffer())
  const { user } = show(
    <ModerateOne
      messages={[
        { ...SAID, id: ID },
        { ...SAID, id: 'b', text: 'И шкаф' },
        { ...SAID, id: 'c', text: 'Мой адрес', surface: 'private' },
        { ...SAID, id: 'd', text: 'Ответ', isOurs: true },
      ]}
      mayAct
      onClose={() => undefined}
    />,
  )
  expect(screen.queryByText(/Мой адрес|Ответ/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Олег: Купите диван' }))
  expect(await screen.findByRole('radio', { name: 'Заблокировать' })).toBeTruthy()
})

it('tells a person without the right who has it, and asks the server nothing', () => {
  show(<ModerateOne messages={[{ ...SAID, id: ID }]} mayAct={false} onClose={() => undefined} />)
  expect(
    screen.getByText(/Удалить может куратор центра.*согласующий центра; право даёт администратор/),
  ).toBeTruthy()
  expect(network.calls('GET')).toEqual([])
})
