import { IconShield } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginningOf } from '../../../lib/words/beginning-of.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { ActsOfThis } from './ActsOfThis.tsx'
import { AskActDialog } from './AskActDialog.tsx'

type Said = {
  id: string
  text: string
  authorName: string | null
  /** Of the talk of a question. */
  isOurs?: boolean
  surface?: string
}

type Props = {
  messages: readonly Said[]
  /** Present: on the card of this question, with what was asked of its messages already. */
  incidentId?: string
  /** Present: somebody has chosen the message and asks at once. */
  onClose?: () => void
}

/** Under the talk of a question: which of its messages is to be dealt with in the network. */
export function ModerateThis({ messages: all, incidentId, onClose }: Props) {
  const { t } = useTranslation()
  const [chosenId, setChosen] = useState('')
  const [isOpen, setOpen] = useState(false)
  // What residents wrote where others see it.
  const messages = all.filter(({ isOurs, surface }) => !isOurs && surface !== 'private')
  const chosen = messages.find(({ id }) => id === chosenId) ?? messages[0]
  if (!chosen) return null
  if (onClose) return <AskActDialog messageId={chosen.id} onClose={onClose} />
  return (
    <div className="col g2">
      {incidentId && <ActsOfThis incidentId={incidentId} />}
      <div className="row g2 wrap">
        {messages.length > 1 && (
          <SelectField
            label={t('portal.moderation.message')}
            name="message"
            isLabelHidden
            value={chosen.id}
            onChange={({ target }) => setChosen(target.value)}
          >
            {messages.map(({ id, text, authorName }) => (
              <option key={id} value={id}>
                {`${authorName ?? t('portal.moderation.resident')}: ${beginningOf(text)}`}
              </option>
            ))}
          </SelectField>
        )}
        <Button
          size="s"
          look="quiet"
          icon={<IconShield className="ic" aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {t('portal.moderation.ask')}
        </Button>
      </div>
      {isOpen && <AskActDialog messageId={chosen.id} onClose={() => setOpen(false)} />}
    </div>
  )
}
