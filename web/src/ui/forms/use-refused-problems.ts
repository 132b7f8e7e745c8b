import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { type FormProblems, refusedProblems } from './form-problems.ts'

/** What a refusal says of each field, in words. */
export function useRefusedProblems(error: unknown): FormProblems {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  if (!(error instanceof ApiError)) return {}
  return refusedProblems(error.details, {
    ofRule({ code, limit }) {
      const key = `errors.field.${code}`
      return i18n.exists(key) ? t(key, { limit }) : null
    },
    whole: error.code === 'http.invalid' ? null : words(error),
    plain: t('common.refusedField'),
  })
}
