import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../test/networks/words-of.ts'
import { ConnectorError, type InboundEvent } from '../connector.ts'
import { normaliseTelegram } from './telegram-normalise.ts'

type Update = { update_id: number } & Record<string, unknown>

const fixtures: Update[] = JSON.parse(
  readFileSync(new URL('./fixtures/telegram.updates.json', import.meta.url), 'utf8'),
)
const receivedAt = new Date('2026-08-01T12:00:00Z')
const account = { externalId: '99', tokens: { bot: 'token' } }

function normalise(update: unknown, tokens: Record<string, string> = account.tokens): InboundEvent[] {
  const body = new TextEncoder().encode(JSON.stringify(update))
  return normaliseTelegram(body, { ...account, tokens }, receivedAt)
}

const rest = {
  parentExternalId: null,
  text: '',
  attachments: [],
  geo: null,
  permalink: null,
  writtenByExternalId: null,
}
const at = (seconds: number) => new Date(seconds * 1000)
const version = (seconds: number) => expect.stringMatching(new RegExp(`^t${seconds}\\.[0-9a-f]{8}$`))
const ivan = { externalId: '5', kind: 'person', card: { name: 'Иван', url: null } }
const discussion = 'telegram:chat:-1002222222222'
const photo = { kind: 'photo', ref: 'AgAC2', url: null, title: null }

const EXPECTED: Record<number, object> = {
  143316393: {
    ...rest,
    op: 'created',
    surface: 'private',
    container: 'telegram:chat:814999112',
    externalId: '30',
    version: version(1785571200),
    threadExternalId: 'dialog',
    author: { externalId: '814999112', kind: 'person', card: { name: 'Вера К.', url: 'https://t.me/vera' } },
    text: 'Здравствуйте, прорвало трубу',
    occurredAt: at(1785571200),
  },
  143316394: {
    ...rest,
    op: 'created',
    surface: 'post',
    container: discussion,
    externalId: '100',
    version: version(1785571210),
    threadExternalId: '100',
    author: { externalId: '-1001111111111', kind: 'self', card: { name: 'Город', url: null } },
    text: 'Пост канала',
    occurredAt: at(1785571210),
    permalink: 'https://t.me/c/2222222222/100',
  },
  143316395: {
    ...rest,
    op: 'created',
    surface: 'comment',
    container: discussion,
    externalId: '105',
    version: version(1785571300),
    parentExternalId: '100',
    threadExternalId: '100',
    isThreadOfParent: true,
    author: ivan,
    text: 'Яма у дома 5',
    attachments: [photo],
    occurredAt: at(1785571300),
    permalink: 'https://t.me/c/2222222222/105?thread=100',
  },
  143316396: {
    ...rest,
    op: 'edited',
    surface: 'comment',
    container: discussion,
    externalId: '105',
    version: version(1785571360),
    threadExternalId: '100',
    author: ivan,
    text: 'Яма у дома 5, ул. Ленина',
    attachments: [photo],
    occurredAt: at(1785571300),
    permalink: 'https://t.me/c/2222222222/105?thread=100',
  },
  143316397: {
    ...rest,
    op: 'created',
    surface: 'private',
    container: 'telegram:chat:5',
    externalId: '106',
    version: version(1785571400),
    threadExternalId: 'dialog',
    author: ivan,
    geo: { latitude: 55.7558, longitude: 37.6176, title: null },
    occurredAt: at(1785571400),
  },
  143316398: {
    permalink: null,
    op: 'membership',
    surface: 'chat',
    container: 'telegram:chat:-987654',
    externalId: '9',
    version: version(1785571500),
    threadExternalId: '9',
    author: { externalId: '99', kind: 'self' },
    occurredAt: at(1785571500),
    change: 'left',
  },
  143316399: {
    permalink: null,
    op: 'membership',
    surface: 'chat',
    container: discussion,
    externalId: 'member1785571600',
    version: 't1785571600.left',
    threadExternalId: 'dialog',
    author: { externalId: '99', kind: 'self' },
    occurredAt: at(1785571600),
    change: 'left',
  },
}

it.each(fixtures)('reads the recorded update $update_id as one event', (update) => {
  expect(normalise(update)).toEqual([EXPECTED[update.update_id]])
})

const group = { id: -1003, type: 'supergroup', title: 'Двор' }
const person = { id: 5, is_bot: false, first_name: 'Иван' }
const message = (fields: object) => ({
  update_id: 1,
  message: { message_id: 7, date: 1785571200, chat: group, from: person, ...fields },
})

