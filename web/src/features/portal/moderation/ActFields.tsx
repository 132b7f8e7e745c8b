import { NETWORK_ACT_REASONS, NETWORK_ACT_WORDS_LIMIT } from '@veche/contract/values/portal/moderation.ts'
import { useTranslation } from 'react-i18next'
import { SelectField, TextArea } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { ActsOffer } from './moderation.queries.ts'

type Act = ActsOffer['acts'][number]
export type Said = {
  reason: (typeof NETWORK_ACT_REASONS)[number] | ''
  term: Act['terms'][number] | null
  words: string
}
export const UNSAID: Said = { reason: '', term: null, words: '' }

/** The first that is offered, until another is chosen. */
export function termOf({ terms }: Act, chosen: Said['term']): Said['term'] {
  return terms.find((one) => one === chosen) ?? terms[0] ?? null
}

type Props = { act: Act; said: Said; isSecond?: boolean; onChange: (said: Said) => void }

/** Why, for how long, and what becomes of it: of one act. */
export function ActFields({ act, said, isSecond = false, onChange }: Props) {
  const { t } = useTranslation()
  const nameOf = (field: string) => (isSecond ? `also${field[0]?.toUpperCase()}${field.slice(1)}` : field)
  const term = termOf(act, said.term)
  return (
    <>
      {act.terms.length > 0 && (
        <SelectField
          label={t('portal.moderation.termField')}
          name={nameOf('term')}
          value={term ?? ''}
          onChange={({ target }) =>
            onChange({ ...said, term: act.terms.find((one) => one === target.value) ?? null })
          }
        >
          {act.terms.map((one) => (
            <option key={one} value={one}>
              {t(`portal.moderation.term.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('portal.moderation.reasonField')}
        name={nameOf('reason')}
        {...(!isSecond && { hint: t('portal.moderation.criticism') })}
        value={said.reason}
        onChange={({ target }) =>
          onChange({ ...said, reason: NETWORK_ACT_REASONS.find((one) => one === target.value) ?? '' })
        }
      >
        <option value="">{t('portal.moderation.choose')}</option>
        {NETWORK_ACT_REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`portal.moderation.reason.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('portal.moderation.words')}
        name={nameOf('words')}
        rows={3}
        limit={NETWORK_ACT_WORDS_LIMIT}
        value={said.words}
        onChange={({ target }) => onChange({ ...said, words: target.value })}
      />
      {act.needsSecond && <p className="sm">{t('portal.moderation.second')}</p>}
      {act.way === 'hand' && (
        <Notice state="attention" title={t('portal.moderation.byHand')}>
          <p className="sm">
            {t(act.needsSecond ? 'portal.moderation.byHandLater' : 'portal.moderation.byHandNow')}
          </p>
        </Notice>
      )}
      {act.kind === 'delete' && act.way === 'network' && (
        <p className="sm muted">
          {t(act.isUndoable ? 'portal.moderation.hiding.back' : 'portal.moderation.hiding.none')}
        </p>
      )}
      {!act.isUndoable && <p className="sm muted">{t('portal.moderation.noWayBack')}</p>}
    </>
  )
}
