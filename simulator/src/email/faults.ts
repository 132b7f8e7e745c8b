/** The troubles of the post on demand. */
import { z } from 'zod'
import { createFaultBook, ruleShape } from '../lib/faults.ts'

const SCOPE = { address: z.string().optional() }
const rule = ruleShape(SCOPE)
const When = z.enum(['before', 'after'])

export const Fault = z.discriminatedUnion('kind', [
  /** Refuses without an effect: 451 of a greylist, 421 of a full server, 550, 552… */
  z.strictObject({
    kind: z.literal('smtp_refuse'),
    stage: z.enum(['auth', 'mail', 'rcpt', 'data']),
    code: z.number().int().min(400).max(599),
    text: z.string().default('refused on demand'),
    ...rule,
  }),
  /** Reads the letter to its end and takes it (`after`) or not, and never answers. */
  z.strictObject({ kind: z.literal('smtp_hang'), when: When, ...rule }),
  z.strictObject({ kind: z.literal('smtp_drop'), when: When, ...rule }),
  /** Keeps the connection and never says anything on it again. */
  z.strictObject({ kind: z.literal('imap_silent'), command: z.string().optional(), ...rule }),
  z.strictObject({ kind: z.literal('imap_drop'), command: z.string().optional(), ...rule }),
  z.strictObject({ kind: z.literal('imap_refuse'), command: z.string().optional(), ...rule }),
  z.strictObject({
    kind: z.literal('imap_slow'),
    ms: z.number().int().min(1),
    command: z.string().optional(),
    ...rule,
  }),
])
export type Fault = z.infer<typeof Fault>
export type ImapFault = Extract<Fault, { kind: `imap_${string}` }>
export type RefuseFault = Extract<Fault, { kind: 'smtp_refuse' }>
export type DataFault = Extract<Fault, { kind: 'smtp_hang' | 'smtp_drop' }>

export function createFaults(seed: number) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, address: string | null): boolean =>
    fault.address === undefined || fault.address === address
  return {
    ...book,
    forImap: (command: string, address: string | null) =>
      book.first(
        (fault): fault is ImapFault =>
          isOfImap(fault) && concerns(fault, address) && (fault.command ?? command) === command,
      ),
    /** `address`: the address of the sender. */
    forStage: (stage: RefuseFault['stage'], address: string | null) =>
      book.first(
        (fault): fault is RefuseFault =>
          fault.kind === 'smtp_refuse' && fault.stage === stage && concerns(fault, address),
      ),
    forData: (address: string | null) =>
      book.first(
        (fault): fault is DataFault =>
          (fault.kind === 'smtp_hang' || fault.kind === 'smtp_drop') && concerns(fault, address),
      ),
  }
}
export type Faults = ReturnType<typeof createFaults>

function isOfImap(fault: Fault): fault is ImapFault {
  return fault.kind.startsWith('imap_')
}
