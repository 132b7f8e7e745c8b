import { IconArrowDown, IconMessages } from '@tabler/icons-react'
import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import * as styles from './Talk.module.css'
import { talkLines } from './talk-lines.ts'
import type { useTalk } from './use-talk.ts'
import { useTalkScroll } from './use-talk-scroll.ts'

const LOAD_OLDER_PX = 400

type Props = {
  talk: ReturnType<typeof useTalk>
  renderMessage: (message: ChatMessageResponse) => ReactNode
}

/** The conversation itself: days, messages, more of the past on the way up, news from below. */
export function Talk({ talk, renderMessage }: Props) {
  const { t } = useTranslation()
  const { messages, isPending, error } = talk
  if (messages.length > 0) return <Loaded talk={talk} renderMessage={renderMessage} />
  return (
    <div className={`${styles.talkPane} ${styles.scrolling}`}>
      {isPending ? (
        <SkeletonRows label={t('chats.loading')} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={talk.refetch} />
      ) : (
        <EmptyState title={t('chats.empty.talk')} mark={<IconMessages className="ic xl" />}>
          {t('chats.empty.talkText')}
        </EmptyState>
      )}
    </div>
  )
}

function Loaded({ talk, renderMessage }: Props) {
  const { t } = useTranslation()
  const { locale, longDay } = useFormat()
  const scroller = useRef<HTMLElement>(null)
  const { messages } = talk
  const scroll = useTalkScroll({
    scroller,
    oldestId: messages.at(-1)?.id ?? null,
    newestId: messages[0]?.id ?? null,
  })
  const { isFetching, loadOlder } = talk
  useEffect(() => {
    // Asked again after each answer: news that came meanwhile would have stopped the older ones for good.
    if (!isFetching && scroller.current && scroller.current.scrollTop < LOAD_OLDER_PX) loadOlder()
  }, [isFetching, loadOlder])
  return (
    <div className={styles.talkPane}>
      <section
        className={styles.scroller}
        data-talk=""
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        aria-label={t('chats.talk')}
        onScroll={({ currentTarget }) => {
          scroll.onScroll()
          if (currentTarget.scrollTop < LOAD_OLDER_PX) talk.loadOlder()
        }}
      >
        <div className={styles.older}>
          {talk.hasNextPage ? (
            <Button size="s" look="quiet" isBusy={talk.isFetchingNextPage} onClick={talk.loadOlder}>
              {t('chats.older')}
            </Button>
          ) : (
            <span className="xs muted">{t('chats.beginning')}</span>
          )}
        </div>
        <ol>
          {talkLines(messages, locale).map((line) =>
            line.kind === 'day' ? (
              <li className={`${styles.dayLine} xs muted`} key={line.key}>
                {longDay(line.at)}
              </li>
            ) : (
              renderMessage(line.message)
            ),
          )}
        </ol>
      </section>
      <div role="status" className={styles.newsButton}>
        {scroll.hasNews && (
          <Button
            size="s"
            look="primary"
            icon={<IconArrowDown className="ic" aria-hidden="true" />}
            onClick={scroll.toEnd}
          >
            {t('chats.news')}
          </Button>
        )}
      </div>
    </div>
  )
}
