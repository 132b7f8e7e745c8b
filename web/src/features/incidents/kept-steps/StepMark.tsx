import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'

/** In a list: a step of the question waits for a line, or was refused. */
export function StepMark({ isShown, isRefused }: { isShown: boolean; isRefused: boolean }) {
  const { t } = useTranslation()
  if (!isShown) return null
  return (
    <State name={isRefused ? 'late' : 'waiting'} className="xs">
      {t(isRefused ? 'taking.refusedMark' : 'taking.waitsMark')}
    </State>
  )
}
