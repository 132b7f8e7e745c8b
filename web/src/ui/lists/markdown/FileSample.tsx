import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { downloadBytes } from '../../../lib/files/download-file.ts'
import { Button } from '../../Button.tsx'

export type SampleOf = 'articles' | 'templates' | 'macros' | 'rules' | 'practices'

/** A short file that is loaded as it is, each key of its head explained, and the codes that a head may name. */
export function FileSample({ of }: { of: SampleOf }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const [topic] = directory.topics
  const [place] = directory.municipalities
  const year = new Date().getFullYear()
  function download() {
    const codes = { topic: topic?.code ?? '', place: place?.code ?? '', year, next: year + 1 }
    const text = t(`sheets.sample.of.${of}`, codes)
    downloadBytes(new Blob([text], { type: 'text/markdown' }), t(`sheets.sample.name.${of}`))
  }
  return (
    <div className="col g2">
      <div>
        <Button size="s" disabled={topic === undefined || place === undefined} onClick={download}>
          {t('sheets.sample.download')}
        </Button>
      </div>
      <Codes title={t('sheets.sample.topics')} rows={directory.topics} />
      <Codes title={t('sheets.sample.places')} rows={directory.municipalities} />
    </div>
  )
}

function Codes({ title, rows }: { title: string; rows: readonly { code: string; name: string }[] }) {
  return (
    <details className="sm">
      <summary>{title}</summary>
      <ul>
        {rows.map(({ code, name }) => (
          <li key={code}>
            <code>{code}</code> — {name}
          </li>
        ))}
      </ul>
    </details>
  )
}
