/**
 * Plays e-mail: letters to two mailboxes, which the product reads by IMAP and answers by SMTP. Nothing is pushed, all
 * is fetched.
 */
import { z } from 'zod'
import { createEmailEmulator } from '../../../../simulator/src/email/emulator.ts'
import type { Fault } from '../../../../simulator/src/email/faults.ts'
import { Letter } from '../../../../simulator/src/email/model.ts'
import type { Random } from '../../lib/random.ts'
import { readEmailFacts } from './email-facts.ts'
import { createMailReading } from './email-reading.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { placeAt } from './places.ts'
import { createMemory, createWriter } from './words.ts'

const ADDRESSES = ['priem-501@okrug.example', 'priem-502@okrug.example'] as const
const PEOPLE = 300
const SUBJECTS = ['Вопрос', 'Обращение', 'Жалоба жителя', ''] as const
const FORMS = ['plain', 'html', 'windows-1251', 'koi8-r'] as const

type Emulator = ReturnType<typeof createEmailEmulator>
type Control = Emulator['control']

export async function startEmailFront({ seed, dataDir, port }: FrontOptions): Promise<StormFront> {
  const emulator = createEmailEmulator({ seed, dataDir })
  await emulator.listen(port)
  const { control } = emulator
  const channels = ADDRESSES.map((address, index) => openMailbox(emulator, address, index))
  const reading = createMailReading(control)
  const acting = createActing(control)
  return {
    network: 'email',
    ...{ url: null, channels },
    // A mailbox is read from the first look at it.
    countSubscribed: reading.countLookedAt,
    prepare: () => undefined,
    startTroubles: (faultSeed) => void control.setFaults({ faults: troubles(), seed: faultSeed }),
    endTroubles: () => void control.setFaults({ faults: [] }),
    act: acting.act,
    // Servers number their letters anew in the storm, and then what lay there is read again.
    forgetUs: null,
    isPublished: (text) =>
      listLetters(control).some((letter) => isOfResident(letter) && letter.text.trim() === text),
    countWaiting: () => acting.writing() + reading.countUnread(listLetters(control).filter(isOurs)),
    eventKeyOf: (dedupeKey) => dedupeKey,
    readFacts: () => readEmailFacts({ dataDir, inbox: listLetters(control).filter(isOurs) }),
    async close() {
      reading.stop()
      await emulator.close()
    },
  }
}

function openMailbox({ control, ports }: Emulator, address: string, index: number): StormChannel {
  const password = `storm-password-${index}`
  const name = `Приёмная ${address}`
  control.createMailbox({ address, name, password })
  const { imap, smtp } = ports()
  const keys = { address, password, imapHost: '127.0.0.1', smtpHost: '127.0.0.1', senderName: name }
  const add = Object.entries({ ...keys, imapPort: imap, smtpPort: smtp }).flatMap(([key, value]) => [
    '--key',
    `${key}=${value}`,
  ])
  return { ...placeAt(index + 1), externalId: address, name, add }
}

const Letters = z.array(Letter)
const listLetters = (control: Control): Letter[] => Letters.parse(control.dump({}).letters)

const isMailbox = (address: string): boolean => ADDRESSES.some((one) => one === address)
const isOurs = ({ owner, folder }: Letter): boolean => folder === 'INBOX' && isMailbox(owner)
const isOfResident = ({ owner, folder }: Letter): boolean => folder === 'INBOX' && !isMailbox(owner)

/** Loses the answer to one letter in ten after it was taken, and breaks lines at every command. */
function troubles(): Fault[] {
  const broken = { 'UID FETCH': 0.01, 'UID SEARCH': 0.02, EXAMINE: 0.02, IDLE: 0.05, APPEND: 0.1 }
  return [
    { kind: 'smtp_drop', when: 'after', probability: 0.1 },
    { kind: 'smtp_drop', when: 'before', probability: 0.02 },
    { kind: 'smtp_hang', when: 'after', probability: 0.003 },
    { kind: 'smtp_hang', when: 'before', probability: 0.003 },
    { kind: 'smtp_refuse', stage: 'auth', code: 454, text: 'try later', probability: 0.01 },
    { kind: 'smtp_refuse', stage: 'mail', code: 421, text: 'too many letters', probability: 0.02 },
    { kind: 'smtp_refuse', stage: 'data', code: 421, text: 'going down', probability: 0.01 },
    ...Object.entries(broken).map(
      ([command, probability]): Fault => ({ kind: 'imap_drop', command, probability }),
    ),
    { kind: 'imap_refuse', command: 'UID SEARCH', probability: 0.005 },
    { kind: 'imap_refuse', command: 'UID FETCH', probability: 0.01 },
    { kind: 'imap_silent', command: 'UID FETCH', probability: 0.001 },
    { kind: 'imap_slow', ms: 600, probability: 0.02 },
  ]
}

function createActing(control: Control): { act: StormFront['act']; writing: () => number } {
  const people = Array.from({ length: PEOPLE }, () => control.createResident({}))
  const memory = createMemory<Letter>()
  const compose = createWriter()
  let writing = 0

  async function write(random: Random): Promise<void> {
    const letter = {
      ...{ residentId: random.pick(people).id, to: random.pick(ADDRESSES), text: compose(random) },
      ...{ subject: random.pick(SUBJECTS), form: random.pick(FORMS) },
    }
    memory.add(await control.writeLetter(letter))
  }

  /** A server that did not hear that its letter was taken brings it once more. */
  async function repeat({ from, to, raw }: Letter): Promise<void> {
    await control.deliverRaw({ from, to, raw })
  }

  async function answer(random: Random, { id: letterId, owner }: Letter): Promise<void> {
    const residentId = people.find(({ address }) => address === owner)?.id
    const keeps = random.pick(['all', 'number'] as const)
    if (residentId !== undefined)
      memory.add(await control.answerLetter({ residentId, letterId, keeps, text: compose(random) }))
  }

  function choose(random: Random): Promise<unknown> {
    const draw = random.next()
    const known = memory.all()
    if (draw < 0.2 && known.length > 0) return repeat(random.pick(known))
    const answers = draw < 0.28 ? listLetters(control).filter(isOfResident) : []
    if (answers.length > 0) return answer(random, random.pick(answers))
    if (draw >= 0.28 && draw < 0.3) control.numberAnew({ address: random.pick(ADDRESSES) })
    return write(random)
  }

  return {
    writing: () => writing,
    act(random) {
      writing += 1
      void choose(random).finally(() => {
        writing -= 1
      })
    },
  }
}
