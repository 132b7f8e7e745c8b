// @vitest-environment jsdom
/** A dialog by keyboard, and as a screen reader tells of it. */
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
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
