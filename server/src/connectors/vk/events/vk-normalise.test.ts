import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../../test/networks/words-of.ts'
import { ConnectorError, type InboundEvent } from '../../connector.ts'
import { normaliseVk, VK_EVENT_TYPES } from './vk-normalise.ts'

type Envelope = { type: string; event_id?: string; group_id: number; object?: unknown }

const account = { externalId: '456' }
const receivedAt = new Date('2026-08-01T12:00:00Z')
const fixtures: Envelope[] = JSON.parse(
  readFileSync(new URL('../fixtures/vk.events.json', import.meta.url), 'utf8'),
)

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function normalise(envelope: unknown): InboundEvent[] {
  return normaliseVk(bytes(envelope), account, receivedAt)
}

function fixture(eventId: string): Envelope {
  const found = fixtures.find((envelope) => envelope.event_id === eventId)
  if (!found) throw new Error(`no fixture ${eventId}`)
  return found
}

function event(type: string, object: unknown): Envelope {
  return { type, event_id: 'x1', group_id: 456, object }
}

/** What all messages have, with the values most of them share. */
const rest = {
  parentExternalId: null,
  attachments: [],
  geo: null,
  permalink: null,
  writtenByExternalId: null,
}
const citizen = { externalId: '173308266', kind: 'person' }
const wallComment = { ...rest, surface: 'comment', container: 'vk:wall:-456_7' }
const version = expect.stringMatching(/^[0-9a-f]{16}$/)

function at(seconds: number): Date {
  return new Date(seconds * 1000)
}

const EXPECTED: Record<string, object[]> = {
  e01: [
    {
      ...rest,
      op: 'created',
      surface: 'chat',
      container: 'vk:peer:2000000001',
      externalId: '2670',
      version: '1785571200',
      threadExternalId: '2670',
      author: citizen,
      text: 'Не горит фонарь у школы № 5',
      occurredAt: at(1785571200),
    },
  ],
  e02: [
    {
      ...rest,
      op: 'created',
      surface: 'chat',
      container: 'vk:peer:2000000001',
      externalId: '2671',
      version: '1785571260',
      parentExternalId: '2670',
      threadExternalId: '2670',
      author: citizen,
      text: '@gorod а когда починят?',
      occurredAt: at(1785571260),
    },
  ],
  e03: [
    {
      ...rest,
      op: 'created',
      surface: 'private',
      container: 'vk:peer:173308266',
      externalId: '77',
      version: '1785571300',
      threadExternalId: 'dialog',
      author: citizen,
      text: '',
      attachments: [
        {
          kind: 'photo',
          ref: 'photo173308266_457239017_9f2c',
          url: 'https://sun9-1.userapi.com/a.jpg',
          title: null,
        },
      ],
      geo: { latitude: 55.7558, longitude: 37.6176, title: 'Москва, Россия' },
      occurredAt: at(1785571300),
    },
  ],
  e04: [
    {
      permalink: null,
      op: 'membership',
      change: 'joined',
      surface: 'chat',
      container: 'vk:peer:2000000002',
      externalId: '1',
      version: '1785571000',
      threadExternalId: '1',
      author: { externalId: '-456', kind: 'self' },
      occurredAt: at(1785571000),
    },
  ],
  e05: [
    {
      ...rest,
      op: 'echo',
      surface: 'private',
      container: 'vk:peer:173308266',
      externalId: '78',
      version: '1785571400',
      threadExternalId: 'dialog',
      author: { externalId: '-456', kind: 'self' },
      text: 'Заявка № 42 принята',
      occurredAt: at(1785571400),
      idempotencyKey: '1712345678',
      writtenByExternalId: '111',
    },
  ],
  e06: [permission('allowed', 'e06')],
  e07: [permission('denied', 'e07')],
  e08: [],
  e10: [
    {
      ...rest,
      op: 'created',
      surface: 'post',
      container: 'vk:wall:-456_7',
      externalId: 'post',
      version,
      threadExternalId: 'post',
      author: citizen,
      text: 'Почините мост',
      occurredAt: at(1785571500),
      permalink: 'https://vk.com/wall-456_7',
    },
  ],
  e11: [
    {
      ...wallComment,
      op: 'created',
      externalId: '12',
      version,
      threadExternalId: '12',
      author: citizen,
      text: 'На Ленина, 5 не вывозят мусор',
      occurredAt: at(1785571600),
      permalink: 'https://vk.com/wall-456_7?reply=12',
    },
  ],
  e12: [
    {
      ...wallComment,
      op: 'created',
      externalId: '13',
      version,
      parentExternalId: '12',
      threadExternalId: '12',
      author: { externalId: '222', kind: 'person' },
      text: 'Иван, у нас тоже',
      occurredAt: at(1785571660),
      permalink: 'https://vk.com/wall-456_7?reply=13&thread=12',
    },
  ],
  e13: [changedComment('edited')],
  e14: [deletion('comment', 'vk:wall:-456_7', '12', 'e14', 'https://vk.com/wall-456_7')],
  e15: [changedComment('restored')],
  e20: [
    {
      ...rest,
      op: 'created',
      surface: 'board',
      container: 'vk:board:-456_9',
      externalId: '3',
      version,
      threadExternalId: '3',
      author: citizen,
      text: 'Вопрос про автобус 12',
      occurredAt: at(1785571700),
      permalink: 'https://vk.com/topic-456_9?post=3',
    },
  ],
  e21: [
    {
      ...deletion('board', 'vk:board:-456_9', '3', 'e21', 'https://vk.com/topic-456_9'),
      author: { externalId: '', kind: 'anonymous' },
    },
  ],
  e22: [
    {
      ...rest,
      op: 'created',
      surface: 'photo_comment',
      container: 'vk:photo:-456_99',
      externalId: '4',
      version,
      threadExternalId: '4',
      author: citizen,
      text: 'Это не наш двор',
      occurredAt: at(1785571800),
      permalink: 'https://vk.com/photo-456_99?reply=4',
    },
  ],
  e23: [deletion('photo_comment', 'vk:photo:-456_99', '4', 'e23', 'https://vk.com/photo-456_99')],
  e24: [
    {
      ...rest,
      op: 'created',
      surface: 'video_comment',
      container: 'vk:video:-456_456239100',
      externalId: '5',
      version,
      threadExternalId: '5',
      author: citizen,
      text: 'Вопрос главе: когда откроют поликлинику?',
      occurredAt: at(1785571900),
      permalink: 'https://vk.com/video-456_456239100?reply=5',
    },
  ],
  e25: [
    deletion('video_comment', 'vk:video:-456_456239100', '5', 'e25', 'https://vk.com/video-456_456239100'),
  ],
  e30: [],
  e31: [],
}

