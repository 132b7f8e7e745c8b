import { expect, it } from 'vitest'
import { fillReply } from './fill-reply.ts'

it('fills each place wherever it stands, and nothing inside of the answer', () => {
  const url = 'https://vk.com/video-1_2?t=95s&x=$&'
  const answer = 'Починят, {ссылка} не нужна.'
  expect(
    fillReply('{ответ} На {тайм-код}, {тайм-код}: {ссылка} {имя}', { answer, timeCode: '1:35', url }),
  ).toBe(`${answer} На 1:35, 1:35: ${url} {имя}`)
})
