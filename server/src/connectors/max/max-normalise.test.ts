import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wordsOf } from '../../../test/networks/words-of.ts'
import { ConnectorError, type InboundEvent } from '../connector.ts'
import { parseJson } from '../parse-json.ts'
import { MAX_UPDATE_TYPES, normaliseMax } from './max-normalise.ts'
import { rawItemOfUpdate } from './max-receive.ts'

const ACCOUNT = { externalId: '229229229' }
const OURS = z
  .array(z.looseObject({ update_type: z.string() }))
  .parse(parseJson(readFileSync(new URL('./fixtures/updates.json', import.meta.url), 'utf8')))

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = (value: unknown): InboundEvent[] => normaliseMax(bytes(value), ACCOUNT)
const only = (value: unknown): InboundEvent => {
  const [event, ...rest] = read(value)
  expect(rest).toEqual([])
  return event!
}
const ours = (type: string) => OURS.find((update) => update.update_type === type)

describe('our updates', () => {
  it.each(OURS.map((update) => [update.update_type, update] as const))(
    'reads %s as one event',
    (_type, update) => {
      expect(read(update)).toHaveLength(1)
    },
  )

  it('reads a message of a group with its author, its picture and its place', () => {
    expect(only(ours('message_created'))).toMatchObject({
      op: 'created',
      surface: 'chat',
      container: 'max:chat:-70999000111',
      externalId: 'mid.ffffffef79a1b2c3019f3a5c8e1d4b6a',
      threadExternalId: 'mid.ffffffef79a1b2c3019f3a5c8e1d4b6a',
      author: { externalId: '77001', kind: 'person', card: { name: 'Анна Петрова', url: null } },
      text: 'В подъезде нет света',
      attachments: [{ kind: 'photo', ref: 'photo:4711', url: 'https://i.oneme.ru/i?r=x' }],
      geo: { latitude: 55.7558, longitude: 37.6176 },
      occurredAt: new Date(1785571200123),
    })
  })

  it('gives an edit the moment of the edit and the key of the message', () => {
    const [created, edited] = [only(ours('message_created')), only(ours('message_edited'))]
    expect(edited).toMatchObject({
      op: 'edited',
      text: 'В подъезде 3 нет света',
      externalId: created.externalId,
    })
    expect(edited.occurredAt).toEqual(new Date(1785571260123))
    expect(edited.version).not.toBe(created.version)
  })

  it('puts a comment under its post and in the thread of what it answers', () => {
    expect(only(ours('comment_created'))).toMatchObject({
      surface: 'comment',
      container: 'max:post:-70888000222:mid.ffffffef70000000019f000000000001',
      externalId: 'mid.ffffffef70000000019f0000000000ab',
      parentExternalId: 'mid.ffffffef70000000019f0000000000aa',
      threadExternalId: 'mid.ffffffef70000000019f0000000000aa',
      text: 'Поддерживаю',
    })
    expect(only(ours('comment_removed'))).toMatchObject({
      op: 'deleted',
      container: 'max:post:-70888000222:mid.ffffffef70000000019f000000000001',
      externalId: 'mid.ffffffef70000000019f0000000000ab',
    })
  })

  it('reads a comment that an older server sends as a message as the same comment', () => {
    const comment = ours('comment_created')
    expect(only({ ...comment, update_type: 'message_created' })).toEqual(only(comment))
  })

  it('learns where it was added and who lets it write', () => {
    expect(only(ours('bot_added'))).toMatchObject({
      op: 'membership',
      change: 'joined',
      container: 'max:chat:-70999000111',
      author: { externalId: '229229229', kind: 'self' },
    })
    expect(only(ours('bot_started'))).toMatchObject({
      op: 'permission',
      change: 'allowed',
      surface: 'private',
      container: 'max:chat:5550001',
      author: { externalId: '77001' },
    })
  })
})

const Stab = z.looseObject({ updates: z.array(z.unknown()).optional() })
const stabs = globSync('*.json', { cwd: new URL('./fixtures/stabs', import.meta.url).pathname }).sort()
/** Nobody's question: what a person did to the look of a chat. */
const SILENT = /chat_title_changed|dialog_(cleared|muted|unmuted|removed)/

