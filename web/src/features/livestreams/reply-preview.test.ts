import { expect, it } from 'vitest'
import { decisionsFor, previewOf } from './reply-preview.ts'

it('shows the text as the first of those who asked will read it', () => {
  const text = '{ответ} На {тайм-код}, {тайм-код}: {ссылка}'
  const url = 'https://vk.com/video-1_2?t=95s&x=$&'
  const answer = 'Починят, {ссылка} не нужна.'
  expect(previewOf(text, { answer, timeCode: '1:35', url })).toBe(`${answer} На 1:35, 1:35: ${url}`)
  expect(previewOf(text, null)).toBe(text)
})

it('offers to look only where nobody knows, and nothing for what was never sent', () => {
  expect(decisionsFor('unknown')[0]).toBe('check')
  expect(decisionsFor('failed')).not.toContain('check')
  expect(decisionsFor('held')).toEqual([])
})
