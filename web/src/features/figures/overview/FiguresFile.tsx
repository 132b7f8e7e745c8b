import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/files/download-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import type { Asked } from '../figures.queries.ts'

const FORMATS = ['xlsx', 'csv'] as const

/** All figures of the page as a table, beside the period before. */
export function FiguresFile({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const language = i18n.language === 'en' ? 'en' : 'ru'
  const make = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) =>
      downloadFile(
        api.GET('/api/reports/file', { params: { query: { ...asked, kind: 'figures', format, language } } }),
      ),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <span className="row g1 wrap no-print">
      {FORMATS.map((format) => (
        <Button
          key={format}
          size="s"
          aria-label={t('figures.file.all', { format: format.toUpperCase() })}
          isBusy={make.isPending && make.variables === format}
          onClick={() => make.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  )
}
