// @vitest-environment jsdom
/** A dialog by keyboard, and as a screen reader tells of it. */
import {
  createBrowserHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { Dialog } from './Dialog.tsx'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
function Page({ wants = false }: { wants?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Открыть
      </button>
      {isOpen && (
        <Dialog title="Новая метка" onClose={() => setOpen(false)}>
          <input aria-label="Метка" data-autofocus={wants ? '' : undefined} />
        </Dialog>
      )}
    </>
  )
}
const dialog = () => screen.queryByRole('dialog', { name: 'Новая метка' })

it('has its title for a name, and the focus where the work begins', async () => {
  const { user } = show(<Page wants />)
  await user.click(button('Открыть'))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Метка' }))
  expect(within(dialog() as HTMLElement).getByRole('heading', { level: 2 }).textContent).toBe('Новая метка')
})

it('closes by Escape and by its named button, and gives the focus back', async () => {
  const { user } = show(<Page />)
  for (const close of [() => user.keyboard('{Escape}'), () => user.click(button('Закрыть'))]) {
    await user.click(button('Открыть'))
    expect(dialog()).toBeTruthy()
    await close()
    expect(dialog()).toBeNull()
    expect(document.activeElement).toBe(button('Открыть'))
  }
})

it('stays open when its file field says that nothing new was chosen', async () => {
  const { user } = show(<Page wants />)
  await user.click(button('Открыть'))
  screen.getByRole('textbox').dispatchEvent(new Event('cancel', { bubbles: true, cancelable: true }))
  expect(dialog()).toBeTruthy()
})

it('closes by a press beside it, unless something would be lost', async () => {
  const { user } = show(<Page wants />)
  await user.click(button('Открыть'))
  await user.click(dialog() as HTMLElement)
  expect(dialog()).toBeNull()
  await user.click(button('Открыть'))
  await user.type(screen.getByRole('textbox'), 'свет')
  await user.click(dialog() as HTMLElement)
  expect(dialog()).toBeTruthy()
})

it('asks about words that stand nowhere else before it closes, whatever closes it', async () => {
  const { user } = show(<Page wants />)
  const closings = [() => user.keyboard('{Escape}'), () => user.click(button('Закрыть'))]
  for (const close of closings) {
    await user.click(button('Открыть'))
    await user.type(screen.getByRole('textbox'), 'на Титова, 5 нет воды')
    await close()
    expect(screen.getByRole('alert').textContent).toContain('нигде больше не сохранено')
    expect(document.activeElement).toBe(button('Писать дальше'))
    await user.keyboard('{Escape}')
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('на Титова, 5 нет воды')
    await close()
    await user.click(button('Закрыть и стереть'))
    expect(dialog()).toBeNull()
    expect(document.activeElement).toBe(button('Открыть'))
  }
})

it('closes without a question where a word or nothing would be lost', async () => {
  const { user } = show(<Page wants />)
  await user.click(button('Открыть'))
  await user.type(screen.getByRole('textbox'), 'свет')
  await user.keyboard('{Escape}')
  expect(dialog()).toBeNull()
})

it('keeps a reload and Back from taking the words', async () => {
  const history = createBrowserHistory()
  const router = createRouter({ routeTree: createRootRoute(), history })
  const { user } = show(
    <RouterContextProvider router={router}>
      <Page wants />
    </RouterContextProvider>,
  )
  history.push('/desk')
  await user.click(button('Открыть'))
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(leave()).toBe(false)
  await user.type(screen.getByRole('textbox'), 'на Титова, 5 нет воды')
  expect(leave()).toBe(true)

  history.back()
  await screen.findByText(/нигде больше не сохранено/)
  await vi.waitFor(() => expect(location.pathname).toBe('/desk'))
  // What the product does by itself, as after the form was sent, is not held up.
  history.push('/tasks')
  await vi.waitFor(() => expect(location.pathname).toBe('/tasks'))
  history.destroy()
})
