/** The bars of the last weeks, from memory: a talk is read again by the bar of each of its messages. */
import type { Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import { listBars } from './alarms.repository.ts'
import { barAt } from './domain/choose-bar.ts'

const MOST = 60

const kept = createKept((aside) => listBars(aside, MOST))

export async function loadDangerBars(db: Db): Promise<(moment: Date) => number> {
  const bars = await kept.get(db)
  return (moment) => barAt(bars, moment)
}

export function forgetDangerBars(db: Db): void {
  kept.forget(db)
}
