import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CourseResponse } from '@veche/contract/portal/courses.ts'
import type { DraftFile } from '@veche/contract/rules/portal/courses/course-file.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../../lib/forms/use-begun.ts'
import { useErrorWords } from '../../../../lib/words/use-error-words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { DialogForm } from '../../../../ui/forms/DialogForm.tsx'
import { showToast } from '../../../../ui/overlays/toast.tsx'
import { Notice } from '../../../../ui/query-states.tsx'
import { importCourses } from '../courses.queries.ts'
import { Returned } from '../Returned.tsx'
import type { CourseFormat } from '../use-course-format.ts'
import { CourseFields } from './CourseFields.tsx'
import { CourseText } from './CourseText.tsx'
import { type CourseForm, draftOf, formOf } from './course-form.ts'
import { Told, type Verdict } from './Told.tsx'
import { useProblemWords } from './use-problem-words.ts'

type Props = {
  courseId: string | null
  expectedVersion: number | null
  returned: CourseResponse['returned']
  /** Codes of other courses. */
  taken: readonly string[]
  first: CourseForm
  format: CourseFormat
  onClose: () => void
}

/** A course as fields or as its text, which hold the same; what is saved waits for somebody else. */
export function CourseEditor({ courseId, expectedVersion, taken, format, ...props }: Props) {
  const { readDraft, writeCourses, checkDraft } = format
  const { t } = useTranslation()
  const words = useErrorWords()
  const { ofField } = useProblemWords()
  const queryClient = useQueryClient()
  const [first] = useState(props.first)
  const [form, setForm] = useBegun<CourseForm>(`course ${courseId ?? ''} ${expectedVersion ?? ''}`, first)
  const [isGoneOn, setGoneOn] = useState(form !== first)
  const [isText, setIsText] = useState(false)
  /** Null: as the fields say it. */
  const [typed, setTyped] = useState<string | null>(null)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const draft = draftOf(form, taken)
  const text = typed ?? writeCourses([draft])

  const load = (isPreview: boolean) =>
    // Of a text that somebody brings the courses may be known already: then it is their next version.
    importCourses(text, { isPreview, expectedVersion: courseId === null && !isText ? 0 : expectedVersion })
  const check = useMutation({ mutationFn: () => load(true), onSuccess: setVerdict })
  const save = useMutation({
    mutationFn: () => load(false),
    onSuccess: (told) => {
      setVerdict(told)
      if (told.problems.length > 0 || told.added.length + told.changed.length === 0) return
      setForm(first)
      showToast(t('courses.author.saved'))
      props.onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['courses'] }),
  })

  function forget() {
    setVerdict(null)
    check.reset()
    save.reset()
  }
  function beginAnew() {
    const before = form
    forget()
    setTyped(null)
    setForm(first)
    setGoneOn(false)
    showToast(t('courses.form.begunAnew'), () => setForm(before))
  }
  function write(next: string) {
    forget()
    setTyped(next)
    const read = readDraft(next)
    if ('content' in read) setForm(formWithCode(read))
  }
  const formWithCode = (read: DraftFile) =>
    courseId === null ? formOf(read, taken) : { ...formOf(read, taken), code: read.code }
  function showFields() {
    const read = typed === null ? null : readDraft(typed)
    if (read && 'problems' in read) return setVerdict(read)
    forget()
    setTyped(null)
    setIsText(false)
  }

  return (
    <DialogForm
      title={t(courseId === null ? 'courses.author.write' : 'courses.author.title')}
      submitLabel={t('courses.author.save')}
      isWide
      missing={
        isText
          ? {}
          : Object.fromEntries(checkDraft(draft.content).map((problem) => [problem, ofField(problem)]))
      }
      isComplete={text.trim() !== ''}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={props.onClose}
      extra={
        isText && (
          <Button isBusy={check.isPending} onClick={() => check.mutate()}>
            {t('courses.author.check')}
          </Button>
        )
      }
    >
      <Returned returned={props.returned} />
      {isGoneOn && (
        <p className="row g2 wrap sm" role="status">
          <span className="grow">{t('courses.form.goneOn')}</span>
          <Button size="s" onClick={beginAnew}>
            {t('courses.form.beginAnew')}
          </Button>
        </p>
      )}
      <fieldset className="seg" aria-label={t('courses.form.ways')}>
        <button type="button" aria-pressed={!isText} onClick={showFields}>
          {t('courses.form.asFields')}
        </button>
        <button type="button" aria-pressed={isText} onClick={() => setIsText(true)}>
          {t('courses.form.asText')}
        </button>
      </fieldset>
      {verdict && <Told told={verdict} />}
      {check.error && <Notice state="late" title={words(check.error)} />}
      {isText ? (
        <CourseText text={text} format={format} onChange={write} />
      ) : (
        <CourseFields
          form={form}
          code={draft.code}
          onChange={(next) => {
            forget()
            setForm(next)
          }}
        />
      )}
    </DialogForm>
  )
}
