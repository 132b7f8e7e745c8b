import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { State } from '../../../ui/State.tsx'
import { UnseenRemarks, useCheckName } from '../checklist/index.ts'

/** Why the yes was not said: beside the button that was pressed, and for as long as it holds. */
export function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const nameOf = useCheckName()
  if (!(error instanceof UnseenRemarks))
    return (
      <State name="late" className="sm say">
        {isStale(error) ? t('incidents.stale.title') : words(error)}
      </State>
    )
  const remarks = error.remarks.map((remark) =>
    [nameOf(remark), ...remark.words.map((word) => quoted(word))].join(' '),
  )
  return (
    <State name="attention" className="sm say">
      {t('answers.decide.newRemarks', { remarks: remarks.join('; ') })}
    </State>
  )
}
