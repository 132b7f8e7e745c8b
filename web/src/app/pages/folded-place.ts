import type { NotificationResponse } from '@veche/contract/notifications.ts'

export type FoldedPlace =
  | { page: 'desk'; queue: string; search: Record<string, string> }
  | { page: 'chat'; chatId: string; messageId: string | undefined }
  | { page: 'fake'; fakeId: string }
  | { page: 'order'; bulletinId: string }
  | { page: 'duty'; agencyCode: string; post: string }
  | { page: 'article'; articleId: string }
  | { page: 'articles'; list: 'published' | 'stale' | 'waiting' }
  | { page: 'course'; courseId: string }
  | { page: 'broadcast'; broadcastId: string }
  | { page: 'feedbackThread'; threadId: string }
  | { page: 'part'; contributionId: string }
  | { page: 'passport'; channelId: string }
  | { page: 'practice'; practiceId: string }
  | { page: 'rule'; ruleId: string }
  | {
      page:
        | 'tasks'
        | 'approvals'
        | 'late'
        | 'channels'
        | 'installation'
        | 'chats'
        | 'fakes'
        | 'profile'
        | 'users'
        | 'figures'
        | 'orders'
        | 'courses'
        | 'broadcasts'
        | 'feedback'
        | 'parts'
        | 'passports'
        | 'practices'
        | 'rules'
        | 'moderation'
        | 'exchange'
    }
type Folded = Pick<NotificationResponse, 'kind' | 'details' | 'isUrgent'>

/** Where the questions stand of which one notice speaks: for who has a desk a filter, for others their own list. */
export function foldedPlace(
  { kind, details, isUrgent }: Folded,
  { seeDesk }: { seeDesk: boolean },
): FoldedPlace {
  if (kind === 'channel')
    return { page: details.webhookId || details.isOfInstallation ? 'installation' : 'channels' }
  if (kind === 'chat') {
    const { chatId, messageId } = details
    if (typeof chatId !== 'string') return { page: 'chats' }
    return { page: 'chat', chatId, messageId: typeof messageId === 'string' ? messageId : undefined }
  }
  if (kind === 'fake') {
    const { fakeId } = details
    return typeof fakeId === 'string' ? { page: 'fake', fakeId } : { page: 'fakes' }
  }
  if (kind === 'article') {
    const { articleId, news } = details
    if (typeof articleId === 'string') return { page: 'article', articleId }
    return { page: 'articles', list: news === 'stale' || news === 'waiting' ? news : 'published' }
  }
  if (kind === 'duty')
    return { page: 'duty', agencyCode: String(details.agencyCode), post: String(details.postId) }
  if (kind === 'bulletin') {
    const { bulletinId } = details
    return typeof bulletinId === 'string' ? { page: 'order', bulletinId } : { page: 'orders' }
  }
  if (kind === 'course') {
    const { courseId } = details
    return typeof courseId === 'string' ? { page: 'course', courseId } : { page: 'courses' }
  }
  if (kind === 'broadcast') {
    const { broadcastId } = details
    return typeof broadcastId === 'string' ? { page: 'broadcast', broadcastId } : { page: 'broadcasts' }
  }
  if (kind === 'feedback') {
    const { threadId } = details
    return typeof threadId === 'string' ? { page: 'feedbackThread', threadId } : { page: 'feedback' }
  }
  if (kind === 'contribution') {
    const { contributionId } = details
    return typeof contributionId === 'string' ? { page: 'part', contributionId } : { page: 'parts' }
  }
  if (kind === 'subtask') return { page: 'tasks' }
  if (kind === 'page') {
    const { channelId } = details
    return typeof channelId === 'string' ? { page: 'passport', channelId } : { page: 'passports' }
  }
  if (kind === 'practice') {
    const { practiceId } = details
    return typeof practiceId === 'string' ? { page: 'practice', practiceId } : { page: 'practices' }
  }
  if (kind === 'rule') {
    const { ruleId } = details
    return typeof ruleId === 'string' ? { page: 'rule', ruleId } : { page: 'rules' }
  }
  if (kind === 'moderation') return { page: 'moderation' }
  if (kind === 'exchange') return { page: 'exchange' }
  if (kind === 'surge') return { page: 'figures' }
  if (kind === 'account') {
    const isOfOthers = details.news === 'second_factor_reset_asked' || details.news === 'administrator_added'
    return { page: isOfOthers ? 'users' : 'profile' }
  }
  if (kind === 'approval') return { page: 'approvals' }
  if (!seeDesk) return { page: 'tasks' }
  if (kind === 'view') return placeOfView(details)
  const search = isUrgent ? { urgent: 'true' } : {}
  switch (kind) {
    case 'reminder':
      return details.share === 1
        ? { page: 'desk', queue: 'all', search: { ...search, late: 'true' } }
        : { page: 'late' }
    case 'danger':
      return { page: 'desk', queue: 'new', search }
    case 'assigned':
      return { page: 'desk', queue: 'assigned', search }
    case 'returned':
      return { page: 'desk', queue: 'distribution', search }
    case 'sent_back':
      return { page: 'desk', queue: 'in_progress', search: { ...search, step: 'rework' } }
    case 'delivery':
      return { page: 'desk', queue: 'publishing', search }
    case 'follow_up':
      return { page: 'desk', queue: 'all', search: { ...search, flag: 'unread' } }
    case 'promise':
      return { page: 'desk', queue: 'all', search: { ...search, flag: 'promise' } }
    case 'deadline_changed':
    case 'reminded':
    case 'mention':
      return { page: 'late' }
  }
}

const CONDITION = 'filter.'

/** The view as it was when the notice came: its conditions stand in the notice. */
function placeOfView(details: Folded['details']): FoldedPlace {
  const { queue = 'all', ...search } = Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      key.startsWith(CONDITION) && typeof value === 'string' ? [[key.slice(CONDITION.length), value]] : [],
    ),
  )
  return { page: 'desk', queue, search }
}
