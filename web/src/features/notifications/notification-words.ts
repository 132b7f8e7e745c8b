import type { NotificationResponse } from '@veche/contract/notifications.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import type { StateName } from '../../ui/State.tsx'

type Said = Pick<NotificationResponse, 'kind' | 'details' | 'count' | 'incidentId' | 'isUrgent'>

/** A notification in the reader's words. */
export function useNotificationWords() {
  const { t } = useTranslation()
  const names = useDirectory()
  const { due, shortMoment, percent, day } = useFormat()

  function titleOf({ kind, details, count, incidentId }: Said): string {
    const question = typeof details.number === 'number' ? String(details.number) : ''
    if (kind === 'channel')
      return t(`notices.channel.${String(details.news)}`, { name: String(details.channelName) })
    if (kind === 'chat') return t('notices.chat', { title: String(details.chatTitle) })
    if (kind === 'fake') return t(`notices.fake.${String(details.news)}`, { number: question })
    if (kind === 'surge')
      return t('notices.surge', {
        count: Number(details.count),
        group: names.groupName(String(details.groupCode)),
        place: names.municipalityName(String(details.municipalityCode)),
      })
    if (kind === 'view') {
      const { name, builtIn } = details
      const view = typeof builtIn === 'string' ? t(`desk.builtIn.${builtIn}`) : String(name)
      return t('notices.view', { name: view, count })
    }
    if (kind === 'article')
      return t(`notices.article.${String(details.news)}`, {
        count: Number(details.count),
        title: String(details.title),
      })
    if (kind === 'duty')
      return t(`notices.duty.${details.news === 'taken' ? 'taken' : 'given'}`, {
        post: String(details.post),
        at: shortMoment(String(details.startsAt)),
      })
    if (kind === 'bulletin')
      return t(`notices.bulletin.${String(details.news)}`, { title: String(details.title) })
    if (kind === 'course')
      return t(`notices.course.${courseKey(details)}`, {
        ...{ title: String(details.title), day: typeof details.day === 'string' ? day(details.day) : '' },
      })
    if (kind === 'page')
      return t('notices.page', {
        ...{ name: String(details.name), what: t(`notices.pageCode.${String(details.code)}`) },
        count: Math.max(0, Number(details.count) - 1),
      })
    if (kind === 'rule') {
      const { news, title, words } = details
      const isPlain = news === 'act' && typeof words !== 'string'
      return t(`notices.rule.${isPlain ? 'act_plain' : String(news)}`, { title: String(title), words })
    }
    if (kind === 'moderation') return t('notices.moderation', { page: String(details.page) })
    if (kind === 'practice')
      return t(`notices.practice.${String(details.news)}`, { title: String(details.title) })
    if (kind === 'contribution') return t(`notices.contribution.${String(details.news)}`)
    if (kind === 'subtask') return t(`notices.subtask.${String(details.news)}`)
    if (kind === 'feedback')
      return t(`notices.feedback.${String(details.news)}`, { title: String(details.title) })
    if (kind === 'broadcast')
      return t(`notices.broadcast.${String(details.news)}`, { title: String(details.title) })
    if (kind === 'exchange')
      return t(`notices.exchange.${details.news === 'stopped' ? 'stopped' : 'written'}`, {
        name: String(details.name),
      })
    if (kind === 'account')
      return t(`notices.account.${String(details.news)}`, { name: String(details.name ?? '') })
    if (incidentId === null) return t(`notices.folded.${foldedKey(kind, details)}`, { count })
    if (kind === 'reminder') return reminderWords(details, question)
    return t(`notices.title.${variantOf({ kind, details })}`, { number: question })
  }

  function reminderWords({ share, daysLate }: Said['details'], question: string): string {
    if (typeof daysLate === 'number' && daysLate > 0)
      return t('notices.lateDays', { number: question, count: daysLate })
    if (share === 1) return t('notices.title.late', { number: question })
    return t('notices.title.soon', {
      number: question,
      share: percent(typeof share === 'number' ? share : 0),
    })
  }

  function factsOf({ kind, details }: Said): string {
    const { topicCode, agencyCode, dueAt, key, words, by, reasonCode } = details
    const facts = [
      kind === 'sent_back' && typeof by === 'string' ? t('notices.sentBackBy', { name: by }) : null,
      kind === 'sent_back' && typeof reasonCode === 'string'
        ? t(`answers.sendBack.reason.${reasonCode}`)
        : null,
      WITH_WORDS.includes(kind) && typeof words === 'string' ? t('notices.words', { words }) : null,
      kind === 'course' && typeof by === 'string' ? t('notices.remindedBy', { name: by }) : null,
      kind === 'reminder' && typeof key === 'string' ? t(`incidents.deadline.key.${key}`) : null,
      typeof topicCode === 'string' ? names.topicName(topicCode) : null,
      typeof agencyCode === 'string' ? (names.agency(agencyCode)?.shortName ?? agencyCode) : null,
      typeof dueAt === 'string' ? t('notices.due', { moment: due(dueAt) }) : null,
    ]
    return facts.filter(Boolean).join(' · ')
  }

  return { titleOf, factsOf }
}

