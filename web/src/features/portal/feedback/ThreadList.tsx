import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import type { ThreadRow } from './feedback.queries.ts'

export type RenderThread = (threadId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; threads: readonly ThreadRow[]; renderThread: RenderThread }

const LOOKS = {
  ...{ new: 'waiting', answered: 'done', taken: 'ontime' },
  ...{ done: 'done', declined: 'attention', withdrawn: 'attention' },
} as const satisfies Record<ThreadRow['state'], StateName>

export function ThreadState({ state }: Pick<ThreadRow, 'state'>) {
  const { t } = useTranslation()
  return <State name={LOOKS[state]}>{t(`feedback.state.${state}`)}</State>
}

export function ThreadList({ label, threads, renderThread }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {threads.map((thread) => (
        <li key={thread.id}>{renderThread(thread.id, <Line thread={thread} />, room.roomRow)}</li>
      ))}
    </ul>
  )
}

function Line({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const { shortMoment, counted } = useFormat()
  const { title, kind, authorName, lastAt, state, votes, posts, isPrivate, hasVoted } = thread
  const facts = [
    t(`feedback.kind.${kind}`),
    t('feedback.by', { name: authorName, moment: shortMoment(lastAt) }),
    posts > 0 && t('feedback.posts', counted(posts)),
  ]
  return (
    <>
      <span className={room.subject}>
        <b className={`blk ${state === 'new' ? 'b' : 'm'}`}>{title}</b>
        <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`sm ${room.marks}`}>
        <ThreadState state={state} />
        {isPrivate && <span className="tag">{t('feedback.private')}</span>}
        {votes > 0 && (
          <span className="m nw">
            {t('feedback.votes', counted(votes))}
            {hasVoted && ` ${t('feedback.withYours')}`}
          </span>
        )}
      </span>
    </>
  )
}
