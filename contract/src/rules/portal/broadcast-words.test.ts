import { expect, it } from 'vitest'
import { correctionIn, postText } from './broadcast-words.ts'

const WORDS = { text: 'Воды нет до 17\nМира, 5', variants: { vk: 'До 17' } }

it('begins what stands beside earlier words otherwise than what stands instead of them', () => {
  expect(postText('text', 'telegram', WORDS)).toBe(WORDS.text)
  expect(postText('correction', 'vk', WORDS)).toBe('Уточнение.\n\nДо 17')
  expect(postText('replacement', 'telegram', WORDS)).toBe(`Обновлено.\n\n${WORDS.text}`)
  expect(postText('withdrawal', 'telegram', WORDS)).toMatch(/^Наше сообщение «Воды нет до 17» отозвано/)
})

it('replaces only where that was asked for and the network lets us delete', () => {
  expect(correctionIn('instead', { isTakenDown: true })).toBe('replacement')
  expect(correctionIn('instead', { isTakenDown: false })).toBe('correction')
  expect(correctionIn('beside', { isTakenDown: true })).toBe('correction')
})
