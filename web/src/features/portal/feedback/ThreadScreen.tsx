import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './feedback.module.css'
import type { Thread } from './feedback.queries.ts'
import { ThreadBar } from './ThreadBar.tsx'
import { ThreadState } from './ThreadList.tsx'

/** What was asked, what was said, and what came of it. */
export function ThreadScreen({ thread, back }: { thread: Thread; back: ReactNode }) {
  const { t } = useTranslation()
  const { moment, counted } = useFormat()
  const { title, words, kind, authorName, createdAt, state, isPrivate, votes, posts } = thread
  return (
    <article className={styles.thread}>
      <header className="page-h">
        {back}
        <h1>{title}</h1>
      </header>
      <p className="row g2 wrap sm">
        <ThreadState state={state} />
        <span className="muted">
          {t(`feedback.kind.${kind}`)} · {t('feedback.by', { name: authorName, moment: moment(createdAt) })}
        </span>
        {isPrivate && <span className="tag">{t('feedback.private')}</span>}
        {votes > 0 && <span className="m">{t('feedback.votes', counted(votes))}</span>}
      </p>
      <p className="pre">{words}</p>
      <Outcome thread={thread} />
      {posts.length > 0 && (
        <section>
          <h2>{t('feedback.talk')}</h2>
          <ol className={styles.posts} aria-label={t('feedback.talk')}>
            {posts.map((post) => (
              <li key={post.id} className={post.isCentre ? styles.ofCentre : undefined}>
                <p className="sm muted">
                  {post.isCentre && <b className="m">{t('feedback.centre')}</b>}
                  {post.isCentre && ' · '}
                  {t('feedback.by', { name: post.byName, moment: moment(post.at) })}
                </p>
                <p className="pre">{post.words}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <ThreadBar thread={thread} />
    </article>
  )
}

function Outcome({ thread: { state, stateWords, stateByName, stateAt } }: { thread: Thread }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if ((state !== 'done' && state !== 'declined') || stateAt === null) return null
  return (
    <Notice
      state={state === 'done' ? 'done' : 'attention'}
      title={t(`feedback.outcome.${state}`, { name: stateByName, moment: moment(stateAt) })}
    >
      <span className="pre">{stateWords}</span>
    </Notice>
  )
}
