import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { type AskedLink, LinkChoice } from './LinkChoice.tsx'
import * as styles from './replies.module.css'

type Props = {
  links: readonly AskedLink[]
  /** The keys stand on the words that they decide now. */
  hasKeys: boolean
  hasDigits: boolean
  isBusy: boolean
  onShow: (questionMessageId: string) => void
  /** Null: it answers none of them. */
  onDecide: (questionMessageId: string | null) => void
}

/** «Это ответ?»: an official's words may answer a question; a person says so. */
export function LinkQuestion({ links, hasKeys, hasDigits, isBusy, onShow, onDecide }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const [link] = links
  if (!link) return null
  if (links.length > 1)
    return (
      <LinkChoice
        keys={{ digits: hasKeys && hasDigits, none: hasKeys }}
        {...{ links, isBusy, onShow, onDecide }}
      />
    )
  const { questionMessageId, asked, reasons } = link
  return (
    <div className={`${styles.linkQuestion} xs`}>
      <span title={reasons}>{t('chats.link.ask')}</span>
      <button type="button" className="lnk xs" onClick={() => onShow(questionMessageId)}>
        {asked
          ? t('chats.link.who', { name: asked.name ?? t('chats.resident'), time: time(asked.at) })
          : t('chats.link.earlier')}
      </button>
      {asked && <q className={styles.askedWords}>{asked.text}</q>}
      <span className="row g1">
        <Button
          size="s"
          isBusy={isBusy}
          keys={hasKeys ? 'Y' : undefined}
          aria-keyshortcuts={hasKeys ? 'Y' : undefined}
          onClick={() => onDecide(questionMessageId)}
        >
          {t('chats.link.yes')}
        </Button>
        <Button
          size="s"
          look="quiet"
          isBusy={isBusy}
          keys={hasKeys ? 'N' : undefined}
          aria-keyshortcuts={hasKeys ? 'N' : undefined}
          onClick={() => onDecide(null)}
        >
          {t('chats.link.no')}
        </Button>
      </span>
    </div>
  )
}
