import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import type { Question } from '../stream/index.ts'
import * as styles from './answer-line.module.css'
import { useWrittenLine } from './written-line.ts'

/** The line of an answer, mended where it is read before it is sent. */
export function MendLine({ question, onDone }: { question: Question; onDone: () => void }) {
  const { t } = useTranslation()
  const { begin, keep, send } = useWrittenLine(question)
  const [{ text, before }, setWriting] = useState(begin)
  function write(next: string) {
    setWriting({ before, text: next })
    keep({ before, text: next })
  }
  function save() {
    if (isTooLong(text.trim(), ANSWER_LINE_LIMIT)) return
    send({ text, before })
    onDone()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    // Nothing is sent to authors by it.
    event.preventDefault()
    save()
  }
  return (
    <div className="col g1">
      <TextArea
        data-autofocus
        className={`inp ${styles.sentence}`}
        name="line"
        label={t('livestreams.word.title', { number: question.number })}
        limit={ANSWER_LINE_LIMIT}
        value={text}
        onChange={({ target }) => write(target.value.replaceAll('\n', ' '))}
        onKeyDown={onKeyDown}
      />
      <p className="row g2">
        <Button size="s" onClick={save}>
          {t('common.save')}
        </Button>
        <Button size="s" look="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </p>
    </div>
  )
}
