import { useTranslation } from 'react-i18next'

/** Why another body than the route's is offered: how many of the last such questions ended with it. */
export function DecidedHere({ words: [count = '', of = ''] }: { words: readonly string[] }) {
  const { t } = useTranslation()
  return <p className="xs muted">{t('triage.decidedHere', { shown: count, of })}</p>
}
