import { NOTIFICATION_KINDS } from '@veche/contract/notifications.ts'
import { describe, expect, it } from 'vitest'
import { foldedPlace } from './folded-place.ts'

const of = (kind: (typeof NOTIFICATION_KINDS)[number], details = {}, isUrgent = false) => ({
  kind,
  details,
  isUrgent,
})

describe('foldedPlace', () => {
  it('shows who has a desk the questions that the notice speaks of', () => {
    const desk = { seeDesk: true }
    expect(foldedPlace(of('reminder', { share: 1 }), desk)).toEqual({
      page: 'desk',
      queue: 'all',
      search: { late: 'true' },
    })
    expect(foldedPlace(of('follow_up', {}, true), desk)).toEqual({
      page: 'desk',
      queue: 'all',
      search: { urgent: 'true', flag: 'unread' },
    })
    expect(foldedPlace(of('returned'), desk)).toEqual({ page: 'desk', queue: 'distribution', search: {} })
  })

  it('opens a watched view with the conditions it had', () => {
    const details = { viewId: 'v', name: 'Мусор', 'filter.queue': 'new', 'filter.topic': 'waste.dump' }
    expect(foldedPlace(of('view', details), { seeDesk: true })).toEqual({
      ...{ page: 'desk', queue: 'new', search: { topic: 'waste.dump' } },
    })
    expect(foldedPlace(of('view', { 'filter.late': 'true' }), { seeDesk: true })).toMatchObject({
      ...{ queue: 'all', search: { late: 'true' } },
    })
  })

  it('leads who hears of a backup that failed to the state of the installation', () => {
    const notice = of('channel', { news: 'backup_failed', isOfInstallation: true }, true)
    expect(foldedPlace(notice, { seeDesk: false })).toEqual({ page: 'installation' })
  })

  it('leads who has no desk to their own list, and anybody to what waits for their yes', () => {
    const pages = {
      approval: 'approvals',
      channel: 'channels',
      chat: 'chats',
      fake: 'fakes',
      surge: 'figures',
      bulletin: 'orders',
      course: 'courses',
      broadcast: 'broadcasts',
      feedback: 'feedback',
      contribution: 'parts',
      page: 'passports',
      practice: 'practices',
      rule: 'rules',
      moderation: 'moderation',
      exchange: 'exchange',
      account: 'profile',
    }
    for (const kind of NOTIFICATION_KINDS.filter((one) => one !== 'article' && one !== 'duty'))
      expect(foldedPlace(of(kind), { seeDesk: false })).toEqual({
        page: kind in pages ? pages[kind as keyof typeof pages] : 'tasks',
      })
  })

  it('leads to the message of a danger in its chat', () => {
    const details = { chatId: 'chat', messageId: 'message' }
    expect(foldedPlace(of('chat', details, true), { seeDesk: true })).toEqual({ page: 'chat', ...details })
  })

  it('leads to the news or the order itself', () => {
    const details = { bulletinId: 'bulletin', news: 'late' }
    expect(foldedPlace(of('bulletin', details), { seeDesk: true })).toEqual({
      page: 'order',
      bulletinId: 'bulletin',
    })
  })

  it('leads to the roster of the post', () => {
    const details = { agencyCode: 'roads', postId: 'post', news: 'given' }
    expect(foldedPlace(of('duty', details), { seeDesk: true })).toEqual({
      page: 'duty',
      agencyCode: 'roads',
      post: 'post',
    })
  })

  it('leads to the card of a rumour', () => {
    expect(foldedPlace(of('fake', { fakeId: 'fake', news: 'facts' }), { seeDesk: false })).toEqual({
      page: 'fake',
      fakeId: 'fake',
    })
  })

  it('leads to the article that is meant, or to the list of those whose day comes or has passed', () => {
    const to = (details: object) => foldedPlace(of('article', details), { seeDesk: false })
    expect(to({ articleId: 'one', news: 'ending' })).toEqual({ page: 'article', articleId: 'one' })
    expect(to({ news: 'ending' })).toEqual({ page: 'articles', list: 'published' })
    expect(to({ news: 'stale' })).toEqual({ page: 'articles', list: 'stale' })
  })
})
