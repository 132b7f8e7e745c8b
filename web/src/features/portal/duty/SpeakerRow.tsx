import { Avatar } from '../../../ui/Avatar.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './duty.module.css'
import type { Speaker } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'
import { useDutyWords } from './use-duty-words.ts'

type Props = { speaker: Speaker; capacity: string; fallbackPhone?: string; isMain?: boolean }

/** A person with the telephone that reaches them. */
export function SpeakerRow({ speaker, capacity, fallbackPhone = '', isMain = false }: Props) {
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
        <PhoneLinks phone={phone || fallbackPhone} look={isMain ? 'button' : 'text'} whose={name} />
      </span>
    </div>
  )
}
