// @vitest-environment jsdom
/** Searching as one types, by keys alone. */
import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pass, show } from '../../testing/show.tsx'
import { SearchBox } from './SearchBox.tsx'

const PAUSE_MS = 300
beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

function open(value = '') {
  const onChange = vi.fn()
  return {
    ...show(<SearchBox label="Поиск людей" placeholder="Имя" value={value} onChange={onChange} />),
    onChange,
  }
}
const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Поиск людей' })

it('is reached by / from anywhere, and says so', async () => {
  const { user } = open()
  expect(box().getAttribute('aria-keyshortcuts')).toBe('/')
  await user.keyboard('/')
  expect(document.activeElement).toBe(box())
  expect(box().value).toBe('')
})

it('asks once, when the typing pauses', async () => {
  const { user, onChange } = open()
  await user.type(box(), ' анна ')
  expect(onChange).not.toHaveBeenCalled()
  await pass(PAUSE_MS)
  expect(onChange.mock.calls).toEqual([['анна']])
})

it('writes / into itself, and is emptied and left by Escape', async () => {
  const { user, onChange } = open('анна')
  await user.type(box(), '/')
  expect(box().value).toBe('анна/')
  await user.keyboard('{Escape}')
  expect([box().value, document.activeElement]).toEqual(['', document.body])
  await pass(PAUSE_MS)
  expect(onChange.mock.calls).toEqual([['']])
})
