// @vitest-environment jsdom
/** What a phone, a dictation or an input method still puts together belongs to the field: no handler of ours eats it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEvent, fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { useHotkeys } from './hotkeys.ts'

const SRC = join(import.meta.dirname, '../..')
const ASSETS = join(SRC, '../../server/src/modules/public-page/assets')

function Fields({ onKey }: { onKey: (from: string) => void }) {
  const acts = (from: string) =>
    Object.fromEntries(['Enter', 'Escape'].map((key) => [key, () => onKey(from)]))
  useHotkeys(acts('page'))
  useHotkeys(acts('first'), { isFirst: true })
  return (
    <div role="none" onKeyDownCapture={() => onKey('capture')} onKeyDown={() => onKey('bubble')}>
      <textarea aria-label="Слова" onKeyDown={() => onKey('field')} />
    </div>
  )
}

it.each([
  ['as every browser says it', { isComposing: true }],
  ['as some say it by a code alone', { keyCode: 229 }],
])('leaves keys of a word that is not ready to the field, %s', (_how, said) => {
  const onKey = vi.fn()
  const onWindow = () => onKey('window')
  window.addEventListener('keydown', onWindow, { capture: true })
  show(<Fields onKey={onKey} />)
  const field = screen.getByLabelText('Слова')
  for (const key of ['Enter', 'Escape']) {
    const event = createEvent.keyDown(field, { key, code: key, ...said })
    fireEvent(field, event)
    // The browser goes on with it: the word is taken or let go of.
    expect(event.defaultPrevented).toBe(false)
  }
  expect(onKey).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
  expect(onKey.mock.calls.flat()).toEqual(expect.arrayContaining(['window', 'capture', 'field', 'bubble']))
  window.removeEventListener('keydown', onWindow, { capture: true })
})

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

it('is guarded before anything of the page hears a key, and pages without the guard listen in no field', () => {
  const main = readFileSync(join(SRC, 'main.tsx'), 'utf8')
  expect(main.match(/async function start\([^)]*\)[^{]*\{\s*(\w+)\(/)?.[1]).toBe('guardKeys')
  const beyond = [...filesOf(join(SRC, 'open'), /\.tsx?$/), ...filesOf(ASSETS, /\.js$/)]
  const listening = beyond.filter(({ text }) => /key(down|up|press)/i.test(text)).map(({ name }) => name)
  // The map of the form moves by arrows; it is a picture and takes no words.
  expect(listening).toEqual(['ask-map.js'])
})

it('keeps the keyboard with its microphone for every field of words', () => {
  const fields = filesOf(SRC, /\.tsx$/).flatMap(({ name, text }) =>
    [...text.matchAll(/<(textarea|TextArea)\b((?:[^>{]|=>|\{(?:[^{}]|\{[^{}]*\})*\})*)>/g)].map(
      ([, , props = '']) => ({
        name,
        props,
      }),
    ),
  )
  expect(fields.length).toBeGreaterThan(30)
  const hindering =
    /inputMode|spellCheck=\{false\}|autoCorrect|autoComplete="off"|autoCapitalize="(none|off)"/
  expect(fields.filter(({ props }) => hindering.test(props)).map(({ name }) => name)).toEqual([])
  const silent = filesOf(SRC, /\.tsx$/).filter(({ text }) => /inputMode="none"|onKeyPress/.test(text))
  expect(silent.map(({ name }) => name)).toEqual([])
})
