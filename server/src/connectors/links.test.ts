import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMaxLink } from './max/acts/max-links.ts'
import { parseOkLink } from './ok/ok-links.ts'
import { parseTelegramLink } from './telegram/telegram-container.ts'
import { parseVkLink } from './vk/read-back/vk-links.ts'

describe('an address of VK', () => {
  it.each([
    ['https://vk.com/wall-456_7', 'vk:wall:-456_7', 'post', null],
    ['https://m.vk.com/wall-456_7?reply=21', 'vk:wall:-456_7', '21', null],
    ['https://vk.com/wall-456_7?reply=22&thread=21', 'vk:wall:-456_7', '22', '21'],
    ['https://vk.com/wall-456_7?reply=21&thread=21', 'vk:wall:-456_7', '21', null],
    ['https://vk.com/feed?w=wall-456_7_r21', 'vk:wall:-456_7', '21', null],
    ['https://vk.com/wall5_7', 'vk:wall:5_7', 'post', null],
  ])('%s names a message', (link, container, externalId, threadExternalId) => {
    expect(parseVkLink(new URL(link))).toEqual({ container, externalId, threadExternalId })
  })

  it.each([
    'https://vk.com/feed',
    'https://vk.com/wall-456',
    'https://vk.com/wall-456_7/../../method/users.get',
    'https://vk.com/wall-1234567890123456_7',
  ])('%s names none', (link) => {
    expect(parseVkLink(new URL(link))).toBeNull()
  })
})

describe('an address of Telegram', () => {
  it('names a message of a closed group, in a topic too', () => {
    const read = (link: string) => parseTelegramLink(new URL(link))
    expect(read('https://t.me/c/2222222222/45')).toEqual({
      ...{ container: 'telegram:chat:-1002222222222', externalId: '45', threadExternalId: null },
    })
    expect(read('https://t.me/c/2222222222/17/45')).toMatchObject({
      container: 'telegram:chat:-1002222222222#17',
    })
    expect(read('https://t.me/news/45')).toBe('hidden')
    expect(read('https://t.me/news')).toBeNull()
    expect(read('https://t.me/c/x/45')).toBeNull()
  })
})

const PARSERS = { vk: parseVkLink, telegram: parseTelegramLink, max: parseMaxLink, ok: parseOkLink }
const number = fc.integer({ min: 1, max: 999_999_999 })
const hex = fc.stringMatching(/^[0-9a-f]{4,40}$/)
const name = fc.stringMatching(/^[a-z][a-z0-9]{4,15}$/)
const of = (container: string, externalId: string) => ({ container, externalId, threadExternalId: null })

/** Shapes of addresses, with the message that each names. */
const SHAPES: Record<string, fc.Arbitrary<[keyof typeof PARSERS, string, object | string]>> = {
  vkPost: fc
    .tuple(number, number)
    .map(([owner, post]) => [
      ...(['vk', `/wall-${owner}_${post}`, of(`vk:wall:-${owner}_${post}`, 'post')] as const),
    ]),
  vkPhoto: fc.tuple(number, number).map(([owner, photo]) => ['vk', `/photo-${owner}_${photo}`, 'hidden']),
  telegramClosed: fc
    .tuple(number, number)
    .map(([chat, id]) => [
      ...(['telegram', `/c/${chat}/${id}`, of(`telegram:chat:-100${chat}`, String(id))] as const),
    ]),
  telegramPublic: fc.tuple(name, number).map(([chat, id]) => ['telegram', `/${chat}/${id}`, 'hidden']),
  telegramPreview: fc.tuple(name, number).map(([chat, id]) => ['telegram', `/s/${chat}/${id}`, 'hidden']),
  max: fc
    .tuple(number, hex)
    .map(([chat, id]) => [
      ...(['max', `/c/-${chat}/mid.${id}`, of(`max:post:-${chat}:mid.${id}`, 'post')] as const),
    ]),
  maxNamed: fc.tuple(name, hex).map(([chat, id]) => ['max', `/${chat}/${id}`, 'hidden']),
  okTopic: fc
    .tuple(number, number)
    .map(([group, topic]) => [
      ...(['ok', `/group/${group}/topic/${topic}`, of(`ok:topic:${topic}`, 'post')] as const),
    ]),
  okNamedTopic: fc
    .tuple(name, number)
    .map(([group, topic]) => [
      ...(['ok', `/${group}/topic/${topic}`, of(`ok:topic:${topic}`, 'post')] as const),
    ]),
  okStatus: fc.tuple(number, number).map(([who, id]) => ['ok', `/profile/${who}/statuses/${id}`, 'hidden']),
}

describe('an address of any network', () => {
  it.each(Object.keys(SHAPES))('says the same however it was copied: %s', (shape) => {
    const marks = fc.constantFrom('', '?utm_source=share', '#comments', '?single')
    fc.assert(
      fc.property(SHAPES[shape]!, marks, ([network, path, message], mark) => {
        expect(PARSERS[network](new URL(`https://site.example${path}${mark}`))).toEqual(message)
      }),
    )
  })

  it.each(Object.keys(PARSERS) as (keyof typeof PARSERS)[])(
    'that is anything at all breaks nothing: %s',
    (network) => {
      fc.assert(
        fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
          const read = PARSERS[network](new URL(url))
          expect(read === null || read === 'hidden' || /^[a-z]+:[a-z]+:/.test(read.container)).toBe(true)
        }),
      )
    },
  )

  it.each([
    ['vk', 'https://vk.com/borovichi'],
    ['telegram', 'https://t.me/borovichi'],
    ['max', 'https://max.ru/borovichi'],
    ['ok', 'https://ok.ru/group/57'],
    ['ok', 'https://ok.ru/profile/57'],
  ] as const)('of a page names no message: %s %s', (network, link) => {
    expect(PARSERS[network](new URL(link))).toBeNull()
  })
})
