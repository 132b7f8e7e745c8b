import type { IncidentResponse, MemberResponse, MessageResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import * as quoteStyles from '../../../ui/text/quote.module.css'
import { IncidentLink } from '../IncidentLink.tsx'
import { Message } from './Message.tsx'
import * as styles from './Thread.module.css'
import { threadGroups } from './thread-groups.ts'

const SHOWN_TALKS = 4

type Props = {
  incident: IncidentResponse
  onReadFollowUps: (() => void) | null
  isBusy: boolean
  /** How it came, where somebody wrote it down. */
  children?: ReactNode
}

/** The conversation as the resident sees it in the network. */
export function Thread({ incident, onReadFollowUps, isBusy, children }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const [isWhole, setWhole] = useState(false)
  const { context } = incident
  const groups = threadGroups(incident)
  const isOwn = ({ authorId }: MemberResponse) => authorId !== null && authorId === incident.authorId
  const hasNew = groups.slice(SHOWN_TALKS).some(({ messages }) => messages.some(({ isUnread }) => isUnread))
  const shown = isWhole || hasNew ? groups : groups.slice(0, SHOWN_TALKS)
  return (
    <section aria-label={t('incidents.thread.title')} data-tour="thread">
      <div className={`row g2 xs muted ${styles.source} wrap`}>
        <OriginMark of={incident} />
        <span className="grow">
          {!incident.handWay && t(`incidents.surface.${incident.surface}`)} {quoted(incident.channelName)}
        </span>
        {incident.permalink && (
          <NetworkLink className="nw" permalink={incident.permalink}>
            {t('incidents.thread.openInNetwork')}
          </NetworkLink>
        )}
      </div>
      {children}
      {context && (
        <div className={`${quoteStyles.quoted} xs`}>
          <b className="m">{t('incidents.thread.post', { day: day(context.occurredAt) })}</b> {context.text}
        </div>
      )}
      {shown.map(({ member, messages }) => (
        <div key={member?.incidentId ?? 'own'} className={member ? styles.conversation : undefined}>
          {member && <TalkHead member={member} isSameAuthor={isOwn(member)} />}
          <ol className={styles.messages}>
            {messages.map((message) => (
              <Message
                key={message.id}
                message={message}
                isReply={isReplyTo(message, messages)}
                channelName={incident.channelName}
                isAside={message.surface === 'private' && messages[0]?.surface !== 'private'}
              />
            ))}
          </ol>
        </div>
      ))}
      {shown.length < groups.length && (
        <button type="button" className="lnk sm" onClick={() => setWhole(true)}>
          {t('work.members.moreTalks', { count: groups.length - shown.length })}
        </button>
      )}
      {onReadFollowUps && (
        <div className={styles.followUps}>
          <p className="sm">{t('incidents.thread.unread')}</p>
          <Button size="s" keys="U" onClick={onReadFollowUps} disabled={isBusy} aria-keyshortcuts="U">
            {t('incidents.thread.read')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Another question about the same trouble: its talk stands elsewhere in the network. */
function TalkHead({ member, isSameAuthor }: { member: MemberResponse; isSameAuthor: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={`row g2 xs muted wrap ${styles.conversationHeading}`}>
      <OriginMark of={member} />
      <b className="m">{t(isSameAuthor ? 'work.members.sameAuthor' : 'work.members.talk')}</b>
      <IncidentLink id={member.incidentId}>{t('incidents.question', { number: member.number })}</IncidentLink>
      {!member.handWay && <span>{t(`work.surface.${member.surface}`)}</span>}
    </div>
  )
}

/** Indented when it answers a message that stands here; an answer to the post is a message of its own. */
function isReplyTo(message: MessageResponse, thread: readonly MessageResponse[]): boolean {
  return message.parentId !== null && thread.some(({ id }) => id === message.parentId)
}