/** Kinds whose notice carries what a person wrote. */
const WITH_WORDS: readonly Said['kind'][] = ['reminded', 'article', 'course', 'sent_back']

function courseKey({ news, day }: Said['details']): string {
  return news === 'reminded' && typeof day === 'string' ? 'reminded_by_day' : String(news)
}

function foldedKey(kind: Said['kind'], { share }: Said['details']): string {
  if (kind !== 'reminder') return 'other'
  return share === 1 ? 'late' : 'soon'
}

function variantOf({ kind, details }: Pick<Said, 'kind' | 'details'>): string {
  if (kind === 'follow_up' && details.isReopened === true) return 'reopened'
  if (kind === 'follow_up' && details.isSupplement === true) return 'supplement'
  if (kind === 'follow_up' && details.isClarified === true) return 'clarified'
  if (kind === 'follow_up' && details.isSilence === true) return 'silence'
  if (details.isClarification === true) return clarificationVariant(kind, details)
  if (kind === 'delivery' && details.state === 'unknown') return 'delivery_unknown'
  if (kind === 'promise' && details.isBroken === true) return 'promise_broken'
  // Told to all of a body first, and to one of them when it is theirs: two things, not one twice.
  if (kind === 'assigned' && details.isForBody === true) return 'assigned_body'
  if (kind === 'approval' && details.isFutile === true) return 'futile'
  if (kind === 'approval' && details.isMended === true) return 'mended'
  if (kind === 'returned' && details.needsArbiter === true) return 'arbiter'
  return kind
}

function clarificationVariant(kind: Said['kind'], { state }: Said['details']): string {
  if (kind !== 'delivery') return 'clarification'
  return state === 'unknown' ? 'clarification_unknown' : 'clarification_failed'
}

export function stateOf({ kind, details, isUrgent }: Said): StateName {
  if ((kind === 'reminder' && details.share === 1) || kind === 'reminded') return 'late'
  if (kind === 'channel') return details.news === 'works' ? 'done' : isUrgent ? 'urgent' : 'attention'
  if (isUrgent) return 'urgent'
  if (kind === 'bulletin') return bulletinState(details.news)
  if (kind === 'course' || kind === 'article') return learningState(details.news)
  if (kind === 'broadcast') return broadcastState(details.news)
  if (kind === 'exchange') return details.news === 'stopped' ? 'attention' : 'done'
  if (
    kind === 'reminder' ||
    kind === 'delivery' ||
    kind === 'sent_back' ||
    kind === 'promise' ||
    kind === 'page' ||
    kind === 'surge' ||
    details.isSilence === true
  )
    return 'attention'
  return kind === 'approval' ? 'waiting' : 'ontime'
}

function bulletinState(news: Said['details'][string] | undefined): StateName {
  if (news === 'late' || news === 'head') return 'late'
  return news === 'published' || news === 'withdrawn' ? 'waiting' : 'attention'
}

function learningState(news: Said['details'][string] | undefined): StateName {
  if (news === 'waiting') return 'waiting'
  if (news === 'approved') return 'done'
  return news === 'rests' ? 'late' : 'attention'
}

function broadcastState(news: Said['details'][string] | undefined): StateName {
  if (news === 'failed') return 'late'
  return news === 'waiting' ? 'waiting' : news === 'approved' ? 'done' : 'attention'
}