function permission(change: string, eventId: string): object {
  return {
    permalink: null,
    op: 'permission',
    change,
    surface: 'private',
    container: 'vk:peer:173308266',
    externalId: `permission:${eventId}`,
    version: eventId,
    threadExternalId: 'dialog',
    author: citizen,
    occurredAt: receivedAt,
  }
}

function changedComment(op: string): object {
  return {
    ...wallComment,
    op,
    externalId: '12',
    version,
    threadExternalId: '12',
    author: citizen,
    text: 'На Ленина, 5 третий день не вывозят мусор',
    occurredAt: receivedAt,
    permalink: 'https://vk.com/wall-456_7?reply=12',
  }
}

function deletion(
  surface: string,
  container: string,
  id: string,
  eventId: string,
  permalink: string,
): object {
  return {
    op: 'deleted',
    surface,
    container,
    externalId: id,
    version: eventId,
    threadExternalId: id,
    author: citizen,
    occurredAt: receivedAt,
    permalink,
  }
}

describe('every kind of event', () => {
  it.each(Object.entries(EXPECTED))('%s', (eventId, expected) => {
    expect(normalise(fixture(eventId))).toEqual(expected)
  })

  it('has an expectation for each fixture', () => {
    const ids = fixtures.flatMap(({ event_id }) => event_id ?? [])
    expect(Object.keys(EXPECTED).toSorted()).toEqual(ids.toSorted())
  })

  it('is nothing to a handshake', () => {
    expect(normalise(fixtures[0])).toEqual([])
  })
})

