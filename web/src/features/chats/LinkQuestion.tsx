import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import type { AskedBy } from './find-asked.ts'

type Props = {
  asked: AskedBy | null
  reasons: string
  /** The keys stand on the one link that they decide now. */
  hasKeys: boolean
  isBusy: boolean
  onShow: () => void
  onDecide: (decision: 'confirmed' | 'rejected') => void
}

/** «Это ответ?»: an official's words may answer a question; a person says so. */
export function LinkQuestion({ asked, reasons, hasKeys, isBusy, onShow, onDecide }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  return (
    <div className="ct-ask xs">
      <span title={reasons}>{t('chats.link.ask')}</span>
      <button type="button" className="lnk xs" onClick={onShow}>
        {asked
          ? t('chats.link.who', { name: asked.name ?? t('chats.resident'), time: time(asked.at) })
          : t('chats.link.earlier')}
      </button>
      {asked && <q className="ct-asked">{asked.text}</q>}
      <span className="row g1">
        <Button
          size="s"
          isBusy={isBusy}
          keys={hasKeys ? 'Y' : undefined}
          aria-keyshortcuts={hasKeys ? 'Y' : undefined}
          onClick={() => onDecide('confirmed')}
        >
          {t('chats.link.yes')}
        </Button>
        <Button
          size="s"
          look="quiet"
          isBusy={isBusy}
          keys={hasKeys ? 'N' : undefined}
          aria-keyshortcuts={hasKeys ? 'N' : undefined}
          onClick={() => onDecide('rejected')}
        >
          {t('chats.link.no')}
        </Button>
      </span>
    </div>
  )
}
