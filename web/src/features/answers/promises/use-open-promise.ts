import type { DraftPromise } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { openPromiseFields } from '../draft-content.ts'

/** Says which fields of a promise are still empty. */
export function useOpenPromise(): (promise: DraftPromise | null) => string {
  const { t } = useTranslation()
  return (promise) => {
    const fields = openPromiseFields(promise).map((field) => t(`answers.promise.open.${field}`))
    return t('answers.promise.missing', { fields: fields.join(', ') })
  }
}