describe('versions', () => {
  it('tell an edit from the original and a repeat from neither', () => {
    const [original] = normalise(fixture('e11'))
    const [edited] = normalise(fixture('e13'))
    const [restored] = normalise(fixture('e15'))

    expect(original?.version).not.toBe(edited?.version)
    expect(edited?.version).toBe(restored?.version)
  })

  it('do not change with the signature of a photo', () => {
    const versions = ['aa', 'bb'].map((access_key) => {
      const attachments = [{ type: 'photo', photo: { id: 1, owner_id: 2, access_key } }]
      return normalise(event('wall_post_new', { ...post, attachments }))[0]?.version
    })
    expect(versions[0]).toBe(versions[1])
  })
})

const post = { id: 8, owner_id: -456, from_id: -456, date: 1, post_type: 'post', text: 'Новости' }
const message = { date: 1, from_id: 5, peer_id: 5, conversation_message_id: 9, id: 3, text: 'Текст' }
const comment = { id: 20, from_id: 5, date: 1, text: 'Текст', post_id: 7, owner_id: -456 }

describe('what we wrote ourselves', () => {
  it('is a post with an author of its own kind', () => {
    expect(normalise(event('wall_post_new', post))).toMatchObject([
      { op: 'created', surface: 'post', author: { externalId: '-456', kind: 'self' } },
    ])
  })

  it('is an echo when it is a comment', () => {
    const own = { ...comment, from_id: -456, parents_stack: [12], reply_to_comment: 12 }
    expect(normalise(event('wall_reply_new', own))).toMatchObject([
      { op: 'echo', parentExternalId: '12', threadExternalId: '12', idempotencyKey: null },
    ])
  })

  it('has no key when an employee typed it in VK', () => {
    const reply = { ...message, from_id: -456, out: 1, random_id: 0, admin_author_id: 111 }
    expect(normalise(event('message_reply', reply))).toMatchObject([
      { op: 'echo', idempotencyKey: null, writtenByExternalId: '111' },
    ])
  })
})

describe('messages', () => {
  it('tell when another community writes', () => {
    expect(normalise(event('wall_reply_new', { ...comment, from_id: -999 }))).toMatchObject([
      { op: 'created', author: { externalId: '-999', kind: 'community' } },
    ])
  })

  it('carry a forwarded text and its files', () => {
    const fwd_messages = [
      {
        from_id: 6,
        conversation_message_id: 4,
        text: 'Чужие слова',
        attachments: [{ type: 'doc', doc: {} }],
      },
    ]
    const [forwarding] = normalise(event('message_new', { message: { ...message, text: '', fwd_messages } }))
    expect(wordsOf(forwarding).attachments).toEqual([
      { kind: 'forward', ref: 'forward6_4', url: null, title: 'Чужие слова' },
      { kind: 'doc', ref: 'doc', url: null, title: null },
    ])
  })

  it('are read bare, as before 5.103, and with ids above 2^53', () => {
    const text = JSON.stringify(event('message_new', message)).replace(
      '"from_id":5',
      '"from_id":9007199254740993',
    )
    expect(normaliseVk(new TextEncoder().encode(text), account)).toMatchObject([
      { author: { externalId: '9007199254740993' } },
    ])
  })

  it('say who left a chat and stay silent about its new title', () => {
    const kicked = { ...message, peer_id: 2000000003, action: { type: 'chat_kick_user', member_id: 5 } }
    const renamed = { ...message, peer_id: 2000000003, action: { type: 'chat_title_update', text: 'Двор' } }
    expect(normalise(event('message_new', { message: kicked }))).toMatchObject([
      { op: 'membership', change: 'left', author: { externalId: '5', kind: 'person' } },
    ])
    expect(normalise(event('message_new', { message: renamed }))).toEqual([])
  })

  it('have the time of the edit for a version', () => {
    expect(normalise(event('message_edit', { ...message, update_time: 50 }))).toMatchObject([
      { op: 'edited', externalId: '9', version: '50', occurredAt: at(50) },
    ])
  })
})

