import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import type { AskedBy } from './find-asked.ts'
import * as styles from './replies.module.css'

export type AskedLink = { questionMessageId: string; asked: AskedBy | null; reasons: string }
type Props = {
  links: readonly AskedLink[]
  keys: { digits: boolean; none: boolean }
  isBusy: boolean
  onShow: (questionMessageId: string) => void
  /** Null: none of them. */
  onDecide: (questionMessageId: string | null) => void
}

/** An official's words may answer one of several questions: asked once, one key of a list. */
export function LinkChoice({ links, keys, isBusy, onShow, onDecide }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its frame into the talk
    <div className={`${styles.linkQuestion} xs`} role="group" aria-label={t('chats.link.which')}>
      <span>{t('chats.link.which')}</span>
      <ol className={styles.linkChoices}>
        {links.map(({ questionMessageId, asked, reasons }, index) => {
          const key = keys.digits ? String(index + 1) : undefined
          return (
            <li key={questionMessageId} title={reasons}>
              <Button
                size="s"
                isBusy={isBusy}
                keys={key}
                aria-keyshortcuts={key}
                onClick={() => onDecide(questionMessageId)}
              >
                {asked
                  ? t('chats.link.who', { name: asked.name ?? t('chats.resident'), time: time(asked.at) })
                  : t('chats.link.earlier')}
              </Button>
              <button
                type="button"
                className={`lnk xs ${styles.askedWords}`}
                onClick={() => onShow(questionMessageId)}
              >
                {asked?.text ?? t('chats.link.show')}
              </button>
            </li>
          )
        })}
      </ol>
      <Button
        size="s"
        look="quiet"
        isBusy={isBusy}
        keys={keys.none ? 'N' : undefined}
        aria-keyshortcuts={keys.none ? 'N' : undefined}
        onClick={() => onDecide(null)}
      >
        {t('chats.link.none')}
      </Button>
    </div>
  )
}
