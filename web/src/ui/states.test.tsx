// @vitest-environment jsdom
/** What a page shows while it waits, when nothing is there and when something failed: in words, not by colour. */
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../lib/api.ts'
import { pass, show } from '../testing/show.tsx'
import { Button } from './Button.tsx'
import { KeysTaken } from './Kbd.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from './query-states.tsx'
import { State } from './State.tsx'

describe('a button', () => {
  it('is pressed by Enter and by Space, and keeps the focus while it is busy', async () => {
    const act = vi.fn()
    const { user, again } = show(<Button onClick={act}>Создать</Button>)
    await user.tab()
    await user.keyboard('{Enter} ')
    expect(act).toHaveBeenCalledTimes(2)
    again(
      <Button onClick={act} isBusy>
        Создать
      </Button>,
    )
    await user.keyboard('{Enter} ')
    expect(act).toHaveBeenCalledTimes(2)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Создать', busy: true }))
  })

  it('acts once by a double click', async () => {
    const act = vi.fn()
    const { user } = show(<Button onClick={act}>Создать</Button>)
    await user.dblClick(screen.getByRole('button'))
    expect(act).toHaveBeenCalledOnce()
  })

  it('tells its key to the ears and the eyes, and to nobody where the key is another’s', () => {
    const button = (
      <Button keys="D" aria-keyshortcuts="D">
        Отклонить
      </Button>
    )
    const { again } = show(button)
    const shown = () => screen.getByRole('button', { name: 'Отклонить' })
    expect([shown().getAttribute('aria-keyshortcuts'), shown().textContent]).toEqual(['D', 'ОтклонитьD'])
    again(<KeysTaken value={true}>{button}</KeysTaken>)
    expect([shown().getAttribute('aria-keyshortcuts'), shown().textContent]).toEqual([null, 'Отклонить'])
  })
})

it('says a state in words; its shape is for the eyes', () => {
  show(<State name="late">просрочено</State>)
  const [shape] = screen.getByText('просрочено').children
  expect(shape?.getAttribute('aria-hidden')).toBe('true')
})

it('says why a place is empty, under a heading of its level', () => {
  const { again } = show(<EmptyState title="Никого нет">Добавьте первого</EmptyState>)
  screen.getByRole('heading', { level: 2, name: 'Никого нет' })
  screen.getByText('Добавьте первого')
  again(<EmptyState title="Никого нет" isPage />)
  screen.getByRole('heading', { level: 1, name: 'Никого нет' })
})

it('says at once that a page could not be loaded, in words, and tries again by a key', async () => {
  const retry = vi.fn()
  const { user } = show(<ErrorNotice error={new ApiError('network.unreachable', 0)} onRetry={retry} />)
  expect(screen.getByRole('alert').textContent).not.toMatch(/network/)
  await user.tab()
  await user.keyboard('{Enter}')
  expect(retry).toHaveBeenCalledOnce()
})

it('says the same of what is not there and of what may not be seen, and offers no second try', () => {
  show(<ErrorNotice error={new ApiError('http.not_found', 404)} onRetry={vi.fn()} />)
  expect(screen.getByRole('heading').textContent).not.toBe('')
  expect(screen.queryByRole('button')).toBeNull()
})

describe('what is being loaded', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
  afterEach(() => void vi.useRealTimers())

  it('is told to the ears at once, and to the eyes only when it takes long', async () => {
    show(<SkeletonRows label="Загружаем вопросы" count={3} />)
    const [status] = screen.getAllByRole('status')
    expect(status?.textContent).toBe('Загружаем вопросы')
    expect(status?.children).toHaveLength(1)
    await pass(200)
    expect(status?.children).toHaveLength(4)
  })
})

describe('an error', () => {
  let isThere = false
  beforeEach(() => {
    isThere = false
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async () => (isThere ? new Response() : Promise.reject(new TypeError('no line'))))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('says what a cut line means here, and asks again by itself when the server answers', async () => {
    const retry = vi.fn()
    show(<ErrorNotice error={new ApiError('network.unreachable', 0)} onRetry={retry} />)
    expect(screen.getByText(/^Это ещё не читали на этом устройстве/)).toBeTruthy()
    await pass(60_000)
    expect(retry).not.toHaveBeenCalled()
    isThere = true
    await pass(4000)
    expect(retry).toHaveBeenCalledOnce()
  })

  it('leaves a refusal of the server to a press', async () => {
    isThere = true
    const retry = vi.fn()
    show(<ErrorNotice error={new ApiError('http.500', 500)} onRetry={retry} />)
    await pass(60_000)
    expect(retry).not.toHaveBeenCalled()
    act(() => screen.getByRole('button', { name: 'Повторить' }).click())
    expect(retry).toHaveBeenCalledOnce()
  })
})
