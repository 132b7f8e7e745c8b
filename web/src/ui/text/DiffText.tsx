import { useTranslation } from 'react-i18next'
import './diff-text.css'
import { countChanges, type DiffPart } from '../../lib/words/diff.ts'

/** Struck red and underlined green; both survive without colour. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  const { t } = useTranslation()
  const { added, removed } = countChanges(parts)
  if (added + removed === 0) return <p className="sm muted dfx">{t('answers.diff.same')}</p>
  return (
    <p className="sm dfx pre">
      {parts.map((part, index) => {
        const key = `${index}-${part.kind}`
        if (part.kind === 'same') return <span key={key}>{part.text}</span>
        const Mark = part.kind === 'added' ? 'ins' : 'del'
        const [, space = '', words = ''] = /^(\s*)([\s\S]*)$/.exec(part.text) ?? []
        return (
          <span key={key}>
            {space}
            <Mark>{words}</Mark>
          </span>
        )
      })}
    </p>
  )
}
