import { z } from 'zod'
import { Password } from '../access.ts'
import { Network, shownName } from '../common.ts'
import { SignInProvider } from './sign-in.ts'

/** Public: what the sign-in page needs to know. Demo accounts exist only in the demo region. */
export const SystemResponse = z.object({
  version: z.string(),
  regionName: z.string(),
  timeZone: z.string(),
  isDemo: z.boolean(),
  needsFirstAdministrator: z.boolean(),
  /** The first administrator is asked for the code that the start printed. */
  asksSetUpCode: z.boolean(),
  /** Organisations whose accounts open the product. */
  providers: z.array(SignInProvider),
  /** Whether passwords of the product are for everybody or for administrators alone. */
  passwordsFor: z.enum(['everyone', 'administrators']),
  demoAccounts: z.array(
    z.object({
      email: z.string(),
      password: z.string(),
      name: z.string(),
      title: z.string(),
      role: z.string(),
    }),
  ),
  /** Pages of the emulated networks on which a person acts as a resident; demo only. */
  emulators: z.array(z.object({ network: Network, url: z.string() })),
  /** A page that waits to be connected, with keys that are shown on purpose; demo only. */
  trainingPage: z
    .object({
      network: Network,
      name: z.string(),
      externalId: z.string(),
      credentials: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** How much of what the demo region has behind it is loaded, from 0 to 1; null: nothing is being loaded. */
  pastShare: z.number().nullable(),
})
export type SystemResponse = z.infer<typeof SystemResponse>

export const FirstAdministratorRequest = z.strictObject({
  name: shownName(2, 120),
  email: z.email().max(200),
  password: Password,
  setUpCode: z.string().trim().max(40).default(''),
})
