// @vitest-environment jsdom
/** A table of an administrator by keyboard, and as a screen reader tells of it. */
import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { DataTable } from './DataTable.tsx'

const columns = [
  { key: 'name', title: 'Имя', cell: ({ name }: { name: string }) => name, sort: 'name' as const },
  { key: 'place', title: 'Место', cell: () => 'Сады' },
  { key: 'used', title: 'Вход', cell: () => 'вчера', sort: 'used' as const },
]

function open(isBusy = false) {
  const [onSort, onMore] = [vi.fn(), vi.fn()]
  const shown = show(
    <DataTable
      {...{ columns, onSort, onMore, isBusy }}
      label="Люди"
      rows={[{ name: 'Анна' }, { name: 'Глеб' }]}
      keyOf={({ name }) => name}
      renderActions={({ name }) => <button type="button">{`Изменить: ${name}`}</button>}
      sort="name"
    />,
  )
  return { ...shown, onSort, onMore }
}

it('has a name, and each row is called by its first cell', () => {
  open()
  const table = within(screen.getByRole('table', { name: 'Люди' }))
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['Анна', 'Глеб'])
  expect(table.getAllByRole('columnheader')).toHaveLength(columns.length + 1)
  expect(table.getAllByRole('columnheader').at(-1)?.textContent).not.toBe('')
})

it('tells by which column it is ordered, and orders by another from the keys', async () => {
  const { user, onSort } = open()
  const ordered = screen.getAllByRole('columnheader').filter((head) => head.hasAttribute('aria-sort'))
  expect(ordered.map((head) => head.textContent)).toEqual(['Имя'])
  await user.tab()
  await user.tab()
  expect(document.activeElement?.textContent).toBe('Вход')
  await user.keyboard('{Enter}')
  expect(onSort.mock.calls).toEqual([['used']])
})

it('brings more once while it is on its way', async () => {
  const { user, onMore } = open(true)
  await user.click(screen.getByRole('button', { name: 'Показать ещё' }))
  expect(onMore).not.toHaveBeenCalled()
})
