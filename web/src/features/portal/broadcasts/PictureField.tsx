import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import * as styles from './broadcasts.module.css'
import { pictureHref, uploadPicture } from './broadcasts.queries.ts'

type Props = { pictureId: string | null; onChange: (pictureId: string | null) => void }

/** One picture at most; what it tells of its maker is taken off by the server. */
export function PictureField({ pictureId, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: uploadPicture,
    onSuccess: ({ id }) => onChange(id),
  })
  return (
    <div className="col g2">
      <FieldProblem name="pictureId" />
      {pictureId !== null && (
        <img className={styles.picture} src={pictureHref(pictureId)} alt={t('broadcasts.field.pictureId')} />
      )}
      {error && (
        <p className="xs field-e" role="alert">
          {words(error)}
        </p>
      )}
      <span>
        {pictureId === null ? (
          <Button size="s" isBusy={isPending} onClick={() => input.current?.click()}>
            {t('broadcasts.addPicture')}
          </Button>
        ) : (
          <Button size="s" look="quiet" onClick={() => onChange(null)}>
            {t('broadcasts.removePicture')}
          </Button>
        )}
      </span>
      <input
        ref={input}
        className="sr"
        type="file"
        name="pictureId"
        tabIndex={-1}
        aria-label={t('broadcasts.addPicture')}
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
