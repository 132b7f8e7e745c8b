import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './files.module.css'
import { type FakeFile, type FileUse, uploadFakeFile } from './files-client.ts'
import { ShortHash } from './ShortHash.tsx'

type Props = {
  fakeId: string
  use: FileUse
  accept: string
  label: string
  /** Dropped where the form was opened. */
  firstFile?: File | null
  file: FakeFile | null
  onChange: (file: FakeFile | null) => void
}

/** A file is chosen or dropped, and is with the server at once. */
export function FileField({ fakeId, use, accept, label, firstFile = null, file, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function bring(chosen: File | null | undefined) {
    if (!chosen) return
    setBusy(true)
    setError(null)
    await uploadFakeFile(fakeId, { file: chosen, name: chosen.name, use }).then(
      onChange,
      (failure: unknown) => setError(words(failure)),
    )
    setBusy(false)
  }
  const latest = useRef(bring)
  latest.current = bring
  useEffect(() => void latest.current(firstFile), [firstFile])

  return (
    <fieldset
      className={`field ${styles.fileField}`}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        void bring(event.dataTransfer.files[0])
      }}
    >
      <legend className="lab">{label}</legend>
      <div className="row g2 wrap">
        <Button size="s" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t(file ? 'fakes.file.another' : 'fakes.file.choose')}
        </Button>
        {!file && !isBusy && <span className={`xs muted ${styles.dropHint}`}>{t('fakes.file.drop')}</span>}
        {file && (
          <span className="sm el">
            {file.name} · <ShortHash hash={file.hash} />
          </span>
        )}
      </div>
      {error && (
        <p className="xs field-e" role="alert">
          {error}
        </p>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          void bring(target.files?.[0])
          target.value = ''
        }}
      />
    </fieldset>
  )
}
