import { IconPaperclip } from '@tabler/icons-react'
import { BULLETIN_FILES_LIMIT } from '@veche/contract/values/orders.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { PickFiles } from '../../../ui/PickFiles.tsx'
import {
  BULLETIN_FILES_OFFERED,
  type BulletinFile,
  bulletinFileHref,
  uploadBulletinFile,
} from './orders.queries.ts'

type Props = { files: readonly BulletinFile[]; onChange: (files: BulletinFile[]) => void }

/** Photographs and papers that go with the words, in the order in which they are shown. */
export function FilesField({ files, onChange }: Props) {
  const { t } = useTranslation()
  const { bring, put, putBack, isBusy, failed } = useFiles({ files, onChange })
  const isFull = files.length >= BULLETIN_FILES_LIMIT
  return (
    <fieldset className="col g2">
      <legend className="lab">{t('orders.field.files')}</legend>
      <FieldProblem name="files" />
      {files.length > 0 && (
        <ul className="col g2" aria-label={t('orders.field.files')}>
          {files.map((file, index) => (
            <li key={file.id} className="row g2 wrap">
              <a href={bulletinFileHref(file.id)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <Button
                size="s"
                look="quiet"
                aria-label={t('orders.file.remove', { name: file.name })}
                onClick={() => {
                  put(files.filter((one) => one !== file))
                  showToast(t('orders.file.removed'), () => putBack(file, index))
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
          label={t('orders.file.add')}
          icon={<IconPaperclip className="ic" aria-hidden="true" />}
          accept={BULLETIN_FILES_OFFERED}
          isBusy={isBusy}
          isFull={isFull}
          onPick={(chosen) => void bring(chosen)}
        />
        {isFull && <span className="xs muted">{t('orders.file.full')}</span>}
      </span>
      <p className="xs muted">{t('orders.file.hint')}</p>
    </fieldset>
  )
}

/** One after another; each is there as soon as it has come, and what did not come is named. */
function useFiles({ files, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string[]>([])
  // As they are now: one was removed while the next was on its way.
  const latest = useRef(files)
  latest.current = files
  const put = (next: readonly BulletinFile[]) => {
    latest.current = next
    onChange([...next])
  }
  async function bring(chosen: readonly File[]) {
    setBusy(true)
    setFailed([])
    for (const file of chosen) {
      const refuse = (reason: string) =>
        setFailed((before) => [...before, t('orders.file.failed', { name: file.name, reason })])
      if (latest.current.length >= BULLETIN_FILES_LIMIT) refuse(t('orders.file.full'))
      else
        await uploadBulletinFile(file).then(
          ({ id, name }) => put([...latest.current, { id, name }]),
          (error: unknown) => refuse(words(error)),
        )
    }
    setBusy(false)
  }
  const putBack = (file: BulletinFile, index: number) =>
    put(latest.current.filter(({ id }) => id !== file.id).toSpliced(index, 0, file))
  return { bring, put, putBack, isBusy, failed }
}
