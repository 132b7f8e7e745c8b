import { useQuery } from '@tanstack/react-query'
import type { CourseAttempt, CourseResponse } from '@veche/contract/portal/courses.ts'
import type { CourseDraft } from '@veche/contract/rules/portal/courses/course-file.ts'
import { explain, isPassed, isRight } from '@veche/contract/rules/portal/courses/grade.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { CardPlayer } from '../CardPlayer.tsx'
import { courseFileQuery } from '../courses.queries.ts'
import { type GivenAnswer, TestPlayer } from '../TestPlayer.tsx'
import { useCourseFormat } from '../use-course-format.ts'

type Props = { course: CourseResponse; onLeave: () => void }

/** The newest version as employees will have it, for whoever stands for it: nothing is sent and nothing counts. */
export function Trial({ course, onLeave }: Props) {
  const { t } = useTranslation()
  const format = useCourseFormat()
  const { data, error, refetch } = useQuery(courseFileQuery(course.id, course.newestNo))
  const read = data === undefined || !format ? null : format.readDraft(data)
  return (
    <>
      <Notice state="waiting" title={t('courses.trial.title', { version: course.newestNo })}>
        {t('courses.trial.text')}
      </Notice>
      <div className="row">
        <Button onClick={onLeave}>{t('courses.trial.leave')}</Button>
      </div>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!read && !error && <SkeletonRows label={t('courses.loading')} />}
      {read && 'content' in read && <Run course={course} content={read.content} onLeave={onLeave} />}
    </>
  )
}

function Run({ course, content, onLeave }: Props & { content: CourseDraft }) {
  const [isTest, setIsTest] = useState(false)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [attempt, setAttempt] = useState<CourseAttempt | null>(null)
  const { cards, questions } = content
  const passPercent = Number(content.passPercent)
  if (!isTest)
    return (
      <CardPlayer
        {...{ cards, seen, onLeave }}
        onSeen={(card) => setSeen(new Set([...seen, card]))}
        onEnd={() => setIsTest(true)}
      />
    )
  function answer({ attemptId, questionNo, chosen }: GivenAnswer) {
    const question = questions[questionNo]
    if (!question) return
    const before = attempt?.id === attemptId ? attempt.answers : []
    const given = { questionNo, chosen, isRight: isRight(question, chosen) }
    const answers = [...before, explain(questions, given)]
    const rightCount = answers.filter((one) => one.isRight).length
    const isFinished = answers.length === questions.length
    setAttempt({
      ...{ id: attemptId, versionNo: course.newestNo, answers, isFinished, rightCount },
      isPassed: isFinished && isPassed({ questions, passPercent }, rightCount),
    })
  }
  const shown = questions.map(({ text, options }) => ({
    ...{ text, isMany: options.filter((option) => option.isRight).length > 1 },
    options: options.map((option) => option.text),
  }))
  return (
    <TestPlayer
      course={{ ...course, cards, questions: shown, passPercent, attempt, certificate: null }}
      kept={[]}
      onAnswer={answer}
      onCards={() => {
        setSeen(new Set())
        setIsTest(false)
      }}
      renderCertificate={() => null}
    />
  )
}
