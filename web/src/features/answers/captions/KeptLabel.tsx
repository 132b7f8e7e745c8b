import { useTranslation } from 'react-i18next'
import type { KeptAct } from '../../../lib/line/kept-acts.ts'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import type { GivenLabel } from './relabel-file.ts'

type Kept = KeptAct<{ label: GivenLabel }>
type Props = { kept: Kept | null; onLetGo: (kept: Kept) => void }

/** Under a picture: what was chosen without a line waits for it; choosing again is the way back. */
export function KeptLabel({ kept, onLetGo }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  if (!kept) return null
  const { refused, body } = kept
  if (!refused)
    return (
      <State name="waiting" className="xs">
        {t('answers.files.waits')}
      </State>
    )
  const label = t(`answers.files.kind.${body.label}`)
  return (
    <>
      <State name="late" className="xs">
        {t('subtasks.keptLabel.notSaved', { label, reason: words(errorOf(refused)) })}
      </State>
      <Button look="quiet" size="s" onClick={() => onLetGo(kept)}>
        {t('subtasks.keptLabel.letGo')}
      </Button>
    </>
  )
}
