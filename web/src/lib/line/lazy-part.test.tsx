// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { Suspense } from 'react'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { lazyPart } from './lazy-part.ts'

it('leaves the page and what is written there when one part of it does not come', async () => {
  vi.stubGlobal('fetch', async () => new Response())
  const heard = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Gone = lazyPart<'Gone', object>('Gone', () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  const { user } = show(
    <>
      <input aria-label="Текст ответа" />
      <Suspense>
        <Gone />
      </Suspense>
    </>,
  )
  await user.type(screen.getByRole('textbox'), 'Свет дадут к вечеру')

  expect((await screen.findByRole('alert')).textContent).toContain('Не удалось загрузить')
  screen.getByRole('button', { name: 'Обновить' })
  expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty('value', 'Свет дадут к вечеру')
  expect(heard).toHaveBeenCalled()
  heard.mockRestore()
  vi.unstubAllGlobals()
})
