import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { downloadBytes } from '../../../lib/files/download-file.ts'
import { dayKey, formatTime } from '../../../lib/words/format.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Asked, type Row, readRows } from '../figures.queries.ts'
import { csvOf } from './csv.ts'
import { COLUMNS, type FileWords, fieldsOf } from './rows-file.ts'

type Props = { code: string; asked: Asked; isCounted: boolean | undefined; total: number }

/** The browser asks page by page and makes the file itself: more would take it too long. */
export const MOST_ROWS = 5000
const PAGE = 200

/** Makes a file of the rows that are shown, and says before it where it ends. */
export function RowsFileButton({ code, asked, isCounted, total }: Props) {
  const { t, i18n } = useTranslation()
  const { number } = useFormat()
  const errorWords = useErrorWords()
  const words = useFileWords()
  const [read, setRead] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function make() {
    setProblem(null)
    setRead(0)
    try {
      const rows = await readAll({ code, asked, isCounted, onRead: setRead })
      const head = COLUMNS.map((column) => t(`figures.file.${column}`))
      const text = csvOf([head, ...rows.map((row) => fieldsOf(row, words))], i18n.language)
      downloadBytes(
        new Blob([text], { type: 'text/csv;charset=utf-8' }),
        `${code}_${asked.from}_${asked.to}.csv`,
      )
    } catch (error) {
      setProblem(errorWords(error))
    } finally {
      setRead(null)
    }
  }

  return (
    <div className="col no-print">
      <Button
        size="s"
        icon={<IconDownload className="ic" aria-hidden="true" />}
        isBusy={read !== null}
        onClick={() => void make()}
      >
        {read === null ? t('figures.file.make') : t('figures.file.reading', { read: number(read) })}
      </Button>
      {total > MOST_ROWS && (
        <span className="xs muted">
          {t('figures.file.limit', { most: number(MOST_ROWS), total: number(total) })}
        </span>
      )}
      {problem && (
        <span className="xs field-e" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

type AllAsked = Omit<Props, 'total'> & { onRead: (count: number) => void }

async function readAll({ onRead, ...asked }: AllAsked): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = ''
  while (cursor !== null && rows.length < MOST_ROWS) {
    const page = await readRows({ ...asked, limit: PAGE, cursor })
    rows.push(...page.rows)
    cursor = page.nextCursor
    onRead(rows.length)
  }
  return rows.slice(0, MOST_ROWS)
}

function useFileWords(): FileWords {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const names = useDirectory()
  return {
    source: (source) => t(`figures.source.${source}`),
    municipality: names.municipalityName,
    topic: names.topicName,
    agency: names.agencyName,
    network: (code) => t(`common.network.${code}`, code),
    outcome: (code) => t(`incidents.outcome.${code}`, code),
    satisfaction: (code) => t(`incidents.satisfaction.${code}`, code),
    truth: (is) => t(is ? 'common.yes' : 'common.no'),
    // As spreadsheets read a moment, by the clock of the region.
    moment: (at) => `${dayKey(Date.parse(at), locale)} ${formatTime(Date.parse(at), locale)}`,
  }
}
