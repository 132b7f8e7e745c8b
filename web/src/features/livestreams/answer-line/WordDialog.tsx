import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { AirFormDialog, useQuestion } from '../commands/index.ts'
import type { Question } from '../stream/index.ts'
import * as styles from './answer-line.module.css'
import { ToldNote } from './ToldNote.tsx'
import { useWrittenLine } from './written-line.ts'

/** What was answered on air, written or mended after it. */
export function WordDialog({ question: opened, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useTranslation()
  // What authors got of it while this stood open is told too.
  const question = useQuestion(opened.id) ?? opened
  const { begin, keep, send } = useWrittenLine(question)
  const [{ text, before }, setWriting] = useState(begin)
  function write(next: string) {
    setWriting({ before, text: next })
    keep({ before, text: next })
  }
  return (
    <AirFormDialog
      title={t('livestreams.word.title', { number: question.number })}
      submitLabel={t(question.told ? 'livestreams.word.correct' : 'common.save')}
      onClose={onClose}
      onSubmit={() => send({ text, before })}
    >
      <p className="sm muted">{question.text}</p>
      <ToldNote question={question} />
      <TextArea
        data-autofocus
        label={t('livestreams.word.title', { number: question.number })}
        name="line"
        isLabelHidden
        hint={t('livestreams.word.hint')}
        className={`inp ${styles.sentence}`}
        limit={ANSWER_LINE_LIMIT}
        value={text}
        onChange={({ target }) => write(target.value.replaceAll('\n', ' '))}
      />
    </AirFormDialog>
  )
}
