import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import type { KeptAct as Kept } from '../../../lib/line/kept-acts.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { begunQuestion, begunWay } from './begun-question.ts'
import type { Asking, Way } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'
import { QUESTION_LABELS } from './kept-questions.ts'

type Props = { kept: Kept<Asking>; onLetGo: () => void; onMend: (() => void) | null }

/** A question to the author that only this browser has: it waits for the line, or was refused and can be mended. */
export function KeptQuestion({ kept: { incidentId, body, refused }, onLetGo, onMend }: Props) {
  const { t } = useTranslation()
  const [, setText] = useBegun(begunQuestion(incidentId), '')
  const [, setWay] = useBegun<Way | null>(begunWay(incidentId), null, () => '')
  function mend() {
    setText(body.text)
    setWay(body.way ?? null)
    onLetGo()
    onMend?.()
  }
  return (
    <div>
      <KeptAct
        refused={refused}
        waits={t('clarify.kept.waits')}
        notDone={(reason) => t('clarify.kept.notAsked', { reason })}
        labels={QUESTION_LABELS}
        letGo={t('clarify.kept.letGo')}
        onLetGo={onLetGo}
        mend={onMend ? { label: t('clarify.kept.mend'), onMend: mend } : undefined}
      >
        <p className={styles.asked}>{quoted(body.text)}</p>
      </KeptAct>
    </div>
  )
}
