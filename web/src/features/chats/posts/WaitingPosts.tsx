import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import type { ChatPost, PostDecision, Unsent } from '../chat/index.ts'
import * as styles from './WaitingPosts.module.css'

type Props = {
  posts: readonly ChatPost[]
  unsent: readonly Unsent[]
  /** Keys of those that are leaving at this moment. */
  going: readonly string[]
  canWork: boolean
  isBusy: boolean
  onResolve: (postId: string, decision: PostDecision) => void
  onAgain: (one: Unsent) => void
  onTakeBack: (one: Unsent) => void
}

/** Whether it stands there is asked only where nobody knows. */
const DECISIONS = {
  failed: ['retry', 'mark_sent', 'give_up'],
  unknown: ['check', 'mark_sent', 'retry', 'give_up'],
  queued: [],
  sending: [],
} as const satisfies Record<ChatPost['state'], readonly PostDecision[]>

/** Words of ours that are not in the chat yet: what holds them and what can be done. */
export function WaitingPosts({ posts, unsent, going, ...props }: Props) {
  const { canWork, isBusy, onResolve, onAgain, onTakeBack } = props
  const { t } = useTranslation()
  const { time } = useFormat()
  if (posts.length + unsent.length === 0) return null
  return (
    <ul className={styles.waitingPosts} aria-label={t('chats.posts.title')}>
      {unsent.map((one) => (
        <li key={one.key}>
          <State name="waiting" className="xs">
            {going.includes(one.key)
              ? t('chats.delivery.sending')
              : t('chats.posts.noLine', { time: time(one.writtenAt) })}
          </State>
          <p className="sm el">{one.text}</p>
          <Along count={one.fileIds.length} />
          {!going.includes(one.key) && (
            <div className="row g1 wrap">
              <Button size="s" onClick={() => onAgain(one)}>
                {t('chats.posts.again')}
              </Button>
              <Button size="s" look="quiet" onClick={() => onTakeBack(one)}>
                {t('chats.posts.takeBack')}
              </Button>
            </div>
          )}
        </li>
      ))}
      {posts.map((post) => (
        <li key={post.id}>
          <PostState post={post} />
          <p className="sm el">{post.text}</p>
          <Along count={post.files.length} writer={post.writtenByName} />
          {canWork && DECISIONS[post.state].length > 0 && (
            <div className="row g1 wrap">
              {DECISIONS[post.state].map((decision, index) => (
                <Button
                  key={decision}
                  size="s"
                  look={index === 0 ? 'default' : 'quiet'}
                  isBusy={isBusy}
                  onClick={() => onResolve(post.id, decision)}
                >
                  {t(`chats.posts.${decision}`)}
                </Button>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Along({ count, writer = null }: { count: number; writer?: string | null }) {
  const { t } = useTranslation()
  if (count === 0 && writer === null) return null
  const parts = [
    writer && t('chats.writtenBy', { name: writer }),
    count > 0 && t('chats.files.along', { count }),
  ]
  return <p className="xs muted">{parts.filter(Boolean).join(' · ')}</p>
}

function PostState({ post: { state, errorCode } }: { post: ChatPost }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const look = state === 'failed' ? 'late' : state === 'unknown' ? 'attention' : 'waiting'
  return (
    <p className="xs">
      <State name={look}>{t(`chats.delivery.${state}`)}</State>{' '}
      {errorCode && words(new ApiError(errorCode, 0))}
    </p>
  )
}
