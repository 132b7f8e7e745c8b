import { BULLETIN_NEWS } from '@veche/contract/notifications.ts'
import { expect, it } from 'vitest'
import { composeLetter, type MailItem } from './mail-text.ts'

const ID = '00000000-0000-7000-8000-000000000031'
const PLACE = {
  ...{ publicUrl: 'https://veche.example', zone: 'Europe/Moscow', moreCount: 0, mode: 'instant' as const },
  names: { topic: () => null, agency: () => null },
}
const about = (news: string): MailItem => ({
  ...{ kind: 'bulletin', incidentId: null, isUrgent: false, count: 1 },
  details: { bulletinId: ID, title: 'Пункты обогрева', news, of: 'order', dueOn: '2026-11-30' },
})

it('writes of news and orders what happened, in words of its own, and where they stand', () => {
  const subjects = BULLETIN_NEWS.flatMap((news) =>
    (['ru', 'en'] as const).map((language) => {
      const { subject, text } = composeLetter([about(news)], { ...PLACE, language })
      expect(text).toContain(`https://veche.example/orders/${ID}`)
      return subject
    }),
  )
  expect(new Set(subjects).size).toBe(2 * BULLETIN_NEWS.length)
  expect(subjects[0]).toBe('Вече: прочитайте: Пункты обогрева')
})
