import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { isNarrowed, isWithoutListsAlone, type JournalForm, numberOf, widestOf } from './journal-filter.ts'

type Props = {
  form: JournalForm
  /** The first day that is shown of one question where nobody chose it. */
  since: string | null
  filters: readonly [string, string][]
  onWiden: (form: JournalForm) => void
}

/** Says what the list has, what it leaves out and its order: also where the address or the number alone narrowed it. */
export function JournalHead({ form, since, filters, onWiden }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const number = numberOf(form.number)
  const isOfQuestion = number !== ''
  const said = filters.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`)
  const what = () => {
    if (!isNarrowed(form)) return since && t('accounts.journal.whole', { number })
    if (isWithoutListsAlone(form)) return t('accounts.journal.withoutLists', { number })
    return t('accounts.journal.narrowed', { what: said.join('; ') })
  }
  const sentences = [
    what(),
    since && t('accounts.journal.since', { day: day(since) }),
    form.order === 'oldest' && t('accounts.journal.oldestFirst'),
  ].filter(Boolean)
  if (sentences.length === 0) return null
  return (
    <p className="row g2 wrap sm" role="status">
      <span>{sentences.join(' ')}</span>
      {isNarrowed(form) && (
        <Button size="s" onClick={() => onWiden(widestOf(form))}>
          {t(isOfQuestion ? 'accounts.journal.widenOfQuestion' : 'accounts.journal.widen')}
        </Button>
      )}
    </p>
  )
}
