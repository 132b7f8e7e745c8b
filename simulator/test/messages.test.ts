import { describe, expect, it } from 'vitest'
import { entriesOf, GROUP, type Stand, startStand } from './support.ts'

const ask = (stand: Stand, text = 'Здравствуйте') =>
  stand.emulator.control.writeMessage({ groupId: GROUP, residentId: stand.residentId, text })

const send = (stand: Stand, params: Record<string, string | number>) =>
  stand.call('messages.send', { random_id: 11, message: 'Приняли в работу', ...params })

const textButton = (label: string, more = {}) => ({ action: { type: 'text', label, ...more } })
const keyboardOf = (...rows: unknown[][]) => JSON.stringify({ one_time: false, inline: true, buttons: rows })

describe('buttons under a message', () => {
  it('are kept, and a pressed one comes as the words of the resident with its payload', async () => {
    const stand = await startStand()
    ask(stand)
    const keyboard = keyboardOf([textButton('Да', { payload: '{"a":1}' }), textButton('Нет')])
    await send(stand, { peer_id: stand.residentId, keyboard })
    const ref = { groupId: GROUP, peerId: stand.residentId, conversationId: 2 }
    stand.emulator.control.pressButton({ ...ref, residentId: stand.residentId, label: 'Да' })
    const events = entriesOf(stand, 'emitted')
    expect(events.findLast(({ type }) => type === 'message_reply')).toMatchObject({
      object: {
        keyboard: { inline: true, buttons: [[{ action: { label: 'Да' } }, { action: { label: 'Нет' } }]] },
      },
    })
    expect(events.findLast(({ type }) => type === 'message_new')).toMatchObject({
      object: { message: { text: 'Да', payload: '{"a":1}', from_id: stand.residentId } },
    })
    const press = { ...ref, residentId: stand.residentId, label: 'Может быть' }
    expect(() => stand.emulator.control.pressButton(press)).toThrow(/no button/)
  })

  it('address the community when they are pressed in a chat', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const { residentId } = stand
    const { peerId } = control.createChat({ groupId: GROUP, title: 'Двор', residentIds: [residentId] })
    await send(stand, { peer_ids: peerId, keyboard: keyboardOf([textButton('Нет')]) })
    control.pressButton({ groupId: GROUP, peerId, conversationId: 2, residentId, label: 'Нет' })
    expect(entriesOf(stand, 'emitted').at(-1)).toMatchObject({
      object: { message: { text: '[club456|@zarechny] Нет' } },
    })
  })

  it.each([
    [
      'eleven of them',
      keyboardOf(
        ...[0, 5, 10].map((from) =>
          Array.from({ length: from === 10 ? 1 : 5 }, (_, i) => textButton(`${from + i}`)),
        ),
      ),
    ],
    ['six in a row', keyboardOf(Array.from({ length: 6 }, (_, i) => textButton(`${i}`)))],
    ['a label of 41 letters', keyboardOf([textButton('я'.repeat(41))])],
    ['a payload of 256 letters', keyboardOf([textButton('Да', { payload: 'я'.repeat(256) })])],
    ['an inline keyboard for one time', JSON.stringify({ one_time: true, inline: true, buttons: [] })],
  ])('are refused: %s', async (_name, keyboard) => {
    const stand = await startStand()
    ask(stand)
    expect((await send(stand, { peer_id: stand.residentId, keyboard })).code).toBe(911)
  })

  it('are refused when they are no keyboard at all', async () => {
    const stand = await startStand()
    ask(stand)
    expect((await send(stand, { peer_id: stand.residentId, keyboard: '{' })).code).toBe(100)
    expect((await send(stand, { peer_id: stand.residentId, keyboard: '{"buttons":1}' })).code).toBe(100)
  })
})

