import { useTranslation } from 'react-i18next'
import { errorOf, type KeptRefusal } from '../../lib/line/kept-refusal.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFieldWords } from '../forms/use-field-words.ts'

/** By the name of a field in the request: the key of its label in the form. */
export type KeptLabels = Readonly<Record<string, string>>

/** Why the server did not take what was kept. Its form is closed, so a wrong field is called by its label. */
export function useKeptReason(): (refused: KeptRefusal, labels?: KeptLabels) => string {
  const { t } = useTranslation()
  const words = useErrorWords()
  const wordsOf = useFieldWords()
  return (refused, labels = {}) => {
    const problems = refused.code === 'http.invalid' ? Object.entries(wordsOf(refused.details)) : []
    const named = problems.flatMap(([field, problem]) => {
      const label = labels[field]
      return label === undefined ? [] : [t('common.fieldProblem', { label: t(label), problem })]
    })
    return [words(errorOf(refused)), ...named].join(' ')
  }
}
