import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { StateShape } from '../../../ui/State.tsx'
import { type Carried, findCarried } from './carried.ts'

type Props = { answer: AnswerResponse; content: Carried; onBeginAnew: () => void }

/** What residents have already lies in the field as a beginning: said, and put away by one press. */
export function CarriedNotice({ answer, content, onBeginAnew }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const carried = findCarried(answer, content)
  if (!carried) return null
  const moment = shortMoment(carried.at)
  // In one row with its button: on a phone the field below keeps its lines.
  return (
    <div className="er waiting">
      <StateShape name="waiting" />
      <b className="m grow">{t(`editor.carried.${carried.what}`, { moment, count: carried.files })}</b>
      <Button size="s" onClick={onBeginAnew}>
        {t('editor.carried.anew')}
      </Button>
    </div>
  )
}
