import { IconFileText } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from './part-files.module.css'
import {
  changePartFile,
  fetchPartFile,
  type Part,
  type PartFile,
  partFileHref,
} from './part-files.queries.ts'

export type IntoAnswer = { bring: (files: readonly File[]) => Promise<void>; room: number }
type Props = { part: Part; intoAnswer?: IntoAnswer | null }

const REFRESH = ['contributions']

/** What the asked body gave beside its words; whoever writes the answer takes all of it by one press, or one by one. */
export function PartFiles({ part, intoAnswer = null }: Props) {
  const { t } = useTranslation()
  const { takeIn, taken, isPending } = useTaking(part, intoAnswer)
  if (part.files.length === 0) return null
  const left = part.files.filter(({ id }) => !taken.includes(id))
  const takes = (file: PartFile) =>
    taken.includes(file.id) ? (
      <span className="xs muted">{t('contributions.files.taken')}</span>
    ) : (
      <Button
        size="s"
        disabled={isPending}
        aria-label={t('contributions.files.takeOf', file)}
        onClick={() => takeIn([file])}
      >
        {t('contributions.files.take')}
      </Button>
    )
  return (
    <section className={styles.filesPanel} aria-label={t('contributions.files.title')}>
      <ul className={styles.partFiles}>
        {part.files.map((file) => (
          <li key={file.id}>
            <FileLink part={part} file={file} />
            {intoAnswer !== null && part.files.length > 1 && takes(file)}
            {part.mayBring && <RemoveButton part={part} file={file} />}
          </li>
        ))}
      </ul>
      {intoAnswer !== null && left.length > 0 && (
        <div>
          <Button size="s" isBusy={isPending} onClick={() => takeIn(left)}>
            {t('contributions.files.takeAll', { count: left.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

/** They go the way of what is picked from this device: kept, shown at once, sent with the text. */
function useTaking(part: Part, intoAnswer: IntoAnswer | null) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [taken, setTaken] = useState<readonly string[]>([])
  const { mutate, isPending } = useMutation({
    mutationFn: async (files: readonly PartFile[]) => {
      const fetched = await Promise.all(files.map((file) => fetchPartFile(part, file)))
      await intoAnswer?.bring(fetched)
    },
    onSuccess: (_nothing, files) => setTaken((before) => [...before, ...files.map(({ id }) => id)]),
    onError: (error) => showErrorToast(words(error)),
  })
  const takeIn = (files: readonly PartFile[]) =>
    files.length > (intoAnswer?.room ?? 0) ? showErrorToast(t('contributions.files.noRoom')) : mutate(files)
  return { takeIn, taken, isPending }
}

function FileLink({ part, file }: { part: Part; file: PartFile }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const href = partFileHref(part, file.id)
  return (
    <a href={href} target="_blank" rel="noreferrer" aria-label={t('contributions.files.open', file)}>
      {file.contentType === 'application/pdf' ? (
        <IconFileText className="ic l" aria-hidden="true" />
      ) : (
        <img src={href} alt="" loading="lazy" />
      )}
      <span className="sm">{file.name}</span>
      <span className="xs muted">
        {t('contributions.files.by', { name: file.byName, moment: shortMoment(file.at) })}
      </span>
    </a>
  )
}

function RemoveButton({ part, file }: { part: Part; file: PartFile }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (isRemoved: boolean) => changePartFile(part, file.id, isRemoved),
    onSuccess: (_part, isRemoved) => {
      if (isRemoved) showToast(t('contributions.files.removed'), () => mutate(false))
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return (
    <Button
      size="s"
      look="quiet"
      isBusy={isPending}
      aria-label={t('contributions.files.remove', file)}
      onClick={() => mutate(true)}
    >
      {t('common.remove')}
    </Button>
  )
}