describe('private messages', () => {
  it('may be answered only after the resident has written or allowed it', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const { residentId } = stand
    const allowed = { group_id: GROUP, user_id: residentId }
    expect((await send(stand, { peer_id: residentId })).code).toBe(901)
    expect((await stand.call('messages.isMessagesFromGroupAllowed', allowed)).response).toEqual({
      is_allowed: 0,
    })
    ask(stand)
    expect((await stand.call('messages.isMessagesFromGroupAllowed', allowed)).response).toEqual({
      is_allowed: 1,
    })
    expect((await send(stand, { peer_id: residentId })).response).toBe(2)
    control.denyMessages({ groupId: GROUP, residentId })
    expect((await send(stand, { peer_id: residentId, random_id: 12 })).code).toBe(901)
    control.allowMessages({ groupId: GROUP, residentId })
    expect((await send(stand, { user_id: residentId, random_id: 13 })).code).toBe(null)
    control.setResident({ id: residentId, acceptsMessages: false })
    expect((await send(stand, { peer_id: residentId, random_id: 14 })).code).toBe(902)
    control.blacklist({ groupId: GROUP, residentId })
    expect((await send(stand, { peer_id: residentId, random_id: 15 })).code).toBe(900)
    expect((await send(stand, { peer_id: 999 })).code).toBe(936)
  })

  it('are sent once for one random_id within an hour and a hundred messages', async () => {
    const stand = await startStand()
    ask(stand)
    const peer = { peer_id: stand.residentId }
    const first = await send(stand, peer)
    expect((await send(stand, peer)).response).toBe(first.response)
    expect((await send(stand, { ...peer, random_id: 12 })).response).not.toBe(first.response)
    await stand.clock.advance(3_600_000, async () => {})
    expect((await send(stand, peer)).response).toBe(first.response)
    await stand.clock.advance(1000, async () => {})
    const late = await send(stand, peer)
    expect(late.response).not.toBe(first.response)
    for (let i = 0; i < 100; i += 1) ask(stand, `Ещё ${i}`)
    expect((await send(stand, peer)).response).not.toBe(late.response)
  })

  it('are never taken for repeated with random_id 0', async () => {
    const stand = await startStand()
    ask(stand)
    const zero = { peer_id: stand.residentId, random_id: 0 }
    expect((await send(stand, zero)).response).not.toBe((await send(stand, zero)).response)
  })

  it('come back as message_reply with the random_id', async () => {
    const stand = await startStand()
    ask(stand)
    await send(stand, { peer_id: stand.residentId, random_id: -5 })
    stand.emulator.control.answerByHand({ groupId: GROUP, peerId: stand.residentId, text: 'Отвечу сам' })
    const echoes = entriesOf(stand, 'emitted').filter((entry) => entry.type === 'message_reply')
    expect(echoes).toMatchObject([
      { object: { random_id: -5, from_id: -GROUP, out: 1 } },
      { object: { random_id: 0, admin_author_id: 111 } },
    ])
  })

  it('answer for each receiver when there are several', async () => {
    const stand = await startStand()
    ask(stand)
    const answer = await send(stand, { peer_ids: `${stand.residentId},999` })
    expect(answer.response).toMatchObject([
      { peer_id: stand.residentId, message_id: 2, conversation_message_id: 2 },
      { peer_id: 999, message_id: 0, error: { code: 936 } },
    ])
  })

  it('refuse what cannot be sent', async () => {
    const stand = await startStand()
    ask(stand)
    const peer = { peer_id: stand.residentId }
    expect((await send(stand, { ...peer, message: 'я'.repeat(9001) })).code).toBe(914)
    expect((await send(stand, { ...peer, message: '' })).code).toBe(100)
    expect((await send(stand, {})).code).toBe(100)
    expect((await stand.call('messages.send', { ...peer, message: 'x' })).code).toBe(100)
    expect((await send(stand, { ...peer, reply_to: 77 })).code).toBe(100)
  })
})

