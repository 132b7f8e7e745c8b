import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'

/** As every room tells it that takes files of text: `problem` is a word of the file's rules or the code of an error. */
export type FileProblem = {
  file: string
  field: string
  line: number | null
  problem: string
  /** What is written there, where that says what is wrong. */
  value?: string | undefined
}

/** Names fields as the room's own forms do, by the keys under which their words stand; without a word a field is named as in the file. */
type Naming = { fields?: readonly string[]; hintOf?: (field: string) => string | null }

/** The one place for the words of what is wrong in a file of text: «статьи.md, строка 5, «Темы» (topics): …». */
export function useFileProblem({ fields = [], hintOf }: Naming = {}): (problem: FileProblem) => string {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  return ({ file, field, line, problem, value }) => {
    const [first = field] = field.split('.')
    const nameKey = [...fields, 'sheets.headed.field']
      .map((prefix) => `${prefix}.${first}`)
      .find((key) => i18n.exists(key))
    const isPart = ['head', 'heading'].includes(field)
    const name = nameKey ? `${quoted(t(nameKey))}${isPart ? '' : ` (${field})`}` : quoted(field)
    const key = `sheets.headed.problem.${problem}`
    const said = i18n.exists(key) ? t(key, { value: quoted(value ?? '') }) : words(new ApiError(problem, 400))
    const hint = problem === 'unreadable' ? null : (hintOf?.(field) ?? null)
    const place = [file, line !== null && t('sheets.headed.line', { line }), name].filter(Boolean).join(', ')
    return `${place}: ${said}${hint ? `: ${hint}` : ''}`
  }
}
