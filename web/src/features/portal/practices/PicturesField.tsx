import { IconCamera } from '@tabler/icons-react'
import { PRACTICE_CAPTION_LIMIT, PRACTICE_PICTURES_LIMIT } from '@veche/contract/values/portal/practices.ts'
import { useTranslation } from 'react-i18next'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { PickFiles } from '../../../ui/PickFiles.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './practices.module.css'
import { type PracticePicture, pictureHref } from './practices.queries.ts'
import { usePictures } from './use-pictures.ts'

type Props = { pictures: readonly PracticePicture[]; onChange: (pictures: PracticePicture[]) => void }

/** Photographs in the order in which they are shown, each with a word of what it is. */
export function PicturesField({ pictures, onChange }: Props) {
  const { t } = useTranslation()
  const hasLine = useHasLine()
  const { bring, put, putBack, isBusy, failed, own } = usePictures({ pictures, onChange })
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
                src={own.get(picture.id)?.url ?? pictureHref(picture.id)}
                alt={picture.caption || t('practices.picture.unnamed', { no: index + 1 })}
              />
              {own.get(picture.id)?.isBrought === false && (
                <State name="waiting" className="xs">
                  {t(hasLine ? 'practices.picture.sending' : 'practices.picture.waits')}
                </State>
              )}
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
        <PickFiles
          size="s"
          label={t('practices.picture.add')}
          icon={<IconCamera className="ic" aria-hidden="true" />}
          accept={PICTURES}
          isBusy={isBusy}
          isFull={isFull}
          onPick={(chosen) => void bring(chosen)}
        />
        {isFull && <span className="xs muted">{t('practices.picture.full')}</span>}
      </span>
      <p className="xs muted">{t('practices.picture.hint')}</p>
    </fieldset>
  )
}
