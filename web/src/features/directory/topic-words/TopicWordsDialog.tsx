import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type Book, REFRESH } from '../directory.queries.ts'
import { StarterWords } from './StarterWords.tsx'
import {
  problemsOf,
  type RowProblem,
  saveWords,
  type TopicWords,
  topicWordsQuery,
} from './topic-words.queries.ts'
import { WordsHistory } from './WordsHistory.tsx'
import { WordsPreview } from './WordsPreview.tsx'
import { linesOf } from './word-lines.ts'

const CHANGED = schemaOf(() => import('@veche/contract/admin/topic-words.ts'), 'UpdateTopicWordsRequest')

type Props = { code: string; name: string; book: Book; onClose: () => void }

/** What residents call a topic, and what other words would change. */
export function TopicWordsDialog({ code, name, book, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(topicWordsQuery(code))
  if (data) return <WordsForm topic={data} book={book} onClose={onClose} />
  return (
    <Dialog title={t('directory.words.title', { name })} onClose={onClose} isWide>
      <div className="dlg-b">
        {error ? (
          <ErrorNotice error={error} onRetry={refetch} />
        ) : (
          <SkeletonRows label={t('directory.words.loading')} />
        )}
      </div>
    </Dialog>
  )
}

type FormProps = { topic: TopicWords; book: Book; onClose: () => void }

function WordsForm({ topic: opened, book, onClose }: FormProps) {
  const { t } = useTranslation()
  // What comes anew while somebody types must not take away what was typed.
  const [topic] = useState(opened)
  const [text, setText] = useState(topic.own.join('\n'))
  const [putAside, setPutAside] = useState(topic.putAside)
  const [problems, setProblems] = useState<{ own: string[]; rows: RowProblem[] } | null>(null)
  const said = { own: linesOf(text), putAside: [...putAside].sort() }
  async function telling<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await asked
      setProblems(null)
      return answer
    } catch (error) {
      setProblems({ own: said.own, rows: problemsOf(error) })
      throw error
    }
  }
  const edit = useKeptEdit({
    opened: { own: topic.own, putAside: topic.putAside },
    said,
    save: (changes, before) => telling(saveWords(topic.code, changes, before)),
    put(field, value) {
      const words = Array.isArray(value) ? value.map(String) : []
      if (field === 'own') setText(words.join('\n'))
      else setPutAside(words)
    },
    labels: { own: t('directory.words.own'), putAside: t('directory.words.putAside') },
    words: { own: inOneLine, putAside: inOneLine },
  })
  return (
    <FormDialog
      title={t('directory.words.title', { name: topic.name })}
      submitLabel={t('common.save')}
      doneText={t('directory.words.done')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      accepted={{ schema: CHANGED, body: said, words: { own: t('directory.words.bad') } }}
      edit={edit}
      send={edit.send}
    >
      <TextArea
        label={t('directory.words.own')}
        name="own"
        hint={t('directory.words.ownHint')}
        limit={4000}
        rows={6}
        data-autofocus=""
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {problems && problems.rows.length > 0 && (
        <ul className="sm field-e" aria-label={t('directory.words.problems')}>
          {problems.rows.map(({ at, problem }) => (
            <li key={at}>
              {quoted(problems.own[at] ?? '')}: {t(`directory.words.problem.${problem}`)}
            </li>
          ))}
        </ul>
      )}
      <StarterWords starter={topic.starter} putAside={putAside} onChange={setPutAside} />
      <WordsPreview code={topic.code} words={said} book={book} telling={telling} />
      <WordsHistory topic={topic} onDone={onClose} />
    </FormDialog>
  )
}

function inOneLine(value: unknown): string | null {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : null
}
