import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { Notice } from '../../../ui/query-states.tsx'
import type { Question } from '../stream/index.ts'

/** Authors have an answer already: other words are a correction, and it has yet to be sent. */
export function ToldNote({ question: { told, answerLine } }: { question: Question }) {
  const { t } = useTranslation()
  if (told === null) return null
  const { line, count } = told
  return (
    <Notice state="attention" title={t('livestreams.word.told', { count })}>
      <p>{quoted(line)}</p>
      <p>{t(`livestreams.word.${answerLine === line ? 'toldChange' : 'toldOther'}`)}</p>
    </Notice>
  )
}
