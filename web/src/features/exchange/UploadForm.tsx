import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Notice } from '../../ui/query-states.tsx'
import * as styles from './exchange.module.css'
import { uploadSpreadsheet } from './exchange.queries.ts'

/** A file dropped or chosen; nothing is taken from it before a person has seen its rows. */
export function UploadForm() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const inputId = useId()
  const [isOver, setIsOver] = useState(false)
  const upload = useMutation({
    mutationFn: uploadSpreadsheet,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exchange'] }),
  })
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !upload.isPending) upload.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section className="panel pad form" aria-labelledby="exc-in">
      <h2 id="exc-in">{t('exchange.in.title')}</h2>
      <p className="sm muted">{t('exchange.in.text')}</p>
      <label
        htmlFor={inputId}
        className={isOver ? `${styles.dropPlace} ${styles.dropTarget}` : styles.dropPlace}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet className="ic xl" aria-hidden="true" />
        <span>{upload.isPending ? t('exchange.in.uploading') : t('exchange.in.drop')}</span>
        <input
          id={inputId}
          type="file"
          className="sr"
          accept=".xlsx,.csv,.ods"
          disabled={upload.isPending}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      {upload.error && (
        <div role="alert">
          <Notice state="late" title={t('exchange.in.refused')}>
            {words(upload.error)}
          </Notice>
        </div>
      )}
    </section>
  )
}
