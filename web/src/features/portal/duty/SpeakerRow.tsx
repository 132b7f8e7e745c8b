import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../ui/Avatar.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './duty.module.css'
import type { Speaker } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'
import { useDutyWords } from './use-duty-words.ts'

type Props = { speaker: Speaker; capacity: string; fallbackPhone?: string; isMain?: boolean }

/** A person with the telephone that reaches them; where the post has one too, which of the two it is. */
export function SpeakerRow({ speaker, capacity, fallbackPhone = '', isMain = false }: Props) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const { name, phone, isAway } = speaker
  const remark = words.speaker(speaker)
  return (
    <div className={styles.speaker}>
      <Avatar name={name} isLarge={isMain} />
      <span className="grow">
        <b className="m blk">{name}</b>
        <span className="sm muted blk">{capacity}</span>
        {remark && (
          <span className="sm blk">{isAway ? <State name="attention">{remark}</State> : remark}</span>
        )}
      </span>
      <span className={styles.phones}>
        {isMain && fallbackPhone !== '' && (
          <span className="sm muted">{t(phone ? 'duty.fact.ownPhone' : 'duty.fact.postPhone')}</span>
        )}
        <PhoneLinks phone={phone || fallbackPhone} look={isMain ? 'button' : 'text'} whose={name} />
      </span>
    </div>
  )
}
