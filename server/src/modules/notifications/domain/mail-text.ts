/** Words of a letter: numbers, topics, agencies, deadlines and links. Nothing a resident wrote, no names. */
import {
  ACCOUNT_NEWS,
  type AccountNews,
  ARTICLE_NEWS,
  BROADCAST_NEWS,
  BULLETIN_NEWS,
  CONTRIBUTION_NEWS,
  COURSE_NEWS,
  FEEDBACK_NEWS,
  type NotificationDetails,
  type NotificationKind,
  PRACTICE_NEWS,
  RULE_NEWS,
  SUBTASK_NEWS,
} from '@veche/contract/notifications.ts'
import { type ChannelNews, MAIL_WORDS, type MailLanguage } from './mail-words.ts'

export type MailItem = {
  kind: NotificationKind
  incidentId: string | null
  details: NotificationDetails
  isUrgent: boolean
  count: number
}
export type MailNames = { topic: (code: string) => string | null; agency: (code: string) => string | null }
export type MailPlace = { publicUrl: string; zone: string; names: MailNames }
export type Letter = { subject: string; text: string }

export function composeLetter(
  items: readonly MailItem[],
  {
    language,
    moreCount,
    mode,
    publicUrl,
    zone,
    names,
  }: { language: MailLanguage; moreCount: number; mode: 'instant' | 'digest' } & MailPlace,
): Letter {
  const words = MAIL_WORDS[language]
  const [first] = items
  const isOne = items.length === 1 && moreCount === 0 && mode === 'instant'
  const subject = isOne && first ? titleOf(first, language) : words.subject(items.length + moreCount)
  const blocks = items.map((item) => describe(item, { language, publicUrl, zone, names }))
  const more = moreCount > 0 ? [words.more(moreCount), `${publicUrl}/notifications`] : []
  const foot = ['--', words.foot, `${publicUrl}/profile#notifications`]
  return {
    subject: `${words.product}: ${subject}`,
    text: [...blocks, ...(more.length > 0 ? [more.join('\n')] : []), foot.join('\n')].join('\n\n'),
  }
}

function describe(item: MailItem, { language, ...place }: MailPlace & { language: MailLanguage }): string {
  const words = MAIL_WORDS[language]
  const { topicCode, agencyCode, dueAt, startsAt } = item.details
  const facts = [
    typeof topicCode === 'string' ? place.names.topic(topicCode) : null,
    typeof agencyCode === 'string' ? place.names.agency(agencyCode) : null,
    typeof startsAt === 'string' ? formatMoment(startsAt, language, place.zone) : null,
    typeof dueAt === 'string' ? words.due(formatMoment(dueAt, language, place.zone)) : null,
  ].filter((fact) => fact !== null)
  return [
    `${item.isUrgent ? words.urgent : ''}${titleOf(item, language)}`,
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    `${place.publicUrl}${linkOf(item)}`,
  ].join('\n')
}

function linkOf({ incidentId, kind, details }: MailItem): string {
  if (incidentId !== null) return `/incident/${incidentId}`
  if (kind === 'channel') return details.webhookId || details.isOfInstallation ? '/installation' : '/channels'
  if (kind === 'surge') return '/figures'
  if (kind === 'article')
    return typeof details.articleId === 'string' ? `/knowledge/${details.articleId}` : '/knowledge'
  if (kind === 'duty') return `/duty/${String(details.agencyCode ?? '')}?post=${String(details.postId ?? '')}`
  if (kind === 'bulletin') return `/orders/${String(details.bulletinId ?? '')}`
  if (kind === 'course') return `/courses/${String(details.courseId ?? '')}`
  if (kind === 'broadcast') return `/broadcasts/${String(details.broadcastId ?? '')}`
  if (kind === 'feedback') return `/feedback/${String(details.threadId ?? '')}`
  if (kind === 'contribution') return `/parts/${String(details.contributionId ?? '')}`
  if (kind === 'subtask') return '/tasks'
  if (kind === 'page') return `/pages/${String(details.channelId ?? '')}`
  if (kind === 'practice') return `/practices/${String(details.practiceId ?? '')}`
  if (kind === 'rule') return `/rules/${String(details.ruleId ?? '')}`
  if (kind === 'moderation') return '/moderation?view=waiting'
  if (kind === 'exchange') return '/exchange'
  if (kind === 'account') return isOfOthers(newsOfAccount(details)) ? '/users' : '/profile'
  return '/notifications'
}

