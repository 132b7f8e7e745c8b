import { quoted } from '../../../lib/words/quoted.ts'
import * as styles from '../publication/spread.module.css'
import type { Carrier } from './places.ts'

/** Under whose words an answer will stand, in a line. */
export function CarrierWords({ carrier: { authorName, text } }: { carrier: Carrier }) {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  if (words === '' && !authorName) return null
  return (
    <span className={`xs muted blk el ${styles.carrierWords}`}>
      {authorName && `${authorName}: `}
      {words && quoted(words)}
    </span>
  )
}
