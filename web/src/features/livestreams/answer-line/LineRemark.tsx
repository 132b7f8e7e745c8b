import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import type { Question } from '../stream/index.ts'

/** Of a line that its authors do not read yet: why. Written anew by one person it is gone. */
export function LineRemark({ question: { answerLineRemark } }: { question: Question }) {
  const { t } = useTranslation()
  if (answerLineRemark === null) return null
  return (
    <p className="sm" role="status">
      <State name="attention">{t(`livestreams.replies.remark.${answerLineRemark}`)}</State>
    </p>
  )
}