function isOfOthers(news: AccountNews): boolean {
  return news === 'second_factor_reset_asked' || news === 'administrator_added'
}

function titleOf({ kind, details, count, incidentId }: MailItem, language: MailLanguage): string {
  const words = MAIL_WORDS[language]
  const number = typeof details.number === 'number' ? String(details.number) : ''
  const share = typeof details.share === 'number' ? details.share : null
  if (kind === 'channel') return words.channel[newsOf(details)](String(details.channelName ?? ''))
  if (kind === 'chat') return words.chat(String(details.chatTitle ?? ''))
  if (kind === 'fake') return words.fake(number)
  if (kind === 'view') return words.view(String(details.name ?? ''), count)
  if (kind === 'surge') return words.surge(String(details.count ?? ''))
  if (kind === 'duty')
    return words.duty[details.news === 'taken' ? 'taken' : 'given'](String(details.post ?? ''))
  if (kind === 'article') {
    const news = ARTICLE_NEWS.find((known) => known === details.news) ?? 'ending'
    return words.article[news](Number(details.count), String(details.title ?? ''))
  }
  if (kind === 'bulletin') {
    const news = BULLETIN_NEWS.find((known) => known === details.news) ?? 'published'
    return words.bulletin[news](String(details.title ?? ''))
  }
  if (kind === 'course') {
    const news = COURSE_NEWS.find((known) => known === details.news) ?? 'gate'
    return words.course[news](
      String(details.title ?? ''),
      String(details.day ?? '')
        .split('-')
        .toReversed()
        .join('.'),
    )
  }
  if (kind === 'broadcast') {
    const news = BROADCAST_NEWS.find((known) => known === details.news) ?? 'waiting'
    return words.broadcast[news](String(details.title ?? ''))
  }
  if (kind === 'feedback') {
    const news = FEEDBACK_NEWS.find((known) => known === details.news) ?? 'answered'
    return words.feedback[news](String(details.title ?? ''))
  }
  if (kind === 'contribution') {
    const news = CONTRIBUTION_NEWS.find((known) => known === details.news) ?? 'asked'
    return words.contribution[news]
  }
  if (kind === 'subtask') {
    const news = SUBTASK_NEWS.find((known) => known === details.news) ?? 'given'
    return words.subtask[news]
  }
  if (kind === 'page') return words.page(String(details.name ?? ''))
  if (kind === 'practice') {
    const news = PRACTICE_NEWS.find((known) => known === details.news) ?? 'approved'
    return words.practice[news](String(details.title ?? ''))
  }
  if (kind === 'rule') {
    const news = RULE_NEWS.find((known) => known === details.news) ?? 'act'
    return words.rule[news](String(details.title ?? ''), number)
  }
  if (kind === 'moderation') return words.moderation(String(details.page ?? ''))
  if (kind === 'exchange')
    return words.exchange[details.news === 'stopped' ? 'stopped' : 'written'](String(details.name ?? ''))
  if (kind === 'account') return words.account[newsOfAccount(details)]
  if (incidentId === null) return words.folded(count, share)
  if (kind === 'reminder') return words.reminder(number, share)
  return words.title[kind](number)
}

const CHANNEL_NEWS = ['silent', 'lost', 'works', 'webhook_rests', 'backup_failed', 'backup_refused'] as const

function newsOf({ news }: NotificationDetails): ChannelNews {
  return CHANNEL_NEWS.find((known) => known === news) ?? 'broken'
}

function newsOfAccount({ news }: NotificationDetails): AccountNews {
  return ACCOUNT_NEWS.find((known) => known === news) ?? 'password_changed'
}

function formatMoment(at: string, language: MailLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}
