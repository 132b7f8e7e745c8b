import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import * as styles from './practices.module.css'
import { photoHref, uploadPhoto } from './practices.queries.ts'

type Props = { photoId: string | null; onChange: (photoId: string | null) => void }

/** One at most; what it tells of its maker is taken off by the server. */
export function PhotoField({ photoId, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: uploadPhoto,
    onSuccess: ({ id }) => onChange(id),
  })
  return (
    <div className="col g2">
      <FieldProblem name="photoId" />
      {photoId !== null && (
        <img className={styles.photo} src={photoHref(photoId)} alt={t('practices.field.photoId')} />
      )}
      {error && (
        <p className="xs field-e" role="alert">
          {words(error)}
        </p>
      )}
      <span>
        {photoId === null ? (
          <Button size="s" isBusy={isPending} onClick={() => input.current?.click()}>
            {t('practices.addPhoto')}
          </Button>
        ) : (
          <Button size="s" look="quiet" onClick={() => onChange(null)}>
            {t('practices.removePhoto')}
          </Button>
        )}
      </span>
      <input
        ref={input}
        className="sr"
        type="file"
        name="photoId"
        tabIndex={-1}
        aria-label={t('practices.addPhoto')}
        accept="image/jpeg,image/png,image/webp"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) mutate(file)
          target.value = ''
        }}
      />
    </div>
  )
}
