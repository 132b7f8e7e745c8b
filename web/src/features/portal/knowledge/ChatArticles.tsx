import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './ChatArticles.module.css'
import { articlesInChatQuery, saveUse } from './knowledge.queries.ts'

/** A chat has little room: the nearest two say enough, the rest is found by search. */
const MOST_SHOWN = 2

type Props = {
  chatId: string
  messageId: string
  /** Null: the reader may not speak there. */
  onReply: ((text: string) => void) | null
  renderArticle: (articleId: string, content: ReactNode) => ReactNode
}

/** What is known of a question of a chat; a model answer goes into the field, and nothing is sent by itself. */
export function ChatArticles({ onReply, renderArticle, ...place }: Props) {
  const { t } = useTranslation()
  const articles = (useQuery(articlesInChatQuery(place)).data?.articles ?? []).slice(0, MOST_SHOWN)
  if (articles.length === 0) return null
  return (
    // Of each question of a chat: many of one name are groups, not landmarks.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div role="group" className={styles.articles} aria-label={t('portal.inChat.title')}>
      {articles.map(({ id, title, isStale, term, answers }) => (
        <details key={id}>
          <summary>
            <span className="grow">{title}</span>
            {isStale && <State name="attention">{t('portal.stale')}</State>}
          </summary>
          <p className="sm muted pre">{term}</p>
          {onReply &&
            answers.map(({ text, open }) => (
              <Button
                key={text}
                size="s"
                className={styles.answer}
                onClick={() => {
                  saveUse(id)
                  onReply(text)
                }}
              >
                <span className="pre">{text}</span>
                {open.length > 0 && (
                  <span className="xs muted">{t('portal.inChat.open', { words: open.join(', ') })}</span>
                )}
              </Button>
            ))}
          <p className="sm">{renderArticle(id, t('portal.inChat.read'))}</p>
        </details>
      ))}
    </div>
  )
}
