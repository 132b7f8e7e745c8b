/** Doors of the sign-in library that need more than the library itself asks for. */
import { SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'

export const DOORS = Object.values(SIGN_IN_ROUTES)

export type Door = (typeof DOORS)[number]['path']

/** Doors of somebody who is signed in that ask for the password once more. */
export const ASKS_PASSWORD: ReadonlySet<Door> = new Set([
  SIGN_IN_ROUTES.enableSecondFactor.path,
  SIGN_IN_ROUTES.disableSecondFactor.path,
])

/** Taken away with the factor itself: a session and a password may be in a stranger's hands. */
export const REMOVES_FACTOR: Door = SIGN_IN_ROUTES.disableSecondFactor.path
