import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { MergeSays } from './MergeSays.tsx'

const row = (id: string, authorId: string | null) => ({ id, authorId, number: 4, memberCount: 1 })

it('names people, not questions', () => {
  const html = renderRussian(
    <MergeSays into={row('a', 'anna')} others={[row('b', 'anna'), row('c', 'olga')]} />,
  )
  expect(html).toContain('Ответ получат 2 автора.')
})

it('says that all questions are of one author', () => {
  const html = renderRussian(<MergeSays into={row('a', 'anna')} others={[row('b', 'anna')]} />)
  expect(html).toContain('Все эти вопросы одного автора')
  expect(html).not.toContain('2 автора')
})
