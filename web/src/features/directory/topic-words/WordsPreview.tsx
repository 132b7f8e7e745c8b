import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { Book } from '../directory.queries.ts'
import type { WordsPreview as Told, Words } from './topic-words.queries.ts'

type Props = {
  code: string
  words: Words
  book: Book
  telling: <Answer>(asked: Promise<Answer>) => Promise<Answer>
}

/** What these words would make of the newest questions, before anything is saved. */
export function WordsPreview({ code, words, book, telling }: Props) {
  const { t } = useTranslation()
  const errorWords = useErrorWords()
  const preview = useMutation({
    mutationFn: async (asked: Words) => ({
      asked: JSON.stringify(asked),
      told: await telling(
        unwrap(
          api.POST('/api/directory/topics/{code}/words/preview', { params: { path: { code } }, body: asked }),
        ),
      ),
    }),
  })
  const isOld = preview.data !== undefined && preview.data.asked !== JSON.stringify(words)
  return (
    <section className="col g2" aria-label={t('directory.words.preview')}>
      <div>
        <Button isBusy={preview.isPending} onClick={() => preview.mutate(words)}>
          {t('directory.words.preview')}
        </Button>
      </div>
      {preview.error && <Notice state="late" title={errorWords(preview.error)} />}
      {preview.data && isOld && <p className="sm muted">{t('directory.words.old')}</p>}
      {preview.data && !isOld && <Result told={preview.data.told} book={book} />}
    </section>
  )
}

function Result({ told, book }: { told: Told; book: Book }) {
  const { t } = useTranslation()
  const { counted, number } = useFormat()
  const nameOf = (code: string | null) =>
    code === null
      ? t('directory.words.noTopic')
      : (book.topics.find((topic) => topic.code === code)?.name ?? code)
  const { looked, changed, decided, rightBefore, rightAfter, moves, examples } = told
  const read = t('directory.words.looked', counted(looked))
  if (looked === 0) return <Notice state="waiting" title={t('directory.words.noQuestions')} />
  if (changed === 0)
    return (
      <Notice state="done" title={t('directory.words.same')}>
        {read}
      </Notice>
    )
  return (
    <div className="col g2" role="status">
      <Notice
        state={rightAfter < rightBefore ? 'attention' : 'done'}
        title={t('directory.words.changed', counted(changed))}
      >
        {read}{' '}
        {decided === 0
          ? t('directory.words.noneDecided')
          : t('directory.words.decided', {
              ...counted(decided),
              before: number(rightBefore),
              after: number(rightAfter),
            })}
      </Notice>
      <ul className="sm">
        {moves.map(({ from, to, count }) => (
          <li key={`${from}-${to}`}>
            {nameOf(from)} → {nameOf(to)}: {number(count)}
          </li>
        ))}
      </ul>
      {examples.length === 0 ? (
        <p className="sm muted">{t('directory.words.noExamples')}</p>
      ) : (
        <>
          <h3>{t('directory.words.examples')}</h3>
          <ul className="sm">
            {examples.map(({ incidentId, title, from, to, decided: right }) => (
              <li key={incidentId}>
                {title}: {nameOf(from)} → {nameOf(to)}
                {right !== null && (
                  <span className="muted"> ({t('directory.words.person', { topic: nameOf(right) })})</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
