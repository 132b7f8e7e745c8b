// @vitest-environment jsdom
/** A menu by keyboard, and as a screen reader tells of it. */
import { screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import { show } from '../../testing/show.tsx'
import { Dialog } from './Dialog.tsx'
import { Menu } from './Menu.tsx'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const chosen = vi.fn()
const items = ['Первое', 'Второе', 'Третье'].map((label) => ({
  ...{ key: label, label },
  onSelect: () => chosen(label),
}))
beforeEach(() => void chosen.mockClear())
const open = (rest: Partial<Parameters<typeof Menu>[0]> = {}) =>
  show(<Menu label="Ещё действия" trigger="Ещё" items={items} {...rest} />)
function Page({ pageKey }: { pageKey: () => void }) {
  useHotkeys({ Enter: pageKey, d: pageKey, 1: pageKey, ArrowDown: pageKey, Escape: pageKey })
  return <Menu label="Ещё действия" trigger="Ещё" items={items} isOpen choiceHint="Выберите причину" />
}
const menu = () => screen.queryByRole('menu', { name: 'Ещё действия' })
/** The list is a file of its own. */
const comes = () => screen.findByRole('menu', { name: 'Ещё действия' })
const focused = () => document.activeElement?.textContent

it('tells whether it is open, and of what', async () => {
  const { user } = open()
  const opener = button('Ещё')
  expect([opener.getAttribute('aria-haspopup'), opener.getAttribute('aria-expanded')]).toEqual([
    'menu',
    'false',
  ])
  await user.click(opener)
  expect(opener.getAttribute('aria-expanded')).toBe('true')
  expect(opener.getAttribute('aria-controls')).toBe((await comes()).id)
  expect(screen.getAllByRole('menuitem')).toHaveLength(3)
})

it('opens, walks round and chooses by keys alone, and gives the focus back', async () => {
  const { user } = open()
  await user.tab()
  await user.keyboard('{Enter}')
  await comes()
  expect(focused()).toBe('Первое')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(focused()).toBe('Третье')
  await user.keyboard('{Home}')
  expect(focused()).toBe('Первое')
  await user.keyboard('{End}{ArrowDown}{ArrowUp}{ArrowUp}')
  expect(focused()).toBe('Второе')
  await user.keyboard('{Enter}')
  expect(chosen.mock.calls).toEqual([['Второе']])
  expect(menu()).toBeNull()
  expect(document.activeElement).toBe(button('Ещё'))
})

it('goes to the next item that begins with the pressed letter', async () => {
  const { user } = open()
  await user.click(button('Ещё'))
  await comes()
  await user.keyboard('т')
  expect(focused()).toBe('Третье')
})

it('hears a key that is pressed before the list has come', async () => {
  const { user } = open({ items: items.map((item, index) => ({ ...item, keys: String(index + 1) })) })
  await user.click(button('Ещё'))
  await user.keyboard('2')
  expect(chosen.mock.calls).toEqual([['Второе']])
})

it('chooses by the key that stands at an action, and takes no other for it', async () => {
  const { user } = open({ items: items.map((item, index) => ({ ...item, keys: index === 1 ? 'M' : null })) })
  await user.click(button('Ещё'))
  await comes()
  await user.keyboard('[Digit1]')
  expect(menu()).toBeTruthy()
  await user.keyboard('[KeyM]')
  expect(chosen.mock.calls).toEqual([['Второе']])
  expect(menu()).toBeNull()
})

it('goes on from its button by Tab', async () => {
  const { user } = show(
    <>
      <Menu label="Ещё действия" trigger="Ещё" items={items} />
      <button type="button">Дальше</button>
    </>,
  )
  await user.click(button('Ещё'))
  await comes()
  await user.tab()
  expect([menu(), document.activeElement]).toEqual([null, button('Дальше')])
})

it('leaves the keys of the page alone while it is open', async () => {
  const pageKey = vi.fn()
  const { user } = show(<Page pageKey={pageKey} />)
  await user.keyboard('{Enter}')
  await comes()
  await user.keyboard('d{Enter}{ArrowDown}1{Escape}')
  expect(pageKey).not.toHaveBeenCalled()
})

it('opens over the dialog that its button stands in, and leaves it open', async () => {
  const close = vi.fn()
  const { user } = show(
    <Dialog title="Каналы" onClose={close}>
      <Menu label="Ещё действия" trigger="Ещё" items={items} />
    </Dialog>,
  )
  await user.click(button('Ещё'))
  expect(screen.getByRole('dialog').contains(await comes())).toBe(true)
  await user.keyboard('{Escape}')
  expect([menu(), document.activeElement]).toEqual([null, button('Ещё')])
  expect(close).not.toHaveBeenCalled()
})

it('closes by Escape with the focus back, by a press elsewhere and by one more of its button', async () => {
  const { user } = open()
  await user.click(button('Ещё'))
  await comes()
  await user.keyboard('{Escape}')
  expect([menu(), document.activeElement]).toEqual([null, button('Ещё')])
  await user.click(button('Ещё'))
  await user.click(document.body)
  expect(menu()).toBeNull()
  await user.click(button('Ещё'))
  await user.click(button('Ещё'))
  expect(menu()).toBeNull()
  expect(chosen).not.toHaveBeenCalled()
})

it('chooses by a digit where it does something at once, and by Enter only what was chosen', async () => {
  const { user } = open({
    items: items.map((item, index) => ({ ...item, keys: String(index + 1) })),
    choiceHint: 'Выберите причину',
  })
  await user.click(button('Ещё'))
  expect(document.activeElement).toBe(await comes())
  await user.keyboard('{Enter}')
  expect(screen.getByRole('alert').textContent).toBe('Выберите причину')
  expect(chosen).not.toHaveBeenCalled()
  await user.keyboard('9')
  expect(menu()).toBeTruthy()
  await user.keyboard('3')
  expect(chosen.mock.calls).toEqual([['Третье']])
})

it('tells which of several is the present one', async () => {
  const { user } = open({ items: items.map((item, index) => ({ ...item, isChecked: index === 1 })) })
  await user.click(button('Ещё'))
  const states = screen.getAllByRole('menuitemradio').map((item) => item.getAttribute('aria-checked'))
  expect(states).toEqual(['false', 'true', 'false'])
})

it('has a name where its button shows none', () => {
  open({ isIcon: true, trigger: <svg aria-hidden="true" /> })
  expect(button('Ещё действия')).toBeTruthy()
})

function Searched({ search }: { search: () => void }) {
  useHotkeys({ 'mod+k': search })
  return <Menu label="Ещё действия" trigger="Ещё" items={items} />
}

it('makes way for the search, which is opened from anywhere', async () => {
  const search = vi.fn()
  const { user } = show(<Searched search={search} />)
  await user.click(button('Ещё'))
  await comes()
  await user.keyboard('{Control>}k{/Control}')
  expect(search).toHaveBeenCalledOnce()
  expect(menu()).toBeNull()
})
