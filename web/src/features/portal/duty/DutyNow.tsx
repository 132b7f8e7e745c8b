import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import type { RenderBody } from './AnswerPanel.tsx'
import { PostLine } from './BodyList.tsx'
import * as styles from './duty.module.css'
import { type Body, bodiesQuery, type OwnDuty, ownDutiesQuery, type Post } from './duty.queries.ts'
import { useMomentWords } from './use-moment-words.ts'

type Props = { renderBody: RenderBody }

/** Before anything is asked: one's own duties, and who is on duty around at this moment. */
export function DutyNow({ renderBody }: Props) {
  const { t } = useTranslation()
  const own = useQuery(ownDutiesQuery)
  const bodies = useQuery(bodiesQuery)
  if (bodies.error && !bodies.data) return <ErrorNotice error={bodies.error} onRetry={bodies.refetch} />
  if (!bodies.data) return <SkeletonRows label={t('duty.loading')} />
  return (
    <>
      {own.data && own.data.duties.length > 0 && (
        <OwnDuties duties={own.data.duties} renderBody={renderBody} />
      )}
      <Around bodies={bodies.data.bodies} renderBody={renderBody} />
    </>
  )
}

function OwnDuties({ duties, renderBody }: Props & { duties: readonly OwnDuty[] }) {
  const { t } = useTranslation()
  const { span } = useMomentWords()
  return (
    <section className={`panel ${styles.answer}`} aria-label={t('duty.own')}>
      <h2>{t('duty.own')}</h2>
      <ul>
        {duties.map(({ id, post, agencyCode, startsAt, endsAt }) => (
          <li key={id} className="row g2 wrap">
            <State name={Date.parse(startsAt) <= serverNow() ? 'ontime' : 'waiting'}>
              {span(startsAt, endsAt)}
            </State>
            {renderBody(agencyCode, post)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of whoever writes for a body or two, all that is there; of others, whoever takes emergencies. */
function Around({ bodies, renderBody }: Props & { bodies: readonly Body[] }) {
  const { t } = useTranslation()
  const { agencyName } = useDirectory()
  const mine = bodies.filter(({ mayWrite }) => mayWrite)
  const isOfFew = mine.length > 0 && mine.length < bodies.length
  const there = (post: Post) => post.now.by !== 'nobody' && (isOfFew || post.isEmergency)
  const shown = (isOfFew ? mine : bodies)
    .map((body) => ({ ...body, posts: body.posts.filter(there) }))
    .filter(({ posts }) => posts.length > 0)
  if (shown.length === 0) return null
  return (
    <section className={`panel ${styles.answer}`} aria-label={t('duty.onDutyNow')}>
      <h2>{t('duty.onDutyNow')}</h2>
      <ul className={styles.bodyRows}>
        {shown.map(({ agencyCode, posts }) => (
          <li key={agencyCode} className={styles.aroundRow}>
            <span className="sm">{renderBody(agencyCode, agencyName(agencyCode))}</span>
            <ul className={styles.posts}>
              {posts.map((post) => (
                <li key={post.id} className="sm">
                  <PostLine post={post} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
