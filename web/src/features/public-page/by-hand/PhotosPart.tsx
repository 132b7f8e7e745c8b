import { IconPhotoPlus, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { HAND_PHOTOS_LIMIT } from '@veche/contract/values/casework/by-hand.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fileNameOf, PICTURES } from '../../../lib/files/upload-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import * as styles from './by-hand.module.css'
import { uploadPhoto } from './by-hand.queries.ts'
import type { HandForm, HandPhoto } from './hand-form.ts'

type Props = { form: HandForm; change: (changes: Partial<HandForm>) => void }

/** Photographs, and papers photographed or scanned. */
export function PhotosPart({ form, change }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  const bring = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const photos: HandPhoto[] = [...form.photos]
      for (const file of files.slice(0, HAND_PHOTOS_LIMIT - photos.length)) {
        const { kept } = await uploadPhoto(form.recordId, file)
        photos.push({ kept, name: fileNameOf(file.name) })
        change({ photos: [...photos] })
      }
    },
  })
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
              bring.mutate([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <Button
            size="s"
            isBusy={bring.isPending}
            icon={<IconPhotoPlus className="ic" aria-hidden="true" />}
            onClick={() => input.current?.click()}
          >
            {t('by-hand.photos')}
          </Button>
        </p>
      )}
      <FieldProblem name="photos" />
      {bring.error && (
        <p className="xs field-e" role="alert">
          {words(bring.error)}
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
