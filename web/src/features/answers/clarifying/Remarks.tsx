import { useQuery } from '@tanstack/react-query'
import { greets } from '@veche/contract/rules/replies/plain-checks.ts'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import { useCheckName } from '../checklist/index.ts'
import { clarificationCheckQuery, type Way } from './clarifications.queries.ts'

const CHECK_PAUSE_MS = 500
const NO_GREETING: Check = { code: 'greeting', part: 'public', state: 'attention', words: [], value: null }

/**
 * `remarks`: what is shown; `standing`: those of the words as they are now, which alone keep them from being sent. The
 * greeting is looked for here, at once and without a line; the others are the server's, of the words at the last pause.
 */
export function useRemarks(incidentId: string, { text, way }: { text: string; way: Way }) {
  const settled = useDebounced(text, CHECK_PAUSE_MS)
  const { data, isPlaceholderData } = useQuery(clarificationCheckQuery(incidentId, { text: settled, way }))
  if (text.trim() === '') return { remarks: [], standing: [] }
  const own = greets(text) ? [] : [NO_GREETING]
  const found = data?.checks.filter(({ code, state }) => state === 'attention' && code !== 'greeting') ?? []
  const remarks = [...own, ...found]
  return { remarks, standing: settled === text && !isPlaceholderData ? remarks : own }
}

type Props = {
  remarks: readonly Check[]
  isConfirmed: boolean
  onConfirm: (isConfirmed: boolean) => void
}

/** What the words lack, and that they are meant so. */
export function Remarks({ remarks, isConfirmed, onConfirm }: Props) {
  const { t } = useTranslation()
  if (remarks.length === 0) return null
  return (
    <>
      <ul className="sm" aria-label={t('clarify.ask.remarks')}>
        {remarks.map((remark) => (
          <Remark key={remark.code} remark={remark} />
        ))}
      </ul>
      <label className="chk-l">
        <input
          type="checkbox"
          name="isConfirmed"
          checked={isConfirmed}
          onChange={() => onConfirm(!isConfirmed)}
        />
        <span>{t('clarify.ask.confirm')}</span>
      </label>
      <FieldProblem name="isConfirmed" />
    </>
  )
}

function Remark({ remark }: { remark: Check }) {
  const nameOf = useCheckName({ isWriter: true })
  return (
    <li>
      <State name="attention" className="say">
        {nameOf(remark)}
      </State>
      {remark.words.length > 0 && <span className="muted"> {remark.words.map(quoted).join(', ')}</span>}
    </li>
  )
}
