import { describe, expect, it } from 'vitest'
import { networkLink } from './network-link.ts'

const EMULATORS = [
  { network: 'vk' as const, url: 'http://127.0.0.1:9301' },
  { network: 'telegram' as const, url: 'http://127.0.0.1:9302/' },
  { network: 'max' as const, url: 'http://127.0.0.1:9303' },
  { network: 'ok' as const, url: 'http://127.0.0.1:9304' },
]

describe('a link to a network', () => {
  it.each([
    ['https://vk.com/wall-456_1?reply=3&thread=2', 'http://127.0.0.1:9301/wall-456_1?reply=3&thread=2'],
    ['https://m.vk.com/wall-456_1', 'http://127.0.0.1:9301/wall-456_1'],
    ['https://t.me/c/2222222222/5?thread=3', 'http://127.0.0.1:9302/c/2222222222/5?thread=3'],
    ['https://max.ru/c/-70/mid.1', 'http://127.0.0.1:9303/c/-70/mid.1'],
    ['https://ok.ru/group/70#mid.1', 'http://127.0.0.1:9304/group/70#mid.1'],
  ])('opens the same page of the emulator in the demo: %s', (permalink, page) => {
    expect(networkLink(permalink, EMULATORS)).toBe(page)
  })

  it('is left as it is in a real region, on another site and where it is no address', () => {
    expect(networkLink('https://vk.com/wall-1_2', [])).toBe('https://vk.com/wall-1_2')
    const others = ['https://vk.com.example.org/wall-1_2', 'https://region.example/t.me/5', 'vk']
    for (const other of others) expect(networkLink(other, EMULATORS)).toBe(other)
  })

  it('is written nowhere past the component that turns it', () => {
    const sources = import.meta.glob<string>('../**/*.tsx', {
      query: '?raw',
      import: 'default',
      eager: true,
    })
    expect(Object.keys(sources).length).toBeGreaterThan(100)
    const past = Object.entries(sources).flatMap(([file, source]) =>
      /<a\b[^>]*href=\{[^}]*permalink/iu.test(source) ? [file] : [],
    )
    expect(past).toEqual([])
  })
})