describe("the vendor's own examples", () => {
  it('are there', () => expect(stabs).toHaveLength(30))

  it.each(stabs)('reads %s', (name) => {
    const file = parseJson(readFileSync(new URL(`./fixtures/stabs/${name}`, import.meta.url), 'utf8'))
    const updates = Stab.parse(file).updates ?? [file]
    for (const update of updates) expect(read(update)).toHaveLength(SILENT.test(name) ? 0 : 1)
  })

  it('takes a touched button for the words of whoever touched it', () => {
    const file = readFileSync(
      new URL('./fixtures/stabs/webhook.message_callback.json', import.meta.url),
      'utf8',
    )
    expect(only(parseJson(file))).toMatchObject({
      op: 'created',
      surface: 'private',
      container: 'max:chat:182182182',
      text: 'picture',
      author: { externalId: '123456789', kind: 'person' },
      parentExternalId: 'mid.000000000adf429c019d47d58f2b3d9e',
      threadExternalId: 'dialog',
    })
  })

  it('keeps forwarded words as an attachment', () => {
    const file = readFileSync(
      new URL('./fixtures/stabs/webhook.message_created.json', import.meta.url),
      'utf8',
    )
    expect(wordsOf(only(parseJson(file))).attachments).toEqual([
      { kind: 'forward', ref: 'forward:mid.sha-more', url: null, title: 'Лада седан - баклажан' },
    ])
  })
})

const at = 1785571200123
const message = (extra: object = {}) => ({
  update_type: 'message_created',
  timestamp: at,
  message: {
    sender: { user_id: 5, first_name: 'Пётр', is_bot: false },
    recipient: { chat_id: 7, chat_type: 'dialog' },
    timestamp: at,
    body: { mid: 'mid.1', seq: 1, text: 'Привет' },
    ...extra,
  },
})

describe('what is odd', () => {
  it('keeps a number above 2^53 through storing and reading', () => {
    const text = JSON.stringify(message()).replace('"seq":1', '"seq":116000000000000687')
    const { body } = rawItemOfUpdate(parseJson(text))
    expect(new TextDecoder().decode(body)).toContain('116000000000000687')
    const wide = text.replace('"chat_id":7', '"chat_id":-9007199254740993')
    expect(normaliseMax(new TextEncoder().encode(wide), ACCOUNT)[0]?.container).toBe(
      'max:chat:-9007199254740993',
    )
  })

  it('reads a pure forward that has no body', () => {
    const link = { type: 'forward', message: { mid: 'mid.9', seq: 9, text: 'Свет отключили' } }
    const event = only(message({ body: null, link }))
    expect(event).toMatchObject({ externalId: `forward:${at}:5`, text: '' })
    expect(wordsOf(event).attachments[0]?.title).toBe('Свет отключили')
  })

  it('takes a channel that speaks without a sender for ourselves', () => {
    const recipient = { chat_id: -9, chat_type: 'channel' }
    expect(only(message({ sender: null, recipient }))).toMatchObject({
      op: 'created',
      surface: 'post',
      container: 'max:post:-9:mid.1',
      externalId: 'post',
      author: { kind: 'self' },
    })
    expect(only(message({ sender: null, recipient: { ...recipient, post_id: 'mid.0' } }))).toMatchObject({
      op: 'echo',
      surface: 'comment',
      author: { kind: 'self' },
    })
  })

  it('takes our own words for an echo', () => {
    expect(only(message({ sender: { user_id: 229229229, is_bot: true } })).op).toBe('echo')
  })

  it('gives nothing for an unknown update, and sets aside what cannot be read', () => {
    expect(read({ update_type: 'bot_admin_permissions_changed', timestamp: at, chat_id: 1 })).toEqual([])
    for (const broken of ['{', '[]', '{"update_type":"message_created","timestamp":1}', '\u0000']) {
      expect(() => normaliseMax(new TextEncoder().encode(broken), ACCOUNT)).toThrowError(ConnectorError)
    }
    expect(() => normaliseMax(new Uint8Array([0xff, 0xfe]), ACCOUNT)).toThrowError('max.unreadable_event')
  })

  it('turns no address into a link but http', () => {
    const attachments = [{ type: 'share', payload: { url: 'javascript:alert(1)' } }, { type: 'hologram' }]
    const body = { mid: 'mid.1', seq: 1, text: '', attachments }
    expect(wordsOf(only(message({ body }))).attachments).toEqual([
      { kind: 'link', ref: 'link', url: null, title: null },
      { kind: 'hologram', ref: 'hologram', url: null, title: null },
    ])
  })

  it('is asked for exactly the updates that it reads', () => {
    expect(MAX_UPDATE_TYPES).toContain('comment_edited')
    expect(MAX_UPDATE_TYPES).not.toContain('dialog_muted')
  })
})

describe('the key of a delivery', () => {
  const keyOf = (update: unknown) => rawItemOfUpdate(update).dedupeKey

  it('is the same for the same update and another for another', () => {
    const keys = OURS.map(keyOf)
    expect(OURS.map(keyOf)).toEqual(keys)
    expect(new Set(keys).size).toBe(OURS.length)
  })

  it('names what is spoken of and when', () => {
    expect(keyOf(ours('message_removed'))).toBe(
      'message_removed:mid.ffffffef79a1b2c3019f3a5c8e1d4b6a:1785571300123',
    )
  })
})
