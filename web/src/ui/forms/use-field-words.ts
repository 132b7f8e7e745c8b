import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { type FormProblems, type RefusedBy, refusedProblems } from './form-problems.ts'

const NO_WORDS: FormProblems = {}
/** Its figure says best how much of it is too much. */
const TOO_MUCH = /^too_(long|many|big)$/

/** What the rule that a field has broken says in words: the form's own, else those of the rule. */
export function useFieldWords(own: FormProblems = NO_WORDS) {
  const { t, i18n } = useTranslation()
  function ofRule({ code, limit }: RefusedBy, field: string): string | null {
    if (own[field] && !TOO_MUCH.test(code)) return own[field]
    const key = `errors.field.${code}`
    return i18n.exists(key) ? t(key, { limit }) : null
  }
  return (details: Record<string, unknown>, whole: string | null = null) =>
    refusedProblems(details, { ofRule, whole, plainOf: (field) => own[field] ?? t('common.refusedField') })
}

/** What a refusal says of each field, in words. */
export function useRefusedProblems(error: unknown, own?: FormProblems): FormProblems {
  const words = useErrorWords()
  const wordsOf = useFieldWords(own)
  if (!(error instanceof ApiError)) return NO_WORDS
  return wordsOf(error.details, error.code === 'http.invalid' ? null : words(error))
}
