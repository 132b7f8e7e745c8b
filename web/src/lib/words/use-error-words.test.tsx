// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { show } from '../../testing/show.tsx'
import { ApiError } from '../api.ts'
import { useErrorWords } from './use-error-words.ts'

function Refusal({ error }: { error: unknown }) {
  return <p>{useErrorWords()(error)}</p>
}

it('says the words that a refusal names, however many', async () => {
  const error = new ApiError('article.unknown_variables', 400, { words: ['{имечко}', '{чья-то}'] })
  await show(<Refusal error={error} />)
  await screen.findByText('Таких слов для подстановки нет: {имечко}, {чья-то}')
  expect(screen.queryByText(/\{\{/)).toBeNull()
})
