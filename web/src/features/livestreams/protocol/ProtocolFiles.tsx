import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { PROTOCOL_FORMATS } from '@veche/contract/values/livestreams.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/files/download-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'

type Format = (typeof PROTOCOL_FORMATS)[number]

/** The protocol as a paper: to sign with names, to hand out without. */
export function ProtocolFiles({ livestreamId }: { livestreamId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isWithoutNames, setWithoutNames] = useState(false)
  const make = useMakeProtocol(livestreamId, isWithoutNames)
  return (
    <section className="row g2 wrap" aria-label={t('livestreams.file.title')}>
      <b className="m">{t('livestreams.file.title')}</b>
      {PROTOCOL_FORMATS.map((format) => (
        <Button
          key={format}
          size="s"
          icon={<IconFileDownload className="ic s" aria-hidden="true" />}
          aria-label={t(`livestreams.file.${format}`)}
          isBusy={make.isPending && make.variables === format}
          disabled={make.isPending}
          onClick={() => make.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <label className="chk-l">
        <input
          type="checkbox"
          checked={isWithoutNames}
          onChange={({ target }) => {
            setWithoutNames(target.checked)
            make.reset()
          }}
        />
        {t('livestreams.file.withoutNames')}
      </label>
      <span className="sm muted" role="status">
        {make.isPending && t('livestreams.file.making')}
        {make.isSuccess && t('livestreams.file.made')}
      </span>
      {make.isError && (
        <p className="sm field-e" role="alert">
          {t('livestreams.file.failed')} {words(make.error)}
        </p>
      )}
    </section>
  )
}

function useMakeProtocol(livestreamId: string, isWithoutNames: boolean) {
  const { i18n } = useTranslation()
  return useMutation({
    mutationFn: (format: Format) =>
      downloadFile(
        api.GET('/api/livestreams/{livestreamId}/protocol', {
          params: {
            path: { livestreamId },
            query: {
              format,
              withoutNames: String(isWithoutNames),
              language: i18n.language === 'en' ? 'en' : 'ru',
            },
          },
        }),
      ),
  })
}
