/** Everything a person, a test or the demo region can do to the emulated post. */
import { z } from 'zod'
import { action } from '../lib/control/action.ts'
import { type ControlCore, commonActions } from '../lib/control/control.ts'
import { ControlError } from '../lib/control/control-error.ts'
import { inventName } from '../lib/names.ts'
import { Fault } from './faults.ts'
import { type Letter, Manner, type Resident } from './model.ts'
import { deliver, writeAs } from './post.ts'
import { folderKey } from './state.ts'
import { requireLetter, requireMailbox, requireResident, type World } from './world.ts'

const Id = z.number().int()
const Address = z
  .string()
  .toLowerCase()
  .regex(/^[^\s@]+@[^\s@]+$/)
const Writing = {
  text: z.string().trim().min(1).max(20_000),
  form: z.enum(['plain', 'html', 'windows-1251', 'koi8-r']).default('plain'),
  photos: z.number().int().min(0).max(5).default(0),
  headers: z.record(z.string(), z.string()).default({}),
}
const ANSWER = /^\s*re\s*:/i

function placeActions({ state, seed }: World) {
  return {
    createMailbox: action(
      z.strictObject({
        address: Address,
        name: z.string().default(''),
        password: z.string().default('password'),
      }),
      (mailbox) => state.mailboxes.put({ ...mailbox, isLocked: false, uidValidity: 1 }),
    ),
    /** Acts as when the password was changed or an application password was revoked. */
    lockMailbox: action(
      z.strictObject({ address: Address, isLocked: z.boolean() }),
      ({ address, isLocked }) => {
        const mailbox = state.mailboxes.get(address)
        if (!mailbox) throw new ControlError(404, `no mailbox ${address}`)
        return state.mailboxes.put({ ...mailbox, isLocked })
      },
    ),
    createResident: action(
      z.strictObject({
        id: Id.optional(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
        address: Address.optional(),
      }),
      ({ id: given, address, ...names }) => {
        const number = state.next('resident')
        const invented = inventName({ seed: seed(), number })
        const { firstName = invented.firstName, lastName = invented.lastName } = names
        const id = given ?? 900_000 + number
        const resident: Resident = {
          ...{ id, firstName, lastName, manner: 'reads' },
          address: address ?? `zhitel-${id}@pochta.example`,
        }
        return state.residents.put(resident)
      },
    ),
    setManner: action(z.strictObject({ residentId: Id, manner: Manner }), ({ residentId, manner }) => {
      const resident = state.residents.get(String(residentId))
      if (!resident) throw new ControlError(404, `no resident ${residentId}`)
      return state.residents.put({ ...resident, manner })
    }),
  }
}

function writingActions(world: World) {
  return {
    writeLetter: action(
      z.strictObject({ residentId: Id, to: Address, subject: z.string().max(500).default(''), ...Writing }),
      ({ residentId, to, ...writing }) => {
        requireMailbox(world, to)
        return writeAs(world, requireResident(world, residentId), { to, ...writing })
      },
    ),
    /** `keeps`: which signs of the answered letter the resident's program keeps. */
    answerLetter: action(
      z.strictObject({
        residentId: Id,
        letterId: Id,
        keeps: z.enum(['all', 'address', 'number']).default('all'),
        ...Writing,
      }),
      ({ residentId, letterId, keeps, ...writing }) => {
        const resident = requireResident(world, residentId)
        const letter = requireLetter(world, letterId)
        if (letter.owner !== resident.address) throw new ControlError(409, 'not their letter')
        return writeAs(world, resident, { ...answerTo(letter, keeps), ...writing })
      },
    ),
    /** Takes bytes as they are, for letters that no program here writes. */
    deliverRaw: action(
      z.strictObject({ from: z.string().default(''), to: Address, raw: z.string() }),
      ({ from, to, raw }) => {
        requireMailbox(world, to)
        return deliver(world, { from, to, raw: Buffer.from(raw, 'base64') })
      },
    ),
    /** Acts as a move to another server does: the letters are there under other numbers. */
    numberAnew: action(z.strictObject({ address: Address }), ({ address }) => {
      const { state } = world
      const mailbox = requireMailbox(world, address)
      const uidValidity = mailbox.uidValidity + 1
      for (const letter of state.letters.inGroup(folderKey(address, 'INBOX')))
        state.letters.put({ ...letter, uid: state.next(`uid ${folderKey(address, 'INBOX')} ${uidValidity}`) })
      return state.mailboxes.put({ ...mailbox, uidValidity })
    }),
  }
}

function answerTo(letter: Letter, keeps: 'all' | 'address' | 'number') {
  const to = keeps === 'number' ? letter.from : replyAddressOf(letter)
  const subject =
    keeps === 'address' ? 'Ответ' : ANSWER.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`
  const family =
    keeps === 'all'
      ? { answersId: letter.messageId, references: [...letter.references, letter.messageId] }
      : {}
  return { to, subject, ...family }
}

function replyAddressOf({ raw, from }: Letter): string {
  const head = Buffer.from(raw, 'base64').toString('latin1').split('\r\n\r\n')[0] ?? ''
  return /^Reply-To:.*?([^\s<>]+@[^\s<>]+)/im.exec(head)?.[1]?.toLowerCase() ?? from
}

export function createControl({ world, ...core }: ControlCore<World>) {
  const { ledger, faults, seed, state } = world
  return {
    ...placeActions(world),
    ...writingActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
