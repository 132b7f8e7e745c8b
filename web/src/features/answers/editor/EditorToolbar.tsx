import { ANSWER_KINDS } from '@veche/contract/values/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import type { Kind } from '../draft-content.ts'
import type { DraftState } from '../drafts/index.ts'
import * as styles from './editor.module.css'

type Props = { state: DraftState; mayPromise: boolean; onKind: (kind: Kind) => void }

export function EditorToolbar({ state, mayPromise, onKind }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <div className={styles.toolbar}>
      <fieldset className="seg" aria-label={t('answers.kind.title')}>
        {ANSWER_KINDS.map((kind) => (
          <button
            type="button"
            key={kind}
            aria-pressed={state.kind === kind}
            disabled={kind === 'interim' && !mayPromise}
            title={kind === 'interim' && !mayPromise ? t('answers.promise.notYours') : undefined}
            onClick={() => onKind(kind)}
          >
            {t(`answers.kind.${kind}`)}
          </button>
        ))}
      </fieldset>
      <span className="end row g3 sm muted">
        <SaveState state={state} />
        <span className="nw">
          {t('editor.signs', { count: state.text.length, formatted: number(state.text.length) })}
        </span>
      </span>
    </div>
  )
}

/** «сохранено 14:09», or why not yet. */
export function SaveState({ state }: { state: DraftState }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  return (
    <span role="status" className="nw">
      {state.status === 'offline' && <State name="waiting">{t('editor.save.offline')}</State>}
      {state.status === 'failed' && <State name="attention">{t('editor.save.failed')}</State>}
      {state.status === 'conflict' && <State name="attention">{t('editor.save.conflict')}</State>}
      {(state.status === 'dirty' || state.status === 'saving') && t('editor.save.saving')}
      {state.status === 'clean' && state.savedAt && t('editor.save.saved', { time: time(state.savedAt) })}
    </span>
  )
}
