import { IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { REPORT_FORMATS } from '@veche/contract/values/reports.ts'
import { useTranslation } from 'react-i18next'
import { api } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/files/download-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import type { AskedReport } from '../reports.queries.ts'

type Format = (typeof REPORT_FORMATS)[number]
type Props = { asked: AskedReport; onTaken: (format: Format) => void }

/** The same report as a file, or on paper. */
export function ReportFiles({ asked, onTaken }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const make = useMutation({
    mutationFn: (format: Format) =>
      downloadFile(api.GET('/api/reports/file', { params: { query: { ...asked, format } } })),
    onSuccess: (_, format) => onTaken(format),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <div className="row g1 wrap no-print">
      {REPORT_FORMATS.map((format) => (
        <Button
          key={format}
          size="s"
          aria-label={t('reports.file.download', { format: format.toUpperCase() })}
          isBusy={make.isPending && make.variables === format}
          onClick={() => make.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <Button
        size="s"
        look="quiet"
        icon={<IconPrinter className="ic" aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('reports.file.print')}
      </Button>
    </div>
  )
}
