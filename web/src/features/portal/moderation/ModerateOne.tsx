import { SEEN_BY_OTHERS } from '@veche/contract/values/portal/moderation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginningOf } from '../../../lib/words/beginning-of.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { AskActDialog } from './AskActDialog.tsx'

type Said = { id: string; text: string; authorName: string | null; isOurs: boolean; surface: string }
type Props = { messages: readonly Said[]; mayAct: boolean; onClose: () => void }

/** From the menu of a question: the message is asked for where there are several, and who may not act reads why. */
export function ModerateOne({ messages, mayAct, onClose }: Props) {
  const { t } = useTranslation()
  const [chosenId, setChosen] = useState<string | null>(null)
  const seen = messages.filter(
    ({ isOurs, surface }) => !isOurs && SEEN_BY_OTHERS.some((one) => one === surface),
  )
  const only = seen.length === 1 ? seen[0]?.id : chosenId
  if (!mayAct)
    return (
      <Dialog title={t('portal.moderation.ask')} onClose={onClose}>
        <p className="dlg-b">{t('portal.moderation.noRight')}</p>
      </Dialog>
    )
  if (only) return <AskActDialog messageId={only} onClose={onClose} />
  return (
    <Dialog title={t('portal.moderation.message')} onClose={onClose}>
      <ul className="dlg-b col g2">
        {seen.map(({ id, text, authorName }) => (
          <li key={id}>
            <Button onClick={() => setChosen(id)}>
              {`${authorName ?? t('portal.moderation.resident')}: ${beginningOf(text)}`}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
