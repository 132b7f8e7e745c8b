import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from './duty.module.css'
import { type DutyQuestion, dutyQuery } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'
import { useDutyWords } from './use-duty-words.ts'

type Props = {
  question: DutyQuestion
  renderMore: (content: string) => ReactNode
  /** Over a text that is being written: a line and no more. */
  isBrief?: boolean
}

const KEPT_MS = 5 * 60_000

/** Beside the body of a question: who of it answers now, with the telephone. */
export function DutyLine({ question, renderMore, isBrief = false }: Props) {
  const { t } = useTranslation()
  const words = useDutyWords()
  // A card lies open for long, and thousands of them do: it asks once.
  const { data } = useQuery({ ...dutyQuery(question), refetchInterval: false, staleTime: KEPT_MS })
  const answer = data?.answer
  if (!answer) return null
  const { post, emergency } = answer
  const [speaker] = post?.now.speakers ?? []
  const phone = speaker?.phone || post?.phone || answer.phone
  return (
    <section
      className={`${styles.dutyLine} ${isBrief ? styles.brief : ''}`}
      aria-label={t('common.section.duty')}
    >
      {/* A task has no heading over this line. */}
      {isBrief ? (
        <p className="sm">
          <b>{renderMore(t('common.section.duty'))}</b>
        </p>
      ) : (
        <h3>{renderMore(t('common.section.duty'))}</h3>
      )}
      <p className="sm">
        {post ? `${post.name} · ` : `${t('duty.nothing')}. `}
        {post &&
          (speaker
            ? `${speaker.name}, ${words.now(post.now)}`
            : (words.next(post.now) ?? words.hours(post.hours)))}{' '}
        <PhoneLinks phone={phone} />
      </p>
      {emergency && !isBrief && (
        <p className="sm">
          {t('duty.emergency')}: {emergency.name}{' '}
          <PhoneLinks phone={emergency.phone || (emergency.now.speakers[0]?.phone ?? '')} />
        </p>
      )}
    </section>
  )
}
