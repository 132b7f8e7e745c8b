// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { FilesMenu } from './FilesMenu.tsx'

it('offers a list as a table and as text, and loading to whoever may', async () => {
  const onSelect = vi.fn()
  const { user } = show(
    <FilesMenu csv="/list.csv" markdown="/list" load={{ label: 'Загрузить', onSelect }} />,
  )
  await user.click(screen.getByRole('button', { name: 'Файлы' }))
  const items = await screen.findAllByRole('menuitem')
  expect(items.map(({ textContent }) => textContent?.trim())).toEqual([
    ...['Выгрузить таблицей (CSV)', 'Выгрузить текстом (Markdown)', 'Загрузить'],
  ])
  await user.click(screen.getByRole('menuitem', { name: 'Загрузить' }))
  expect(onSelect).toHaveBeenCalledOnce()
})

it('is a plain link where a table is all there is', () => {
  show(<FilesMenu csv="/list.csv?state=open" />)
  const link = screen.getByRole('link', { name: 'Выгрузить таблицей (CSV)' })
  expect(link.getAttribute('href')).toBe('/list.csv?state=open')
})
