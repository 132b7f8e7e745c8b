import { IconCamera } from '@tabler/icons-react'
import { PRACTICE_CAPTION_LIMIT, PRACTICE_PICTURES_LIMIT } from '@veche/contract/values/portal/practices.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from './practices.module.css'
import { type PracticePicture, pictureHref, uploadPicture } from './practices.queries.ts'

type Props = { pictures: readonly PracticePicture[]; onChange: (pictures: PracticePicture[]) => void }

/** Photographs in the order in which they are shown, each with a word of what it is. */
export function PicturesField({ pictures, onChange }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { bring, put, putBack, isBusy, failed } = usePictures({ pictures, onChange })
  const isFull = pictures.length >= PRACTICE_PICTURES_LIMIT
  return (
    <fieldset className="col g2">
      <legend className="lab">{t('practices.field.pictures')}</legend>
      <FieldProblem name="pictures" />
      {pictures.length > 0 && (
        <ul className={styles.pictures} aria-label={t('practices.field.pictures')}>
          {pictures.map((picture, index) => (
            <li key={picture.id}>
              <img
                src={pictureHref(picture.id)}
                alt={picture.caption || t('practices.picture.unnamed', { no: index + 1 })}
              />
              <TextField
                label={t('practices.picture.caption', { no: index + 1 })}
                name={`pictures.${index}.caption`}
                limit={PRACTICE_CAPTION_LIMIT}
                value={picture.caption}
                onChange={({ target }) =>
                  put(pictures.map((one) => (one === picture ? { ...one, caption: target.value } : one)))
                }
              />
              <Button
                size="s"
                look="quiet"
                aria-label={t('practices.picture.remove', { no: index + 1 })}
                onClick={() => {
                  put(pictures.filter((one) => one !== picture))
                  showToast(t('practices.picture.removed'), () => putBack(picture, index))
                }}
              >
                {t('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {failed.map((words) => (
        <p key={words} className="xs field-e" role="alert">
          {words}
        </p>
      ))}
      <span className="row g2 wrap">
        <Button
          size="s"
          icon={<IconCamera className="ic" aria-hidden="true" />}
          isBusy={isBusy}
          disabled={isFull}
          onClick={() => input.current?.click()}
        >
          {t('practices.picture.add')}
        </Button>
        {isFull && <span className="xs muted">{t('practices.picture.full')}</span>}
      </span>
      <p className="xs muted">{t('practices.picture.hint')}</p>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('practices.picture.add')}
        accept={PICTURES}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          void bring(files)
        }}
      />
    </fieldset>
  )
}

/** One after another; each is there as soon as it has come, and what did not come is named. */
function usePictures({ pictures, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string[]>([])
  // As they are now: a caption was written while the next one was on its way.
  const latest = useRef(pictures)
  latest.current = pictures
  const put = (next: readonly PracticePicture[]) => {
    latest.current = next
    onChange([...next])
  }
  async function bring(files: readonly File[]) {
    setBusy(true)
    setFailed([])
    for (const file of files) {
      const isFull = latest.current.length >= PRACTICE_PICTURES_LIMIT
      const refuse = (reason: string) =>
        setFailed((before) => [...before, t('practices.picture.failed', { name: file.name, reason })])
      if (isFull) refuse(t('practices.picture.full'))
      else
        await uploadPicture(file).then(
          ({ id }) => put([...latest.current, { id, caption: '' }]),
          (error: unknown) => refuse(words(error)),
        )
    }
    setBusy(false)
  }
  /** Beside what has come and was written meanwhile. */
  const putBack = (picture: PracticePicture, index: number) =>
    put(latest.current.filter(({ id }) => id !== picture.id).toSpliced(index, 0, picture))
  return { bring, put, putBack, isBusy, failed }
}
