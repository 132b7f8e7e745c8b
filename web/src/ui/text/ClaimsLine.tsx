import { CLAIM_DECISIONS, decideClaim, findClaims } from '@veche/contract/rules/replies/claims.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../lib/words/quoted.ts'
import { Button } from '../Button.tsx'
import { State } from '../State.tsx'

type Props = { text: string; onChange: (text: string) => void }

/** What a model answer says was done, one at a time: for this question somebody has to say so, each by one touch. */
export function ClaimsLine({ text, onChange }: Props) {
  const { t } = useTranslation()
  const [claim] = findClaims(text)
  if (!claim) return null
  return (
    <section aria-label={t('editor.claims.title')}>
      <State name="attention" className="sm say">
        {t('editor.claims.title')} {quoted(claim.words)}
      </State>
      <div className="row wrap g2">
        {CLAIM_DECISIONS.map((decision) => (
          <Button size="s" key={decision} onClick={() => onChange(decideClaim(text, claim, decision))}>
            {t(`editor.claims.${decision}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
