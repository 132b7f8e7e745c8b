import { afterEach, expect, it, vi } from 'vitest'

const SCRIPT = new URL('../assets/ask-language.js', import.meta.url).href
afterEach(() => vi.unstubAllGlobals())

type Opened = { url: string; lang: string; chosen: string | null; isPosted?: boolean }

/** The page as a browser runs it: where it leads, and what the store holds after a press on the other language. */
async function open({ url, lang, chosen, isPosted = false }: Opened) {
  const store = new Map(chosen === null ? [] : [['veche.language', chosen]])
  const replace = vi.fn()
  let press = (_event: { target: object }) => {}
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  })
  vi.stubGlobal('location', { href: url, replace })
  vi.stubGlobal('document', {
    documentElement: { lang, dataset: isPosted ? { posted: '' } : {} },
    addEventListener: (_kind: string, listener: typeof press) => {
      press = listener
    },
  })
  // A name of its own, so that it runs each time.
  await import(/* @vite-ignore */ `${SCRIPT}?${JSON.stringify({ url, lang, chosen, isPosted })}`)
  return { replace, store, press: (target: object) => press({ target }) }
}

const SITE = 'https://veche.test'

it.each([
  ['in the language chosen at the sign-in', `${SITE}/ask?to=x`, 'en', `${SITE}/ask?to=x&lang=en`],
  ['as it is where nothing was chosen', `${SITE}/ask`, null, null],
  ['as it is where it already is in that language', `${SITE}/ask`, 'ru', null],
  ['as its address says', `${SITE}/open?lang=ru`, 'en', null],
])('opens a page %s', async (_how, url, chosen, to) => {
  const { replace } = await open({ url, lang: 'ru', chosen })
  expect(replace.mock.calls).toEqual(to === null ? [] : [[to]])
})

it('never asks again for what came of a post', async () => {
  const { replace } = await open({ url: `${SITE}/ask`, lang: 'ru', chosen: 'en', isPosted: true })
  expect(replace).not.toHaveBeenCalled()
})

it('keeps for the sign-in and the staff what is chosen on a page', async () => {
  const { store, press } = await open({ url: `${SITE}/open`, lang: 'ru', chosen: null })
  press({ closest: () => null })
  expect(store.size).toBe(0)
  press({ closest: () => ({ lang: 'en' }) })
  expect(store.get('veche.language')).toBe('en')
})