describe('attachments', () => {
  const kinds: [string, unknown, object][] = [
    ['photo', { id: 1, owner_id: 2 }, { ref: 'photo2_1', url: null }],
    ['photo', { id: 1, owner_id: 2, sizes: 'нет' }, { ref: 'photo2_1', url: null }],
    [
      'photo',
      {
        id: 1,
        owner_id: 2,
        sizes: [
          { url: 'https://s/1', width: 75 },
          { url: 'https://s/2', width: 1280 },
          { url: 'https://s/3', width: 604 },
        ],
      },
      { url: 'https://s/2' },
    ],
    ['video', { id: 1, owner_id: -2, title: 'Двор' }, { url: 'https://vk.com/video-2_1', title: 'Двор' }],
    ['doc', { id: 1, owner_id: 2, title: 'акт.pdf', url: 'https://vk.com/doc2_1' }, { title: 'акт.pdf' }],
    ['link', { url: 'https://example.org', title: 'Ссылка' }, { ref: 'https://example.org' }],
    ['link', { url: 'javascript:alert(1)' }, { url: null }],
    ['audio_message', { id: 1, owner_id: 2, link_mp3: 'https://s/a.mp3' }, { url: 'https://s/a.mp3' }],
    ['wall', { id: 1, from_id: -2, text: 'Пост' }, { ref: 'wall-2_1', url: 'https://vk.com/wall-2_1' }],
    ['hologram', { anything: true }, { kind: 'hologram', ref: 'hologram', url: null }],
    ['hologram', undefined, { kind: 'hologram', ref: 'hologram', url: null }],
    ['__proto__', undefined, { kind: '__proto__' }],
  ]
  it.each(kinds)('%s %j', (type, body, expected) => {
    const attachments = [null, 7, { no: 'type' }, { type, [type]: body }]
    const [read] = normalise(event('wall_reply_new', { ...comment, attachments }))
    expect(wordsOf(read).attachments).toMatchObject([expected])
  })
})

describe('answers in a discussion', () => {
  it('are known by the mark in their text', () => {
    const text = '[id5:bp-456_3|Иван], и у нас'
    const object = { id: 4, from_id: 6, date: 1, text, topic_id: 9, topic_owner_id: -456 }
    expect(normalise(event('board_post_new', object))).toMatchObject([
      { parentExternalId: '3', threadExternalId: '3', text: 'Иван, и у нас' },
    ])
  })
})

describe('place of a post', () => {
  it('is one string in VK', () => {
    const geo = { type: 'point', coordinates: '58.5228 31.2699', place: { title: 'Великий Новгород' } }
    expect(normalise(event('wall_post_new', { ...post, geo }))).toMatchObject([
      { geo: { latitude: 58.5228, longitude: 31.2699, title: 'Великий Новгород' } },
    ])
  })
})

describe('what cannot be read', () => {
  function readOrRefuse(body: Uint8Array): void {
    try {
      normaliseVk(body, account)
    } catch (error) {
      expect(error).toBeInstanceOf(ConnectorError)
      expect(error).toMatchObject({ reason: 'unreadable', code: 'vk.unreadable_event' })
    }
  }

  it.each([
    ['no JSON', '{"type":'],
    ['no envelope', '[]'],
    ['no comment', '{"type":"wall_reply_new","object":{"id":1}}'],
    ['a date beyond time', '{"type":"wall_reply_new","object":{"id":1,"from_id":1,"date":1e300}}'],
  ])('%s is said to be unreadable', (_name, text) => {
    expect(() => normaliseVk(new TextEncoder().encode(text), account)).toThrow(ConnectorError)
  })

  it('is bytes that are no text', () => {
    expect(() => normaliseVk(new Uint8Array([0x22, 0xff, 0x22]), account)).toThrow(ConnectorError)
  })

  it('never ends in any other error, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readOrRefuse))
  })

  it('never ends in any other error, whatever the object', () => {
    const envelope = fc.record({
      type: fc.constantFrom(...VK_EVENT_TYPES, 'group_join', 'tomorrow'),
      object: fc.oneof(fc.jsonValue(), broken()),
    })
    fc.assert(
      fc.property(envelope, (value) => readOrRefuse(bytes(value))),
      { numRuns: 2000 },
    )
  })

  /** Real objects with one field replaced by anything. */
  function broken() {
    const objects = fixtures.flatMap(({ object }) => (object ? [object] : []))
    return fc.tuple(fc.constantFrom(...objects), fc.jsonValue(), fc.nat()).map(([object, value, index]) => {
      const inner = 'message' in Object(object) ? Object(object).message : object
      const keys = Object.keys(Object(inner))
      return { ...Object(inner), [keys[index % keys.length] ?? 'id']: value }
    })
  }
})
