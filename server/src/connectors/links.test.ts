import { describe, expect, it } from 'vitest'
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
    'https://vk.com/video-456_7',
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
    expect(read('https://t.me/c/2222222222/17/45')?.container).toBe('telegram:chat:-1002222222222#17')
    expect(read('https://t.me/news/45')).toBeNull()
    expect(read('https://t.me/c/x/45')).toBeNull()
  })
})
