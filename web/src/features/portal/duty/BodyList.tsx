import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { State } from '../../../ui/State.tsx'
import type { RenderBody } from './AnswerPanel.tsx'
import * as styles from './duty.module.css'
import type { Body, Post } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'
import { useDutyWords } from './use-duty-words.ts'

type Props = { bodies: readonly Body[]; renderBody: RenderBody }

/** Each body with whoever is there now, one's own first. */
export function BodyList({ bodies, renderBody }: Props) {
  const { t } = useTranslation()
  // Whoever writes for all has none of their own.
  const areSome = bodies.some(({ mayWrite }) => !mayWrite)
  return (
    <ul className={`panel ${styles.bodyRows}`} aria-label={t('duty.bodies')}>
      {bodies.map((body) => (
        <li key={body.agencyCode}>
          <BodyRow body={body} isOwn={areSome && body.mayWrite} renderBody={renderBody} />
        </li>
      ))}
    </ul>
  )
}

type RowProps = { body: Body; isOwn: boolean; renderBody: RenderBody }

function BodyRow({ body, isOwn, renderBody }: RowProps) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const { agencyName } = useDirectory()
  const { agencyCode, posts, hours, phone } = body
  return (
    <div className={styles.bodyRow}>
      <div className={styles.bodyHead}>
        <b className="m grow">{renderBody(agencyCode, agencyName(agencyCode))}</b>
        {isOwn && <span className="tag">{t('duty.mine')}</span>}
        <State name={words.hoursState(hours)}>{words.hours(hours)}</State>
      </div>
      {phone && (
        <p className="sm">
          <PhoneLinks phone={phone} />
        </p>
      )}
      {posts.length === 0 && (
        <p className="sm">
          <State name="attention">{t('duty.noPosts')}</State>
        </p>
      )}
      <ul className={styles.posts}>
        {posts.map((post) => (
          <li key={post.id} className="sm">
            <PostLine post={post} />
          </li>
        ))}
      </ul>
    </div>
  )
}

export function PostLine({ post }: { post: Post }) {
  const words = useDutyWords()
  const [speaker] = post.now.speakers
  return (
    <>
      <span className={styles.postName}>{post.name}</span>
      <span>
        {speaker ? (
          <>
            {speaker.name} <span className="muted">{words.now(post.now)}</span>
          </>
        ) : (
          <span className="muted">{words.next(post.now) ?? words.now(post.now)}</span>
        )}
      </span>
      <PhoneLinks phone={speaker?.phone || post.phone} whose={speaker?.name ?? post.name} />
    </>
  )
}
