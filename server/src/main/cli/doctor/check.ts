import type { OpenDatabase } from '../open-system.ts'

export type Finding = {
  state: 'ok' | 'warning' | 'failed'
  /** What was found, in a line. */
  found: string
  /** How to mend it; absent when there is nothing to mend. */
  fix?: string
}
export type DoctorCheck = {
  name: string
  run: (system: OpenDatabase) => Promise<Finding>
  /** Nothing after it can be looked at when it fails. */
  isGround?: true
}
