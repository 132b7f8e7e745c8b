import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Clarification } from './clarifications.queries.ts'

/** Where a question to the author is on its way, in words. */
export function useStanding({ state, delivery, waitsUntil }: Clarification): {
  isStuck: boolean
  title: string
} {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const isStuck = state === 'queued' && (delivery === 'failed' || delivery === 'unknown')
  const title = isStuck
    ? t(`clarify.open.${delivery}`)
    : t(`clarify.open.${state}`, { moment: waitsUntil === null ? '' : moment(waitsUntil) })
  return { isStuck, title }
}
