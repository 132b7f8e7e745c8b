import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { StateShape } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import * as styles from './checklist.module.css'
import { TICKS, tickOf } from './three-ticks.ts'

export type ShowWords = {
  /** Whether there is something to show: words of a remark may stand in no field. */
  canShow: (check: Pick<Check, 'code'>, words: string) => boolean
  show: (check: Pick<Check, 'code'>, words: string) => void
}
type Props = { checks: Check[]; onShow: ShowWords | null }

/** Under the tick that sums it up, so that the short row and the list say the same; what nobody asks for here comes last. */
const GROUPS = [...TICKS, 'rest', 'not_needed'] as const
type Group = (typeof GROUPS)[number]
const TITLES = { rest: 'editor.check.rest', not_needed: 'editor.check.notNeeded' } as const

function groupOf({ code, state }: Check): Group {
  return state === 'not_needed' ? 'not_needed' : (tickOf(code) ?? 'rest')
}

/** One look for the row and for the tick that sums it up. */
export const CHECK_LOOK = {
  pass: 'done',
  attention: 'attention',
  not_needed: 'waiting',
  unsure: 'waiting',
} as const

/** The formal-reply guard: what a resident will miss in this answer. It asks, it does not forbid. */
export function Checklist({ checks, onShow }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const needed = checks.filter(({ state }) => state !== 'not_needed')
  const countOf = (state: Check['state']) => needed.filter((check) => check.state === state).length
  const [passed, remarks, unsure] = [countOf('pass'), countOf('attention'), countOf('unsure')]
  // Together they are all that is asked for here.
  const counts = [
    t('editor.check.count', { passed: number(passed), total: number(needed.length) }),
    ...(remarks > 0 ? [t('editor.check.remarkCount', { count: remarks })] : []),
    ...(unsure > 0 ? [t('editor.check.unsureCount', { unsure: number(unsure) })] : []),
  ]
  return (
    <section aria-label={t('editor.check.title')}>
      <div className="row g2">
        <h2>{t('editor.check.title')}</h2>
        {needed.length > 0 && <span className="end sm muted">{counts.join(' · ')}</span>}
      </div>
      {checks.length === 0 && <p className="sm muted">{t('editor.check.empty')}</p>}
      {GROUPS.flatMap((group) => {
        const own = checks.filter((check) => groupOf(check) === group)
        if (own.length === 0) return []
        const title =
          group === 'rest' || group === 'not_needed' ? TITLES[group] : (`editor.check.tick.${group}` as const)
        return (
          <Fragment key={group}>
            <h3 className={`${styles.group} sm muted`}>{t(title)}</h3>
            <ul className={styles.checks}>
              {own.map((check) => (
                <CheckRow key={`${check.part} ${check.code}`} check={check} onShow={onShow} />
              ))}
            </ul>
          </Fragment>
        )
      })}
    </section>
  )
}

function CheckRow({ check, onShow }: { check: Check; onShow: Props['onShow'] }) {
  const { t } = useTranslation()
  const name = useCheckName({ isWriter: true })(check)
  const isAttention = check.state === 'attention'
  return (
    <li className={`${styles.check} ${CHECK_LOOK[check.state]}`} data-check={check.code}>
      <StateShape name={CHECK_LOOK[check.state]} />
      <span className="grow">
        <span className="sr">{t(`editor.check.state.${check.state}`)}</span>
        {name}
        {check.words.length > 0 && (
          <span className="xs muted blk">
            {check.words.map((word, index) => (
              <span key={word}>
                {index > 0 && ', '}
                {isAttention && onShow?.canShow(check, word) ? (
                  <button type="button" className="lnk xs" onClick={() => onShow.show(check, word)}>
                    {quoted(word)}
                  </button>
                ) : (
                  quoted(word)
                )}
              </span>
            ))}
          </span>
        )}
      </span>
    </li>
  )
}

const ENDINGS = { pass: '', not_needed: '', attention: '_missing', unsure: '_unsure' } as const

/** One name when it is well, another when something is missing: «Сказано, когда» and «Не сказано, когда»; a third where a person has to look. Of their own text a writer hears «ваш». */
export function useCheckName({
  isWriter = false,
} = {}): (check: Pick<Check, 'code' | 'part' | 'state'>) => string {
  const { t, i18n } = useTranslation()
  return ({ code, part, state }) => {
    const base = `editor.check.code.${code}`
    const said = `${base}${ENDINGS[state]}`
    const yours = `${said}_yours`
    const own = isWriter && i18n.exists(yours) ? yours : said
    const key = i18n.exists(own) ? own : base
    const name = i18n.exists(key) ? t(key) : code
    return part === 'private' ? t('editor.check.private', { name }) : name
  }
}
