import type { Tx } from '../../platform/db.ts'

/** What happened to the keys of an account; the web and the letters have the words. */
export type AccountNews =
  | 'password_changed'
  | 'password_given'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'backup_codes_renewed'
  | 'second_factor_reset'
  /** Another administrator asks; for those who may decide. */
  | 'second_factor_reset_asked'

/** Notices stand above this module: `main` gives the way to tell. */
export type AccountNotices = {
  tell: (tx: Tx, notice: { userId: string; news: AccountNews; now: Date; name?: string }) => Promise<void>
}
