import { expect, it } from 'vitest'
import { assertTemplate, fillReply, replyFacts, replyTemplate } from './reply-text.ts'

const recording = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 10 }

it('tells the second, and where the recording has it', () => {
  const text = fillReply(replyTemplate({ title: 'Прямая линия', ...recording }), replyFacts(recording, 3725))
  expect(text).toBe(
    'Здравствуйте! На ваш вопрос ответили в эфире «Прямая линия», на 1:02:05 от начала. Смотреть ответ: https://vk.com/video-1_2?t=3735s',
  )
  const bare = { recordingUrl: null, recordingOffsetS: 0 }
  expect(fillReply(replyTemplate({ title: 'Линия', ...bare }), replyFacts(bare, 65))).toContain('на 1:05 от')
})

it('refuses places that nothing fills', () => {
  const codeOf = (text: string, recordingUrl: string | null) => {
    try {
      assertTemplate(text, { recordingUrl })
      return null
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  expect(codeOf('Ответ на {тайм-код}: {ссылка}', 'https://vk.com/video-1_2')).toBeNull()
  expect(codeOf('Ответ: {ссылка}', null)).toBe('livestream.no_recording')
  expect(codeOf('Здравствуйте, {имя}!', null)).toBe('livestream.unknown_place')
})
