import { IconPhotoPlus, IconX } from '@tabler/icons-react'
import { HAND_PHOTOS_LIMIT } from '@veche/contract/values/casework/by-hand.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import * as styles from './by-hand.module.css'
import type { HandForm } from './hand-form.ts'
import type { usePhotos } from './use-photos.ts'

type Props = {
  form: HandForm
  change: (changes: Partial<HandForm>) => void
  photos: ReturnType<typeof usePhotos>
}

/** Photographs, and papers photographed or scanned. */
export function PhotosPart({ form, change, photos }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.formPart}>
      {form.photos.length < HAND_PHOTOS_LIMIT && (
        <p>
          <input
            ref={input}
            hidden
            type="file"
            accept={PICTURES}
            multiple
            onChange={({ target }) => {
              photos.bring([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <Button
            size="s"
            isBusy={photos.isPending}
            icon={<IconPhotoPlus className="ic" aria-hidden="true" />}
            onClick={() => input.current?.click()}
          >
            {t('by-hand.photos')}
          </Button>
        </p>
      )}
      <FieldProblem name="photos" />
      {photos.isPending && (
        <p className="sm muted" role="status">
          {t('by-hand.photosComing', { names: photos.comingNames.join(', ') })}
        </p>
      )}
      {photos.error && (
        <p className="xs field-e" role="alert">
          {words(photos.error)}
        </p>
      )}
      {form.photos.length > 0 && (
        <ul className="row g2 wrap" aria-label={t('by-hand.photos')}>
          {form.photos.map(({ kept, name }) => (
            <li key={kept} className="row g1">
              <span className="sm">{name}</span>
              <Button
                size="s"
                look="quiet"
                aria-label={t('by-hand.removePhoto', { name })}
                icon={<IconX className="ic s" aria-hidden="true" />}
                onClick={() => change({ photos: form.photos.filter((photo) => photo.kept !== kept) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
