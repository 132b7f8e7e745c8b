import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CourseCommand, CourseResponse } from '@veche/contract/portal/courses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { fileUrl, sendCommand } from './courses.queries.ts'
import { EditorDialog, WholeCourse } from './late.ts'

const COMMAND = schemaOf(() => import('@veche/contract/portal/courses.ts'), 'CourseCommand')
const RETURN_LIMIT = 1000
const SAID = { approve: 'courses.author.approved', restore: 'courses.author.restored' } as const

/** For whoever writes courses: the text, and another person's word for it. */
export function AuthorBar({ course, onTry }: { course: CourseResponse; onTry: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [open, setOpen] = useState<'edit' | 'return' | 'withdraw' | null>(null)
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { id, state, mayApprove, mayReturn, newestNo, versionNo, written } = course
  const { mutate, isPending } = useMutation({
    mutationFn: (command: CourseCommand) => sendCommand(id, command),
    onSuccess: (_answer, { type }) => type in SAID && showToast(t(SAID[type as keyof typeof SAID])),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['courses'] }),
  })
  return (
    <section className="col g2 no-print">
      <p className="sm muted">
        {t('courses.author.version', {
          ...{ version: versionNo, name: storedWords(written.name, t), moment: moment(written.at) },
        })}
      </p>
      {mayApprove && <WholeCourse course={course} />}
      <div className="row g2 wrap">
        {mayApprove && (
          <Button
            look="primary"
            isBusy={isPending}
            onClick={() => mutate({ type: 'approve', expectedVersion: newestNo })}
          >
            {t('courses.author.approve')}
          </Button>
        )}
        {mayReturn && <Button onClick={() => setOpen('return')}>{t('courses.author.return')}</Button>}
        <Button onClick={onTry}>{t('courses.trial.open')}</Button>
        <Button onClick={() => setOpen('edit')}>{t('courses.author.edit')}</Button>
        <a className="btn" href={fileUrl(id)} download="">
          {t('courses.author.toFile')}
        </a>
        {state === 'published' && (
          <Button look="quiet" onClick={() => setOpen('withdraw')}>
            {t('courses.author.withdraw')}
          </Button>
        )}
        {state === 'withdrawn' && (
          <Button isBusy={isPending} onClick={() => mutate({ type: 'restore' })}>
            {t('courses.author.restore')}
          </Button>
        )}
      </div>
      {open === 'edit' && (
        <EditorDialog
          {...{ courseId: id, expectedVersion: newestNo, returned: course.returned }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'return' && (
        <ReasonDialog
          type="return"
          limit={RETURN_LIMIT}
          words={{
            ...{ title: t('courses.author.return'), done: t('courses.author.returned') },
            ...{ reason: t('courses.author.returnReason'), noReason: t('courses.author.noReturnReason') },
          }}
          refresh={['courses']}
          schema={COMMAND}
          under={{ expectedVersion: newestNo }}
          send={(command) => sendCommand(id, { ...command, expectedVersion: newestNo })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'withdraw' && (
        <ReasonDialog
          type="withdraw"
          words={{
            ...{ title: t('courses.author.withdraw'), done: t('courses.author.withdrawn') },
            ...{ reason: t('courses.author.reason'), noReason: t('courses.author.noReason') },
          }}
          refresh={['courses']}
          schema={COMMAND}
          send={(command) => sendCommand(id, command)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
