// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { SearchNotes } from './SearchNotes.tsx'

it('names the other words that were looked for, and searches for the typed ones alone', async () => {
  const onSearch = vi.fn()
  show(<SearchNotes words="вывоз мусора" isCut={false} also={['отходы', 'ТКО']} onSearch={onSearch} />)

  expect(screen.getByText('Искали также: отходы, ТКО.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Искать только эти слова' }))
  expect(onSearch).toHaveBeenCalledWith('"вывоз" "мусора"')
})

it('names no more than a line holds, and keeps the rest at hand', () => {
  const also = ['а', 'б', 'в', 'г']
  show(<SearchNotes words="яма" isCut also={also} onSearch={() => undefined} />)

  const line = screen.getByText('Искали также: а, б, в и другие слова.')
  expect(line.title).toBe(also.join(', '))
  expect(screen.getByText(/Показаны не все/)).toBeTruthy()
})
