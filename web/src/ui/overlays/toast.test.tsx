// @vitest-environment jsdom
/** Notices by keyboard and pointer, and as a screen reader tells of them. */
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pass, show } from '../../testing/show.tsx'
import {
  leaveToasts,
  showErrorToast,
  showHoldToast,
  showManyToast,
  showToast,
  useScreenToast,
} from './toast.tsx'

const CTRL_Z = '{Control>}z{/Control}'
const button = (name: string | RegExp) => screen.getByRole('button', { name })
beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())
const undo = vi.fn()
beforeEach(() => void undo.mockClear())
const say = (tell: () => unknown) => {
  const shown = show(<input aria-label="Поле" />)
  act(() => void tell())
  return shown
}
const told = () => screen.getByRole('status').textContent

it('is told to who hears the page, and goes by itself', async () => {
  say(() => showToast('Сохранено'))
  expect(told()).toMatch(/^Сохранено/)
  await pass(10_000)
  expect(told()).toBe('')
})

it('stays as long as somebody looks at it or has it in focus', async () => {
  const { user } = say(() => showToast('Сохранено', undo))
  await user.hover(screen.getByText('Сохранено'))
  await pass(20_000)
  expect(told()).toMatch(/^Сохранено/)
  await user.unhover(screen.getByText('Сохранено'))
  await pass(10_000)
  expect(told()).toBe('')
})

it('leaves what was refused beside what is done meanwhile', () => {
  say(() => {
    showErrorToast('Не отправлено: нужна причина')
    showToast('Отложено до завтра')
    showToast('Поручено')
  })
  expect(told()).toMatch(/Не отправлено.*Поручено/)
})

it('takes back what it tells of by Ctrl+Z, once', async () => {
  const { user } = say(() => showToast('Отклонено', undo))
  await user.keyboard(CTRL_Z)
  await user.keyboard(CTRL_Z)
  expect(undo).toHaveBeenCalledOnce()
  expect(told()).toBe('')
})

it('leaves Ctrl+Z to the field that is written in', async () => {
  const { user } = say(() => showToast('Отклонено', undo))
  await user.type(screen.getByRole('textbox', { name: 'Поле' }), 'свет')
  await user.keyboard(CTRL_Z)
  expect(undo).not.toHaveBeenCalled()
  await user.click(button(/^Отменить/))
  expect(undo).toHaveBeenCalledOnce()
})

it('takes back by the key the newest of two alone', async () => {
  const { user } = say(() => {
    showToast('Первое', undo)
    showToast('Второе', vi.fn())
  })
  await user.keyboard(CTRL_Z)
  expect(undo).not.toHaveBeenCalled()
  await user.keyboard(CTRL_Z)
  expect(undo).toHaveBeenCalledOnce()
})

it('takes back much by its button alone', async () => {
  const { user } = say(() => showManyToast('Сделано для 200', undo, 'Отменить всё'))
  await user.keyboard(CTRL_Z)
  expect(undo).not.toHaveBeenCalled()
  await user.click(button('Отменить всё'))
  expect(undo).toHaveBeenCalledOnce()
})

it('lets much be taken back for a minute, whatever is done meanwhile, and can be closed before', async () => {
  const { user } = say(() => showManyToast('Сделано для 200', undo, 'Отменить всё'))
  await pass(30_000)
  act(() => {
    showToast('Первое', vi.fn())
    showToast('Второе', vi.fn())
  })
  await pass(29_000)
  await user.click(button('Отменить всё'))
  expect(undo).toHaveBeenCalledOnce()
  act(() => showManyToast('Сделано для 300', undo, 'Отменить всё'))
  await pass(61_000)
  expect(told()).toBe('')
  act(() => showManyToast('Сделано для 400', undo, 'Отменить всё'))
  await user.click(button('Закрыть уведомление'))
  expect(told()).toBe('')
  expect(undo).toHaveBeenCalledOnce()
})

it('lets much be taken back as long as the button has the focus', async () => {
  const { user } = say(() => showManyToast('Сделано для 200', undo, 'Отменить всё'))
  act(() => button('Отменить всё').focus())
  await pass(120_000)
  await user.keyboard('{Enter}')
  expect(undo).toHaveBeenCalledOnce()
})

it('does nothing by the key of what only its button does', async () => {
  const { user } = say(() => showErrorToast('Не принято', 'Показать', undo))
  await user.keyboard(CTRL_Z)
  expect(undo).not.toHaveBeenCalled()
})

it('counts down to the eyes, not to the ears, and is gone when nothing can be stopped any more', async () => {
  const seconds = (left: number) => `уйдёт через ${left}`
  const { user } = say(() =>
    showHoldToast('Согласовано', { leftMs: 20_000, undo, label: 'Отозвать', say: seconds }),
  )
  expect(screen.getByText(/уйдёт через 20/).getAttribute('aria-hidden')).toBe('true')
  await pass(15_000)
  screen.getByText(/уйдёт через 5/)
  await pass(6000)
  expect(told()).toBe('')
  await user.keyboard(CTRL_Z)
  expect(undo).not.toHaveBeenCalled()
})

it('stands above the bars that are pressed at the foot, however many they are, and free of one that is scrolled away', () => {
  const tops = [innerHeight - 64, innerHeight - 140, innerHeight + 300, -500]
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, Number(this.dataset.top ?? 0), 390, 64)
  })
  show(
    tops.map((top) => (
      <footer key={top} data-foot="" data-top={top}>
        На согласование
      </footer>
    )),
  )
  act(() => showToast('Сохранено'))
  expect(document.querySelector<HTMLElement>('.toasts')?.style.getPropertyValue('--feet')).toBe('140px')
  vi.restoreAllMocks()
})

it('offers to close what cannot be taken back, and nothing that reads as taking it back', async () => {
  const { user } = say(() => showToast('Отмечено: прочитано'))
  expect(told()).toBe('Отмечено: прочитано')
  await user.click(button('Закрыть уведомление'))
  expect(told()).toBe('')
})

function Screen() {
  const sayHere = useScreenToast()
  return (
    <button type="button" onClick={() => sayHere('Убрано', undo)}>
      Убрать
    </button>
  )
}

it('ends with the screen in which alone it can be taken back', async () => {
  const { user, again } = show(<Screen />)
  await user.click(button('Убрать'))
  again(<Screen />)
  expect(told()).toMatch(/^Убрано/)
  act(() => showToast('Отправлено', vi.fn()))
  again(<p>Другая страница</p>)
  expect(told()).toMatch(/^Отправлено/)
})

it('says how many stand behind the one that a phone shows', async () => {
  const { user } = say(() => {
    showErrorToast('Не отправлено: нужна причина')
    showToast('Поручено')
  })
  const more = () => document.querySelector<HTMLElement>('.toasts')?.dataset.more
  expect(more()).toBe('1')
  await user.click(screen.getByText(/^Не отправлено/))
  expect(more()).toBeUndefined()
})

it('goes with the page it was said on, unless it can be taken back or was said on the way', async () => {
  say(() => {
    showToast('Отложено', undo)
    showErrorToast('Не принято')
  })
  act(() => leaveToasts())
  expect(told()).toMatch(/Отложено.*Не принято/)
  await pass(3000)
  act(() => leaveToasts())
  expect(told()).toMatch(/^Отложено/)
  expect(told()).not.toMatch(/Не принято/)
})
