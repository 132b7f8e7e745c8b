import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportCoursesResponse } from '@veche/contract/portal/courses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './courses.module.css'
import { fileUrl, importCourses } from './courses.queries.ts'

type Props = { courseId: string | null; expectedVersion: number | null; onClose: () => void }

/** A course is one text: it is checked line by line before it is saved, and may come from a file. */
export function EditorDialog({ courseId, expectedVersion, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data: stored } = useQuery({
    queryKey: ['courses', 'file', courseId],
    queryFn: async ({ signal }) => (await fetch(fileUrl(courseId ?? ''), { signal })).text(),
    enabled: courseId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const [written, setWritten] = useState<string | null>(null)
  const text = written ?? stored ?? ''
  const check = useMutation({
    mutationFn: () => importCourses(text, { isPreview: true, expectedVersion }),
  })
  const save = useMutation({
    mutationFn: () => importCourses(text, { isPreview: false, expectedVersion }),
    onSuccess: ({ problems, added, changed }) => {
      if (problems.length > 0 || added.length + changed.length === 0) return
      showToast(t('courses.author.saved'))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['courses'] }),
  })
  const change = (next: string) => {
    setWritten(next)
    check.reset()
    save.reset()
  }
  const error = save.error ?? check.error
  const told = save.data ?? check.data
  return (
    <Dialog title={t('courses.author.title')} onClose={onClose} isWide>
      <div className="dlg-b">
        <p className="muted sm">{t('courses.author.text')}</p>
        <label className="field">
          <span className="lab">{t('courses.author.fromFile')}</span>
          <input
            className="inp"
            type="file"
            accept=".md,text/markdown"
            onChange={({ target }) => void target.files?.[0]?.text().then(change)}
          />
        </label>
        <label className="field">
          <span className="lab">{t('courses.author.file')}</span>
          <textarea
            className={`inp ${styles.courseText}`}
            data-autofocus=""
            spellCheck
            value={text}
            onChange={({ target }) => change(target.value)}
          />
        </label>
        {error && <Notice state="late" title={words(error)} />}
        {told && <Told told={told} />}
      </div>
      <div className="dlg-f">
        <Button isBusy={check.isPending} disabled={text.trim() === ''} onClick={() => check.mutate()}>
          {t('courses.author.check')}
        </Button>
        <Button
          look="primary"
          isBusy={save.isPending}
          disabled={text.trim() === ''}
          onClick={() => save.mutate()}
        >
          {t('courses.author.save')}
        </Button>
      </div>
    </Dialog>
  )
}

const NAMED = ['no_head', 'head', 'code', 'heading', 'option', 'card_after_question', 'twice'] as const

function Told({ told: { problems, added, changed } }: { told: ImportCoursesResponse }) {
  const { t } = useTranslation()
  const wordsOf = (problem: string) => {
    const known = NAMED.find((name) => name === problem)
    if (problem.startsWith('key.')) return t('courses.problem.key', { name: problem.slice('key.'.length) })
    return known ? t(`courses.problem.${known}`) : t('courses.problem.other', { place: problem })
  }
  if (problems.length === 0)
    return (
      <p role="status">
        {t(added.length + changed.length === 0 ? 'courses.author.same' : 'courses.author.good')}
      </p>
    )
  return (
    <ul role="status">
      {problems.map(({ course, line, problem }) => (
        <li key={`${course} ${line} ${problem}`}>
          {line !== null && <b className="m">{t('courses.author.line', { line })}: </b>}
          {wordsOf(problem)}
        </li>
      ))}
    </ul>
  )
}