describe('reading messages back', () => {
  it('shows a dialog from the newest and from a given message', async () => {
    const stand = await startStand()
    for (const text of ['один', 'два', 'три']) ask(stand, text)
    const peer = { peer_id: stand.residentId }
    const history = await stand.call('messages.getHistory', { ...peer, count: 2, extended: 1 })
    expect(history.response).toMatchObject({ count: 3, items: [{ text: 'три' }, { text: 'два' }] })
    const since = await stand.call('messages.getHistory', { ...peer, start_message_id: 2, rev: 1 })
    expect(since.response).toMatchObject({ items: [{ text: 'два' }, { text: 'три' }] })
    expect((await stand.call('messages.getHistory', { peer_id: 999 })).code).toBe(936)
  })

  it('tells which dialogs wait for an answer', async () => {
    const stand = await startStand()
    ask(stand)
    const waiting = await stand.call('messages.getConversations', { filter: 'unanswered', extended: 1 })
    expect(waiting.response).toMatchObject({
      count: 1,
      items: [{ conversation: { peer: { id: stand.residentId, type: 'user' }, unread_count: 1 } }],
    })
    await send(stand, { peer_id: stand.residentId })
    expect((await stand.call('messages.getConversations', { filter: 'unanswered' })).response).toMatchObject({
      count: 0,
    })
    expect((await stand.call('messages.getConversations', {})).response).toMatchObject({ count: 1 })
  })

  it('is the only way to see that a resident changed or deleted a message', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const message = ask(stand, 'На Ленина 5')
    const before = entriesOf(stand, 'emitted').length
    control.editMessage({ groupId: GROUP, peerId: stand.residentId, conversationId: 1, text: 'На Ленина 7' })
    expect(entriesOf(stand, 'emitted')).toHaveLength(before)
    const ids = { peer_id: stand.residentId, conversation_message_ids: '1,2' }
    const edited = await stand.call('messages.getByConversationMessageId', ids)
    expect(edited.response).toMatchObject({
      count: 1,
      items: [{ text: 'На Ленина 7', update_time: expect.any(Number) }],
    })
    control.deleteMessage({ groupId: GROUP, peerId: stand.residentId, conversationId: 1 })
    const gone = await stand.call('messages.getById', { message_ids: message.id })
    expect(gone.response).toMatchObject({ items: [{ deleted: 1 }] })
  })
})

describe('chats', () => {
  function openChat(stand: Stand, hasFullAccess = true): number {
    const { control } = stand.emulator
    return control.createChat({
      groupId: GROUP,
      title: 'Дом 5',
      residentIds: [stand.residentId],
      hasFullAccess,
    }).peerId
  }

  it('are answered in place', async () => {
    const stand = await startStand()
    const peerId = openChat(stand)
    const { residentId } = stand
    const message = stand.emulator.control.writeInChat({
      groupId: GROUP,
      peerId,
      residentId,
      text: 'Нет воды',
    })
    expect(message).toMatchObject({ id: 0, conversationId: 2 })
    const forward = JSON.stringify({ peer_id: peerId, conversation_message_ids: [2], is_reply: true })
    const answer = await send(stand, { peer_ids: peerId, forward })
    expect(answer.response).toEqual([{ peer_id: peerId, message_id: 0, conversation_message_id: 3 }])
    expect((await send(stand, { peer_ids: peerId, forward })).response).toEqual(answer.response)
    const read = await stand.call('messages.getByConversationMessageId', {
      peer_id: peerId,
      conversation_message_ids: '1,2,3,4',
    })
    expect(read.response).toMatchObject({
      count: 3,
      items: [
        { action: { member_id: -GROUP } },
        { text: 'Нет воды' },
        { reply_message: { text: 'Нет воды' } },
      ],
    })
    expect((await stand.call('messages.getHistory', { peer_id: peerId })).code).toBe(917)
    expect((await stand.call('messages.getConversations', {})).response).toMatchObject({
      items: [{ conversation: { peer: { type: 'chat' }, chat_settings: { title: 'Дом 5', state: 'in' } } }],
    })
  })

  it('show only what is addressed to the community without full access', async () => {
    const stand = await startStand()
    const peerId = openChat(stand, false)
    const { residentId } = stand
    const texts = ['просто болтаем', '@zarechny когда тепло?', '/жалоба', `[club${GROUP}|город], вопрос`]
    for (const text of texts) stand.emulator.control.writeInChat({ groupId: GROUP, peerId, residentId, text })
    const seen = entriesOf(stand, 'emitted').filter((entry) => entry.type === 'message_new')
    expect(seen.map((entry) => entry.naturalKey)).toEqual(
      [1, 3, 4, 5].map((id) => `message:${GROUP}:${peerId}:${id}`),
    )
  })

  it('refuse a community that was sent away or silenced', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const peerId = openChat(stand)
    expect((await send(stand, { peer_id: 2_000_000_777 })).code).toBe(917)
    control.setChat({ groupId: GROUP, peerId, isWritingOff: true })
    expect((await send(stand, { peer_id: peerId })).code).toBe(1012)
    control.setChat({ groupId: GROUP, peerId, isWritingOff: false, isCommunityIn: false })
    expect((await send(stand, { peer_id: peerId })).code).toBe(922)
    const ids = { peer_id: peerId, conversation_message_ids: 1 }
    expect((await stand.call('messages.getByConversationMessageId', ids)).code).toBe(917)
    control.setCommunity({ id: GROUP, hasBotFeatures: false })
    expect((await send(stand, { peer_id: peerId })).code).toBe(912)
  })
})
