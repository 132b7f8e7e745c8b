import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ShownPhotosResponse } from '@veche/contract/casework/public-problem.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { shownPhotosQuery, showPhoto } from './public-page.queries.ts'
import * as styles from './shown-photos.module.css'

type Photo = ShownPhotosResponse['photos'][number]

/** Photos whose author lets everybody see them: a person looks at each before it is shown. */
export function ShownPhotos({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(shownPhotosQuery(incidentId))
  if (!data) return null
  return (
    <ul className={styles.photos} aria-label={t('register.photos.title')}>
      {data.photos.map((photo, index) => (
        <PhotoRow
          key={`${photo.messageId} ${photo.no}`}
          {...{ incidentId, photo, no: index + 1, canChange: data.canChange }}
        />
      ))}
    </ul>
  )
}

type RowProps = { incidentId: string; photo: Photo; no: number; canChange: boolean }

function PhotoRow({ incidentId, photo, no, canChange }: RowProps) {
  const { t } = useTranslation()
  const { messageId, isShown } = photo
  const url = `/api/messages/${messageId}/attachments/${photo.no}`
  return (
    <li className={styles.photo}>
      <a href={url} target="_blank" rel="noopener">
        <img src={url} loading="lazy" alt={t('register.photos.photo', { no })} />
      </a>
      <div className="col g1">
        <span className="sm">{t(isShown ? 'register.photos.shown' : 'register.photos.notShown')}</span>
        {canChange && <Decision {...{ incidentId, photo, no }} />}
      </div>
    </li>
  )
}

/** What is said is one tick, so that nobody shows a photo without having looked at it. */
function Decision({ incidentId, photo: { messageId, no: at, isShown }, no }: Omit<RowProps, 'canChange'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isChecked, setChecked] = useState(false)
  const decide = useMutation({
    mutationFn: () =>
      showPhoto(incidentId, {
        ...{ messageId, no: at },
        ...(isShown ? { isShown: false } : { isShown: true, isChecked: true }),
      }),
    onSuccess: () => setChecked(false),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incident', incidentId] }),
  })
  return (
    <>
      {!isShown && (
        <label className="row g2 sm">
          <input type="checkbox" checked={isChecked} onChange={() => setChecked(!isChecked)} />
          {t('register.photos.checked', { no })}
        </label>
      )}
      <Button
        size="s"
        isBusy={decide.isPending}
        disabled={!isShown && !isChecked}
        aria-label={t(isShown ? 'register.photos.hideOf' : 'register.photos.showOf', { no })}
        onClick={() => decide.mutate()}
      >
        {t(isShown ? 'register.photos.hide' : 'register.photos.show')}
      </Button>
    </>
  )
}