describe('a message', () => {
  it('of an album stands in one thread with the others', () => {
    const threads = [7, 8, 9].flatMap((message_id) =>
      normalise(
        message({ message_id, media_group_id: '13', photo: [{ file_id: `f${message_id}`, width: 1 }] }),
      ),
    )
    expect(new Set(threads.map(({ threadExternalId }) => threadExternalId))).toEqual(new Set(['album13']))
    expect(new Set(threads.map(({ externalId }) => externalId)).size).toBe(3)
  })

  it('in a topic of a forum has the topic in its place, and does not answer its first message', () => {
    const topic = { message_thread_id: 3, is_topic_message: true, text: 'Нет света' }
    const [event] = normalise(message({ ...topic, reply_to_message: { message_id: 3 } }))
    expect(event).toMatchObject({
      container: 'telegram:chat:-1003#3',
      threadExternalId: '7',
      parentExternalId: null,
    })
    const [answer] = normalise(message({ ...topic, message_id: 8, reply_to_message: { message_id: 7 } }))
    expect(answer).toMatchObject({
      container: 'telegram:chat:-1003#3',
      threadExternalId: '7',
      parentExternalId: '7',
    })
  })

  it('in the name of our channel or group is ours and written by hand; of another one is a question', () => {
    const words = {
      text: 'Сделали',
      sender_chat: { id: -100777, type: 'channel', title: 'Город', username: 'Gorod' },
    }
    expect(normalise(message(words))).toMatchObject([
      { op: 'created', author: { kind: 'community', externalId: '-100777' } },
    ])
    for (const chats of ['@gorod', '-100777', 'https://t.me/gorod, @other'])
      expect(normalise(message(words), { chats })).toMatchObject([
        { op: 'echo', author: { kind: 'self' }, writtenByExternalId: '-100777' },
      ])
  })

  it('of a kind nobody knows is kept by its name, and what Telegram itself says is nobody’s question', () => {
    expect(normalise(message({ hologram: { id: 1 } }))).toMatchObject([
      { op: 'created', text: '', attachments: [{ kind: 'hologram' }] },
    ])
    expect(normalise(message({ new_chat_members: [person] }))).toEqual([])
    expect(normalise(message({ pinned_message: {} }))).toEqual([])
    expect(normalise({ update_id: 2, message_reaction: {} })).toEqual([])
  })

  it('brings a contact, a venue and a large file as what they are', () => {
    const contact = { first_name: 'Анна', phone_number: '+70000000000' }
    const venue = { title: 'Школа', address: 'Мира, 1', location: { latitude: 1, longitude: 2 } }
    expect(wordsOf(normalise(message({ contact }))[0]).attachments[0]?.title).toBe('Анна +70000000000')
    expect(wordsOf(normalise(message({ venue, location: venue.location }))[0]).geo).toEqual({
      latitude: 1,
      longitude: 2,
      title: 'Школа',
    })
    expect(
      wordsOf(
        normalise(message({ document: { file_id: 'd1', file_name: 'акт.pdf', file_size: 2 ** 40 } }))[0],
      ).attachments,
    ).toEqual([{ kind: 'doc', ref: 'd1', url: null, title: 'акт.pdf' }])
  })

  it('keeps ids that are longer than a number', () => {
    const body =
      '{"update_id":1,"message":{"message_id":7,"date":1,"chat":{"id":-9007199254740993,"type":"supergroup"},"text":"а"}}'
    const [event] = normaliseTelegram(new TextEncoder().encode(body), account, receivedAt)
    expect(event?.container).toBe('telegram:chat:-9007199254740993')
  })
})

it('takes a touch of a button for the words of whoever touched it', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] }
  const callback_query = {
    ...{ id: '4382', from: person, chat_instance: '1', data: 'y' },
    message: { message_id: 9, date: 1, chat: { id: 5, type: 'private' }, reply_markup: keyboard },
  }
  expect(normalise({ update_id: 3, callback_query })).toMatchObject([
    {
      op: 'created',
      surface: 'private',
      text: 'Да',
      externalId: 'button4382',
      parentExternalId: '9',
      occurredAt: receivedAt,
    },
  ])
})

it('tells a block and its end in private', () => {
  const change = (before: string, after: string) =>
    normalise({
      update_id: 4,
      my_chat_member: {
        ...{ chat: { id: 5, type: 'private' }, from: person, date: 1785571200 },
        old_chat_member: { status: before, user: {} },
        new_chat_member: { status: after, user: {} },
      },
    }).map((event) => `${event.op} ${'change' in event && event.change}`)
  expect(change('member', 'kicked')).toEqual(['permission denied'])
  expect(change('kicked', 'member')).toEqual(['permission allowed'])
  expect(change('member', 'administrator')).toEqual([])
})

describe('the button «Начать»', () => {
  const said = (text: string, { type = 'private', as = 'message' } = {}) =>
    normalise({
      ...{ update_id: 5 },
      [as]: {
        message_id: 7,
        date: 1785571200,
        chat: { id: type === 'private' ? 5 : -1003, type },
        from: person,
        text,
      },
    }).map((event) => [event.op, 'change' in event ? event.change : wordsOf(event).text])

  it.each(['/start', '/start case12', ' /start case_12-a '])('lets us write and asks nothing: %j', (text) => {
    expect(said(text)).toEqual([['permission', 'allowed']])
    expect(said(text, { as: 'edited_message' })).toEqual([])
  })

  it.each(['/start у нас нет воды', '/started', 'start', '/start two words'])(
    'is not what a person says otherwise: %j',
    (text) => expect(said(text)).toEqual([['created', text]]),
  )

  it('means nothing in a group', () => {
    expect(said('/start', { type: 'supergroup' })).toEqual([['created', '/start']])
  })
})

it('reads anything or says that it cannot, and never fails otherwise', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.jsonValue(), (text, value) => {
      for (const body of [text, JSON.stringify({ update_id: 1, message: value, edited_message: value })]) {
        try {
          normaliseTelegram(new TextEncoder().encode(body), account, receivedAt)
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectorError)
        }
      }
    }),
  )
})
