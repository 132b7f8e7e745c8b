import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHasLine } from './line.ts'

/** What fails in a part of a page leaves the rest of it, with all that is written there, as it is. */
export class PartBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <FailedPart /> : this.props.children
  }
}

function FailedPart() {
  const { t } = useTranslation()
  return (
    <p className="row g2 wrap xs muted" role="alert">
      {t('common.loadFailed')}
      <button type="button" className="btn s" onClick={() => window.location.reload()}>
        {t('common.broken.reload')}
      </button>
    </p>
  )
}

/** Stands where a dialog was asked for that has not come: without a line nobody would know that the press was heard. */
export function LateDialog() {
  const { t } = useTranslation()
  if (useHasLine()) return null
  return (
    <p className="xs muted" role="status">
      {t('common.opensLater')}
    </p>
  )
}
